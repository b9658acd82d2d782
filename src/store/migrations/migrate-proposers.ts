/** Migration: who proposed a note, until somebody decided. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates the table. */
export async function createProposers(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('proposers')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('proposers_key', ['adapter', 'workspace', 'note'])
    .execute();
  await db.schema.createIndex('proposers_by_age').on('proposers').column('proposed_at').execute();
}
