import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { jobsContract, type JobsHome } from './jobs-contract.js';
import { TEST_PACE } from './jobs-pace.js';
import { createTestDatabase, describeOnPostgres } from './postgres-database.js';

describe('jobs in a file', () => {
  let folder: string;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quaymaster-jobs-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const file = () => join(folder, `${count}.db`);
  const open = () => openSqliteStore({ file: file(), jobPace: TEST_PACE });
  const home: JobsHome = {
    replicas: 1,
    open,
    opener: () => [file()],
    async openEmpty() {
      count++;
      return [await open()];
    },
  };
  jobsContract(() => home);
});

describeOnPostgres('jobs on PostgreSQL', (database) => {
  const REPLICAS = 3;
  const open = () => database().open({ jobPace: TEST_PACE, poolSize: 2, ownerUrl: undefined });
  const home: JobsHome = {
    replicas: REPLICAS,
    open,
    opener: () => [database().botUrl],
    async openEmpty() {
      await (await database().openEmpty(Date.now)).close();
      return Promise.all(Array.from({ length: REPLICAS }, open));
    },
  };
  jobsContract(() => home);

  test('use the pool’s own connections and no more', async () => {
    await home.openEmpty().then((stores) => Promise.all(stores.map((store) => store.close())));
    const store = await open();
    let most = 0;
    const run = async () => {
      const [row] = await database().asBot(
        `select count(*)::int as count from pg_stat_activity where application_name = 'quaymaster'`,
      );
      most = Math.max(most, (row as { count: number }).count);
    };
    await store.jobs.start(
      [
        { name: 'retention', schedule: '* * * * * *', run },
        { name: 'undelivered', schedule: '* * * * * *', run },
      ],
      createQuietLog(),
    );
    while (most === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await store.close();
    expect(most).toBeLessThanOrEqual(2);
    expect(
      await database().asBot(
        `select 1 from pg_stat_activity where application_name = 'quaymaster' and state <> 'idle'`,
      ),
    ).toEqual([]);
  });

  test('come due and are run though the database is started again meanwhile', async () => {
    const stores = await home.openEmpty();
    let runs = 0;
    let together = 0;
    let running = 0;
    const run = async () => {
      together = Math.max(together, ++running);
      await stores[0]?.use.count({ adapter: 'slack', workspace: 'T1' }, 0);
      running--;
      runs++;
    };
    const jobs = [{ name: 'retention', schedule: '* * * * * *', run }] as const;
    await Promise.all(stores.map((store) => store.jobs.start(jobs, createQuietLog())));
    while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await database().server.restart('immediate', 300);
    const before = runs;
    while (runs < before + 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all(stores.map((store) => store.close()));
    expect(together).toBe(1);
  }, 30_000);

  test.each([
    'drop table jobs.job',
    'alter table jobs.job add column a int',
    "select jobs.create_queue('mine', '{}')",
    'create table jobs.mine (a int)',
    'truncate jobs.job',
  ])('let the bot’s role change rows and nothing else: %s', async (statement) => {
    await (await database().open()).close();
    await expect(database().asBot(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('that lack their tables are named at the start, with what to do', async () => {
    const fresh = await createTestDatabase(database().server, 'jobless');
    await (await fresh.open()).close();
    const url = database().server.url('admin', 'jobless');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const open = () => openPostgresStore({ url: fresh.botUrl, log: createQuietLog() });
    await client.query('update jobs.version set version = 20');
    await expect(open()).rejects.toThrow(/lacks the queue of the jobs.*DATABASE_OWNER_URL/);
    await client.query('revoke usage on schema jobs from quaymaster');
    await expect(open()).rejects.toThrow(/lacks the queue of the jobs/);
    await client.query('drop schema jobs cascade');
    await expect(open()).rejects.toThrow(/lacks the queue of the jobs/);
    await client.end();
  });
});
