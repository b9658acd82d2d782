/** The tables of what was asked, and of the inbox. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../schema.js';
import type { SqlForms } from '../sql/sql-forms.js';

/** Creates them. */
export async function createInbox(db: Kysely<Schema>, forms: SqlForms): Promise<void> {
  await db.schema
    .createTable('own_secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('workspaces')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workspaces_key', ['adapter', 'workspace'])
    .execute();
  await createQuestions(db);
  await createEntries(db, forms);
  await createEntryParts(db);
}

async function createQuestions(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('question', 'text')
    .addColumn('stems', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('topic', 'text')
    .addColumn('passage', 'text')
    .addColumn('version', 'text')
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('questions_key', ['adapter', 'workspace', 'id'])
    .execute();
  await db.schema
    .createIndex('questions_by_day')
    .on('questions')
    .columns(['adapter', 'workspace', 'day'])
    .execute();
  await db.schema.createIndex('questions_by_age').on('questions').column('asked_at').execute();
}

async function createEntries(db: Kysely<Schema>, { countingKey }: SqlForms): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('stems', 'text', (column) => column.notNull())
    .addColumn('not_found', 'integer', (column) => column.notNull())
    .addColumn('unhelpful', 'integer', (column) => column.notNull())
    .addColumn('dismissed', 'integer', (column) => column.notNull())
    .addColumn('asked', 'integer', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('topic', 'text')
    .addColumn('passage', 'text')
    .addColumn('version', 'text')
    .addColumn('first_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('closings', 'integer', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('closed_by', 'text')
    .addColumn('closed_through', 'text')
    .addColumn('resolution_kind', 'text')
    .addColumn('resolution', 'text')
    .execute();
  await db.schema
    .createIndex('inbox_by_count')
    .on('inbox')
    .columns(['adapter', 'workspace', 'state', 'asked'])
    .execute();
  await db.schema.createIndex('inbox_by_age').on('inbox').columns(['state', 'last_at']).execute();
}

async function createEntryParts(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('inbox_wordings')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('stems', 'text', (column) => column.notNull())
    .addColumn('entry', 'integer', (column) => column.notNull())
    .addColumn('wording', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_wordings_key', ['adapter', 'workspace', 'stems'])
    .execute();
  await db.schema
    .createTable('inbox_stems')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('stem', 'text', (column) => column.notNull())
    .addColumn('entry', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_stems_key', ['adapter', 'workspace', 'stem', 'entry'])
    .execute();
  await db.schema
    .createTable('inbox_askers')
    .addColumn('entry', 'integer', (column) => column.notNull())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_askers_key', ['entry', 'person', 'place'])
    .execute();
  await db.schema
    .createIndex('inbox_wordings_by_entry')
    .on('inbox_wordings')
    .column('entry')
    .execute();
  await db.schema.createIndex('inbox_stems_by_entry').on('inbox_stems').column('entry').execute();
}

/** Feedback gets reasons. What was kept before named people by their ids; it is forgotten. */
export async function addFeedbackReasons(db: Kysely<Schema>): Promise<void> {
  await db.deleteFrom('feedback').execute();
  await db.schema.alterTable('feedback').addColumn('reason', 'text').execute();
  await db.schema.alterTable('feedback').addColumn('comment', 'text').execute();
}
