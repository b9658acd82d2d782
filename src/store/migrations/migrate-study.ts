/** Migrations: what is kept of whoever studies, and what was said against cards. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates the tables of learners and of their schedules. */
export async function createStudy(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('learners')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('studied_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('learners_key', ['adapter', 'workspace', 'person'])
    .execute();
  await db.schema.createIndex('learners_by_age').on('learners').columns(['studied_at']).execute();
  await db.schema
    .createTable('schedules')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('reviewed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('schedules_key', ['adapter', 'workspace', 'person', 'card'])
    .execute();
}

/**
 * Creates the table of vetoes.
 * @param countingKey - the database's own spelling of a key that counts up
 */
export async function createCardVetoes(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('card_vetoes')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('wording', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('card_vetoes_key', ['adapter', 'workspace', 'card', 'wording', 'person'])
    .execute();
  await db.schema.createIndex('card_vetoes_by_age').on('card_vetoes').columns(['at']).execute();
}
