/** The tables of the jobs' queue on PostgreSQL: made by the owner's role, used by the bot's. */
import { sql, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import { JOB_NAMES } from '../../core/records/jobs.js';
import { createBoss, JOB_SCHEMA } from './postgres-boss.js';
import { reasonOf } from './postgres-retry.js';
import type { Schema } from '../schema.js';

/** At most one run of a job waits, one waits to be made again, and one is under way. */
const ONE_OF_EACH_STATE = 'stately';

/**
 * Brings the tables up to date, and lets the bot's role read and write rows in them. Run as their owner, in its lock.
 * @param role - the role that the bot works under
 */
export async function migrateJobTables(db: Kysely<Schema>, role: string): Promise<void> {
  const boss = createBoss(db, { migrate: true });
  await boss.start();
  for (const name of await missingQueues(boss))
    await boss.createQueue(name, { name, policy: ONE_OF_EACH_STATE });
  await boss.stop({ graceful: false });
  const [schema, name] = [sql.ref(JOB_SCHEMA), sql.ref(role)];
  await sql`grant usage on schema ${schema} to ${name}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${name}`.execute(
    db,
  );
}

/**
 * Looks under the bot's own role whether the tables are there.
 * @returns what is missing or too old, `null` when nothing is
 */
export async function lackingJobTables(db: Kysely<Schema>): Promise<string | null> {
  const boss = createBoss(db);
  if (!(await mayLookInto(db)) || !(await isUpToDate(boss))) return 'the queue of the jobs';
  const [missing] = await missingQueues(boss);
  return missing === undefined ? null : `the queue of the job ${missing}`;
}

/** To look at a table in a schema that may not be used is an error of its own. */
async function mayLookInto(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select has_schema_privilege(oid, 'usage') as may
    from pg_namespace where nspname = ${JOB_SCHEMA}`.execute(db);
  return rows[0]?.may === true;
}

/** pg-boss's own words for tables that are not there or of another version. */
const NOT_UP_TO_DATE = /^pg-boss (?:is not installed|database requires migrations)/;

async function isUpToDate(boss: PgBoss): Promise<boolean> {
  try {
    await boss.start();
    return true;
  } catch (error) {
    if (NOT_UP_TO_DATE.test(reasonOf(error))) return false;
    throw error;
  }
}

async function missingQueues(boss: PgBoss): Promise<readonly string[]> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  return JOB_NAMES.filter((name) => !known.has(name));
}
