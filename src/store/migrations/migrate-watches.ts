/** Migration: images that channels watch. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/**
 * Creates the table.
 * @param countingKey - the database's own spelling of a key that counts up
 */
export async function createWatches(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('watches')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('image', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('worse_since', 'bigint')
    .addColumn('looked_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('watches_key', ['adapter', 'workspace', 'place', 'image', 'host'])
    .execute();
  await db.schema
    .createIndex('watches_by_look')
    .on('watches')
    .columns(['looked_at', 'id'])
    .execute();
}
