/** Migrations: what people chose among offered notes, whom they want to ask, whether they want to be told, and what answered. */
import { sql, type Kysely } from 'kysely';
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

/**
 * Creates the tables of questions that people are asked, and of people who are not to be told; askers get the reason why
 * they wait.
 * @param countingKey - the database's own spelling of a key that counts up
 */
export async function createEscalations(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('escalations')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('entry', 'integer', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('wanted_by', 'text', (column) => column.notNull())
    .addColumn('wanted_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('escalations_key', ['adapter', 'workspace', 'entry'])
    .execute();
  await db.schema.createIndex('escalations_by_age').on('escalations').column('wanted_at').execute();
  await db.schema
    .createTable('quiet_people')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('quiet_people_key', ['adapter', 'workspace', 'person'])
    .execute();
  await db.schema.alterTable('inbox_askers').addColumn('cause', 'text').execute();
}

/** Creates the table of answers that notes from chat gave. */
export async function createNoteAnswers(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('note_answers')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('note_answers_key', ['adapter', 'workspace', 'question'])
    .execute();
  await db.schema
    .createIndex('note_answers_by_age')
    .on('note_answers')
    .column('answered_at')
    .execute();
}

/** Keeps when a wish for people ended, so that one that is handled again after that is known. */
export async function keepEndedEscalations(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('escalations').addColumn('ended_at', 'bigint').execute();
}

/** Creates the table of messages that were edited since a note was made of them. */
export async function createSourceEdits(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('source_edits')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('edited_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('source_edits_key', ['adapter', 'workspace', 'note'])
    .execute();
  await db.schema
    .createIndex('source_edits_by_age')
    .on('source_edits')
    .column('edited_at')
    .execute();
}
