/** Settings and the log of their changes, on a SQL database. */
import type { Kysely } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type {
  LoggedChange,
  LoggedName,
  SettingName,
  SettingsStore,
  WorkspaceSettings,
  WrittenSettings,
} from '../../core/records/settings.js';
import type { People } from './people.js';
import type { Schema } from '../schema.js';
import { only, type Within } from './within.js';

/**
 * Creates the tables' port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlSettings(
  within: Within,
  people: People,
  now: () => number,
): SettingsStore {
  return {
    all: (workspace) => within(only(workspace), (db) => readAll(db, workspace)),
    change: ({ scope, name, value, author }) =>
      within(only(scope), async (db) => {
        const row = { ...only(scope), channel: scope.channel ?? '', name };
        const before = await readOne(db, row);
        if (before === value) return;
        await write(db, row, value, now());
        const who = people.mark(only(scope), author);
        await logChange(db, { scope, name, before, after: value, who, at: now() });
      }),
    log: (workspace, limit) =>
      within(only(workspace), async (db) => {
        const rows = await db
          .selectFrom('setting_changes')
          .select(['channel', 'name', 'before', 'after', 'who', 'at'])
          .where('adapter', '=', workspace.adapter)
          .where('workspace', '=', workspace.workspace)
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return rows.map(({ channel, name, ...rest }) => ({
          ...rest,
          scope: { ...only(workspace), channel: channel === '' ? null : channel },
          // Written by `logChange` only.
          name: name as LoggedName,
        }));
      }),
  };
}

/** Writes a change into the log, where whoever made it is changing what it tells of. */
export async function logChange(
  db: Kysely<Schema>,
  { scope, ...change }: LoggedChange,
): Promise<void> {
  await db
    .insertInto('setting_changes')
    .values({ ...only(scope), channel: scope.channel ?? '', ...change })
    .execute();
}

/** A row's key. */
interface Key extends WorkspaceId {
  readonly channel: string;
  readonly name: SettingName;
}

async function readAll(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
): Promise<WorkspaceSettings> {
  const rows = await db
    .selectFrom('settings')
    .select(['channel', 'name', 'value'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .execute();
  const places = new Map<string, WrittenSettings>();
  for (const { channel, name, value } of rows)
    places.set(channel, { ...places.get(channel), [name]: value });
  const whole = places.get('') ?? {};
  places.delete('');
  return { workspace: whole, channels: places };
}

async function readOne(db: Kysely<Schema>, key: Key): Promise<string | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where((row) => row.and(key))
    .executeTakeFirst();
  return row?.value ?? null;
}

async function write(
  db: Kysely<Schema>,
  key: Key,
  value: string | null,
  at: number,
): Promise<void> {
  if (value === null) {
    await db
      .deleteFrom('settings')
      .where((row) => row.and(key))
      .execute();
    return;
  }
  const values = { value, updated_at: at };
  await db
    .insertInto('settings')
    .values({ ...key, ...values })
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'workspace', 'channel', 'name']).doUpdateSet(values),
    )
    .execute();
}
