/** Migration: which note from chat was written to which file, and how. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates the table. */
export async function createTaughtFiles(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('taught_files')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('taught_files_key', ['adapter', 'workspace', 'note'])
    .execute();
}
