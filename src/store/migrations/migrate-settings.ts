/** Migration: settings by name take the place of the channels' one switch, and every change is logged. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** The table that held whether a channel may be overheard, as it was before. */
interface Before {
  channels: { adapter: string; workspace: string; channel: string; overhear: number };
}

/**
 * Creates the tables, and takes over what channels had decided.
 * @param countingKey - the database's type of a key that it counts up
 */
export async function createSettingsByName(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_key', ['adapter', 'workspace', 'channel', 'name'])
    .execute();
  await db.schema
    .createTable('setting_changes')
    .addColumn('seq', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('setting_changes_by_workspace')
    .on('setting_changes')
    .columns(['adapter', 'workspace', 'seq'])
    .execute();
  await takeOver(db, db as unknown as Kysely<Before>);
}

async function takeOver(db: Kysely<Schema>, before: Kysely<Before>): Promise<void> {
  const rows = await before
    .selectFrom('channels')
    .select(['adapter', 'workspace', 'channel'])
    .where('overhear', '=', 1)
    .execute();
  for (const row of rows)
    await db
      .insertInto('settings')
      .values({ ...row, name: 'speak', value: 'sure', updated_at: 0 })
      .execute();
  await before.schema.dropTable('channels').execute();
}
