/** Tests on a real PostgreSQL, left out in one line where it isn't installed. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import pg from 'pg';
import type { Store } from '../../src/core/records/store.js';
import {
  openPostgresStore,
  type PostgresStoreOptions,
} from '../../src/store/postgres/postgres-store.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import {
  findPostgres,
  startPostgresServer,
  type PostgresServer,
} from '../servers/postgres-server.js';

/** A database with the roles of the documentation. */
export interface TestDatabase {
  readonly server: PostgresServer;
  readonly botUrl: string;
  readonly ownerUrl: string;
  /** Opens the store under both roles, migrated. */
  open(options?: Partial<PostgresStoreOptions>): Promise<Store>;
  /** The same, after all rows were deleted. */
  openEmpty(now: () => number): Promise<Store>;
  /** Runs one statement under the bot's role, past the store. */
  asBot(statement: string, values?: readonly unknown[]): Promise<readonly object[]>;
}

let left = false;

/**
 * Describes tests on a PostgreSQL of their own.
 * @param tests - gets the way to the database, to be called inside of tests
 */
export function describeOnPostgres(
  title: string,
  tests: (database: () => TestDatabase) => void,
): void {
  if (findPostgres() === null) {
    if (!left)
      process.stderr.write('Left out: the tests on PostgreSQL, because it is not installed.\n');
    left = true;
    describe.skip(title, () => {
      tests(() => {
        throw new Error('left out');
      });
    });
    return;
  }
  describe(title, () => {
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      // Durability is PostgreSQL's own affair; only benchmarks and restarts keep its default.
      const server = await startPostgresServer();
      database = await createTestDatabase(server, 'quaymaster');
    });
    afterAll(async () => {
      await database?.server.stop();
    });
    tests(() => {
      if (database === undefined) throw new Error('the database is there inside of tests only');
      return database;
    });
  });
}

/** Makes another database on a server. */
export async function createTestDatabase(
  server: PostgresServer,
  name: string,
): Promise<TestDatabase> {
  await server.createDatabase(name);
  const botUrl = server.url('bot', name);
  const ownerUrl = server.url('owner', name);
  const open = (options: Partial<PostgresStoreOptions> = {}) =>
    openPostgresStore({
      url: botUrl,
      ownerUrl,
      secretKey: 'key',
      log: createQuietLog(),
      ...options,
    });
  let migrated = false;
  return {
    server,
    botUrl,
    ownerUrl,
    open,
    async openEmpty(now) {
      if (!migrated) await (await open()).close();
      migrated = true;
      await emptyTables(server.url('admin', name));
      return open({ ownerUrl: undefined, now, poolSize: 4 });
    },
    asBot: (statement, values) => query(botUrl, statement, values),
  };
}

async function emptyTables(adminUrl: string): Promise<void> {
  await query(
    adminUrl,
    `do $$ declare t text; begin
       for t in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
       loop execute format('delete from %I', t); end loop;
       delete from jobs.job;
     end $$`,
  );
}

async function query(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<object>(statement, [...values]);
    return result.rows;
  } finally {
    await client.end();
  }
}
