/** pg-boss, the queue behind the jobs, in a schema of its own beside the store's tables. */
import { CompiledQuery, type Kysely } from 'kysely';
import PgBoss from 'pg-boss';
import type { Schema } from '../schema.js';

/** The schema of its tables. They say which job ran when, and nothing of workspaces. */
export const JOB_SCHEMA = 'jobs';

/** A completed run is remembered for longer than any job's period, so that it isn't asked for again. */
const REMEMBER_SECONDS = 8 * 24 * 60 * 60;

/**
 * Creates it on the store's own connections: what it asks waits its turn in the same pool.
 * @param options - it changes no tables and starts no timers unless these say so
 */
export function createBoss(
  db: Kysely<Schema>,
  options: Pick<
    PgBoss.ConstructorOptions,
    'migrate' | 'supervise' | 'maintenanceIntervalSeconds'
  > = {},
): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => execute(db, text, values) },
    schema: JOB_SCHEMA,
    migrate: false,
    schedule: false,
    supervise: false,
    archiveCompletedAfterSeconds: REMEMBER_SECONDS,
    ...options,
  });
}

async function execute(
  db: Kysely<Schema>,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: unknown[] }> {
  return db.connection().execute(async (connection) => {
    const run = (statement: string, parameters: readonly unknown[] = []) =>
      connection.executeQuery(CompiledQuery.raw(statement, [...parameters]));
    try {
      return await run(text, values);
    } catch (error) {
      // Some of its texts hold a whole transaction, which would stay open in the connection.
      if (/\bBEGIN\b/.test(text)) await run('rollback');
      throw error;
    }
  });
}
