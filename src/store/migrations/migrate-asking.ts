/** Migration: what people chose among the notes that were offered. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates the table of choices. */
export async function createSelections(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('selections')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('topic', 'text')
    .addColumn('chosen_by', 'text', (column) => column.notNull())
    .addColumn('chosen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('selections_key', ['adapter', 'workspace', 'question', 'person'])
    .execute();
  await db.schema.createIndex('selections_by_age').on('selections').column('chosen_at').execute();
}
