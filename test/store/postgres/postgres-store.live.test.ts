import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import type { Place } from '../../../src/core/message.js';
import type { SettingChange } from '../../../src/core/records/settings.js';
import { StoreAway } from '../../../src/core/errors.js';
import type { Store } from '../../../src/core/records/store.js';
import {
  openPostgresHome,
  openPostgresStore,
  type PostgresStoreOptions,
} from '../../../src/store/postgres/postgres-store.js';
import { CommitUnknown } from '../../../src/store/postgres/postgres-retry.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { changesContract } from '../changes-contract.js';
import { delivery } from '../delivery-sample.js';
import { inboxContract } from '../inbox-contract.js';
import { createTestDatabase, describeOnPostgres, type TestDatabase } from '../postgres-database.js';
import { privacyContract } from '../privacy-contract.js';
import { retentionContract } from '../retention-contract.js';
import { storeContract } from '../store-contract.js';

const ONE = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER = { adapter: 'slack', workspace: 'T2' } as const;
const SYSTEM = [
  'deliveries',
  'installations',
  'kysely_migration',
  'kysely_migration_lock',
  'own_secrets',
  'workspaces',
];

const overhear = ({
  adapter,
  workspace,
  channel,
}: Pick<Place, 'adapter' | 'workspace' | 'channel'>): SettingChange => ({
  scope: { adapter, workspace, channel },
  name: 'speak',
  value: 'sure',
  author: 'U1',
});

describeOnPostgres('on PostgreSQL', (database) => {
  storeContract((now) => database().openEmpty(now));
  inboxContract((now) => database().openEmpty(now));
  privacyContract((now) => database().openEmpty(now));
  retentionContract((now) => database().openEmpty(now));
  changesContract(async () => [await database().open(), await database().open()]);

  test('five processes that start at once migrate once', async () => {
    const fresh = await createTestDatabase(database().server, 'five');
    const starts = Array.from({ length: 5 }, () => startStore(fresh));
    expect(await Promise.all(starts)).toEqual(Array(5).fill('open'));
    const names = await fresh.asBot('select name from kysely_migration');
    expect(new Set(names.map((row) => JSON.stringify(row))).size).toBe(names.length);
  });

  test('what was committed before a power cut is there after it, and work goes on', async () => {
    const store = await database().openEmpty(Date.now);
    for (const key of ['a', 'b']) await store.outbox.accept(delivery({ key }));
    const down = database().server.restart('immediate');
    const during = Array.from({ length: 20 }, (_, n) =>
      store.outbox.accept(delivery({ key: `during ${n}` })),
    );
    const change = () => store.settings.change(overhear({ ...ONE, channel: 'C1' }));
    // A commit that was on its way may or may not have taken place; who sent it is told, and decides.
    const settings = change().catch((error: unknown) => {
      expect(error).toBeInstanceOf(CommitUnknown);
      return change();
    });
    await down;
    await Promise.all([...during, settings]);
    expect(await store.outbox.take('slack', 'me', 1_000, 100)).toHaveLength(22);
    expect((await store.settings.all(ONE)).channels.get('C1')).toEqual({ speak: 'sure' });
    await store.close();
  });

  test('an outage is logged once, without the password', async () => {
    const lines: unknown[][] = [];
    const note = (...line: unknown[]) => void lines.push(line);
    const log = { ...createQuietLog(), warn: note, info: note };
    let retries = 0;
    const store = await database().open({ log, retried: () => retries++ });
    await store.outbox.find('k');
    const outage = { isOver: false };
    const restarted = database()
      .server.restart('fast', 300)
      .finally(() => (outage.isOver = true));
    while (!outage.isOver) await store.outbox.find('k');
    await restarted;
    await store.outbox.find('k');
    await store.close();
    const said = lines.map(([, sentence]) => sentence);
    expect(said).toEqual([
      'PostgreSQL cannot be reached; trying again',
      'PostgreSQL answers again',
    ]);
    expect(JSON.stringify(lines)).not.toContain('made-up-password');
    expect(retries).toBeGreaterThan(0);
  });

  test('who could not hear for a while is told so, and hears again', async () => {
    const store = await database().open();
    const heard: unknown[] = [];
    await store.changes.listen((change) => heard.push(change));
    await database().server.restart('fast');
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const change = { kind: 'notes', ...ONE } as const;
    await store.changes.announce(change);
    while (heard.length === 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(['missed', change]);
    await store.close();
  });

  test('what is no change is not heard as one', async () => {
    const store = await database().open();
    const heard: unknown[] = [];
    await store.changes.listen((change) => heard.push(change));
    for (const payload of [
      '',
      '{',
      '[]',
      '["notes"]',
      '["notes","mail","T1"]',
      '["x","slack","T1"]',
    ])
      await database().asBot("select pg_notify('quaymaster_changes', $1)", [payload]);
    await store.changes.announce({ kind: 'notes', ...ONE });
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([{ kind: 'notes', ...ONE }]);
    await store.close();
  });

  test('work that waits longer than it may is told that the store is away', async () => {
    const store = await database().open({ patience: 100 });
    await database().server.halt();
    const place = { ...ONE, channel: 'C1', thread: '1.2' };
    await expect(store.conversations.recall(place)).rejects.toThrow(StoreAway);
    await database().server.start();
    await store.close();
  });

  test('two replicas that take at the same moment share the deliveries out', async () => {
    const [one, two] = [await database().openEmpty(Date.now), await database().open()];
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => one.outbox.accept(delivery({ key: `k${n}` }))),
    );
    const rounds = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? one : two).outbox.take('slack', n % 2 === 0 ? 'one' : 'two', 60_000, 5),
      ),
    );
    const taken = rounds.flat().map(({ key }) => key);
    expect(new Set(taken).size).toBe(taken.length);
    const rest = await one.outbox.take('slack', 'one', 60_000, 100);
    expect(taken.length + rest.length).toBe(60);
    await Promise.all([one.close(), two.close()]);
  });

  const openHome = (options: Partial<PostgresStoreOptions> = {}) => {
    const { botUrl: url, ownerUrl } = database();
    return openPostgresHome({ url, ownerUrl, log: createQuietLog(), ...options });
  };

  test('a statement that was prepared before a column was added is prepared anew', async () => {
    const home = await openHome();
    const select = () => sql`select * from cool_downs where adapter = ${'slack'}`.execute(home.db);
    const alter = async (change: string) => {
      const owner = new pg.Client({ connectionString: database().ownerUrl });
      await owner.connect();
      await owner.query(`alter table cool_downs ${change}`).finally(() => owner.end());
    };
    const inside = () =>
      home.everywhere((all) =>
        sql`select * from cool_downs where workspace = ${'T1'}`.execute(all),
      );
    await select();
    await inside();
    await alter('add column later text');
    await select();
    await inside();
    await alter('drop column later');
    await inside();
    await home.close();
  });

  test('statements with lists leave nothing behind on the connection', async () => {
    const home = await openHome({ poolSize: 1 });
    const keys = ['a', 'b', 'c', 'd'];
    for (const length of [1, 2, 3, 4])
      await home.db
        .selectFrom('deliveries')
        .select('seq')
        .where('key', 'in', keys.slice(0, length))
        .execute();
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like ${'%"key" in (%'}`.execute(
      home.db,
    );
    expect(rows).toEqual([]);
    await home.close();
  });

  test('copying lifts the limits for statements', async () => {
    const home = await openHome();
    const { rows } = await home.everywhere((all) =>
      sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(all),
    );
    expect(rows).toEqual([{ limit: '0' }]);
    await home.close();
  });

  test('text that PostgreSQL cannot hold is kept without what it cannot', async () => {
    const store = await database().openEmpty(Date.now);
    expect(await store.outbox.accept(delivery({ key: 'a\0b', body: '{"text":"\\u0000"}' }))).toBe(
      true,
    );
    expect(await store.coolDowns.start({ ...ONE, workspace: "T\0'\\" }, 'k', 1)).toBe(true);
    await store.close();
  });
});

/** A column that every row has a value in. */
interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

describeOnPostgres('the border between workspaces', (database) => {
  let store: Store;
  const within = async (workspace: typeof ONE | typeof OTHER | null, statement: string) => {
    const client = new pg.Client({ connectionString: database().botUrl });
    await client.connect();
    try {
      await client.query('begin');
      if (workspace !== null)
        await client.query(
          "select set_config('quaymaster.adapter', $1, true), set_config('quaymaster.workspace', $2, true)",
          [workspace.adapter, workspace.workspace],
        );
      return await client.query<Record<string, unknown>>(statement);
    } finally {
      await client.end();
    }
  };
  const fill = async () => {
    store = await database().openEmpty(Date.now);
    for (const workspace of [ONE, OTHER]) {
      const place = { ...workspace, channel: 'C1', thread: '1.2' };
      await store.settings.change(overhear(place));
      await store.coolDowns.start(workspace, 'k', 60_000);
      await store.conversations.remember(place, { question: 'q', noteId: null, at: 1 }, 'U1');
      await store.feedback.record({
        ...workspace,
        delivery: `d ${workspace.workspace}`,
        author: 'U',
        helpful: true,
      });
    }
    await store.close();
  };
  /** All tables of workspaces as the catalogue has them, so that a new one is not forgotten; a row of each workspace in each. */
  const fillAll = async (): Promise<readonly string[]> => {
    await fill();
    const client = new pg.Client({
      connectionString: database().server.url('admin', 'quaymaster'),
    });
    await client.connect();
    try {
      const { rows: columns } = await client.query<Column>(
        `select c.table_name as table, c.column_name as name, c.data_type as type
           from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
          where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_nullable = 'NO'
            and c.column_default is null and c.is_identity = 'NO' and c.is_generated = 'NEVER'`,
      );
      const all = [...new Set(columns.map(({ table }) => table))];
      const tables = all.filter((table) => !SYSTEM.includes(table)).sort();
      // Neither keys of other tables nor the border itself are in the way of whoever administrates the server.
      await client.query('set session_replication_role = replica');
      for (const table of tables) {
        await client.query(`delete from ${table}`);
        for (const [at, { adapter, workspace }] of [ONE, OTHER].entries()) {
          const own = columns.filter((column) => column.table === table);
          const values = own.map(({ name, type }) => {
            if (name === 'adapter') return adapter;
            if (name === 'workspace') return workspace;
            return /int|numeric|double|real/.test(type) ? at + 1 : `made ${workspace}`;
          });
          await client.query(
            `insert into ${table} (${own.map(({ name }) => name).join(', ')})
             values (${own.map((_, n) => `$${n + 1}`).join(', ')})`,
            values,
          );
        }
      }
      return tables;
    } finally {
      await client.end();
    }
  };

  test('is forced on every table that is not the system’s own', async () => {
    await fill();
    const rows = await database().asBot(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and not (relrowsecurity and relforcerowsecurity) order by relname`,
    );
    expect(rows).toEqual(SYSTEM.map((relname) => ({ relname })));
  });

  test('hides the rows of others from raw SQL, and all rows without a workspace', async () => {
    const tables = await fillAll();
    expect(tables).toEqual(
      expect.arrayContaining(['taught_notes', 'quiz_answers', 'card_vetoes', 'proposers']),
    );
    for (const table of tables) {
      const { rows } = await within(ONE, `select workspace from ${table}`);
      expect({ table, rows }).toEqual({ table, rows: [{ workspace: 'T1' }] });
      expect((await within(null, `select * from ${table}`)).rows).toEqual([]);
    }
  });

  test('refuses to change, delete or plant rows of others', async () => {
    for (const table of await fillAll()) {
      expect((await within(ONE, `delete from ${table} where workspace = 'T2'`)).rowCount).toBe(0);
      expect(
        (await within(ONE, `update ${table} set adapter = 'slack' where workspace = 'T2'`))
          .rowCount,
      ).toBe(0);
      await expect(within(ONE, `update ${table} set workspace = 'T2'`)).rejects.toThrow(
        /row-level security/,
      );
    }
    await expect(
      within(ONE, "insert into settings values ('slack', 'T2', 'C9', 'speak', 'sure', 1)"),
    ).rejects.toThrow(/row-level security/);
  });

  test.each([
    'alter table settings disable row level security',
    'alter table settings no force row level security',
    'drop policy one_workspace on settings',
    'drop table settings',
    'create table public.elsewhere (a int)',
    'set role quaymaster_owner',
    'truncate settings',
    'delete from kysely_migration',
  ])('can’t be taken down by the bot’s role: %s', async (statement) => {
    await fill();
    await expect(within(null, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('ends with the transaction: a connection that is used again knows no workspace', async () => {
    await fill();
    store = await database().open({ poolSize: 1 });
    await store.settings.all(ONE);
    expect((await store.settings.all(OTHER)).channels.get('C1')).toEqual({ speak: 'sure' });
    await store.close();
  });
});

describeOnPostgres('opening PostgreSQL', (database) => {
  const log = createQuietLog();

  test('without the owner’s address it says that the tables are missing and what to do', async () => {
    const { server } = database();
    await server.createDatabase('bare');
    await expect(openPostgresStore({ url: server.url('bot', 'bare'), log })).rejects.toThrow(
      /lacks 0001-deliveries.*DATABASE_OWNER_URL/,
    );
  });

  test.each(['owner', 'admin'] as const)(
    'it refuses to work under the role of the %s',
    async (role) => {
      const url = database().server.url(role, 'quaymaster');
      await (await database().open()).close();
      await expect(openPostgresStore({ url, log })).rejects.toThrow(
        /would not keep workspaces apart/,
      );
    },
  );

  test.each([
    [
      'a wrong password',
      (url: string) => url.replace('made-up-password', 'wrong'),
      /turned .* away/,
    ],
    ['a database that is not there', (url: string) => `${url}x`, /turned .* away/],
    ['a port where nothing listens', () => 'postgres://u:secret@127.0.0.1:1/d', /can't be reached/],
  ])('%s is answered with a sentence', async (_, change, words) => {
    const opening = openPostgresStore({ url: change(database().botUrl), log, patience: 200 });
    await expect(opening).rejects.toThrow(words);
    await expect(opening).rejects.not.toThrow(/made-up|secret/);
  });
});

/** Opens the store in a process of its own. @returns what it printed */
async function startStore({ botUrl, ownerUrl }: TestDatabase): Promise<string> {
  const opener = join(import.meta.dirname, '..', 'postgres-opener.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', opener, botUrl, ownerUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output.trim();
}
