/**
 * The tables' history. A migration that was released is never changed; the next one is added below it, and only adds tables
 * and columns that may be empty, so that the version before works on the same store (`newer-migrations.ts`).
 */
import type { Kysely, Migration, MigrationProvider } from 'kysely';
import { sql } from 'kysely';
import { addFeedbackReasons, createInbox } from './migrate-inbox.js';
import { indexAges, indexWords } from './migrate-ages.js';
import {
  createEscalations,
  createNoteAnswers,
  createSelections,
  createSourceEdits,
  keepEndedEscalations,
} from './migrate-asking.js';
import { createHostProfiles } from './migrate-host-profiles.js';
import { keepMarks } from './migrate-marks.js';
import { createProposers } from './migrate-proposers.js';
import { countMisses, createDailyQuestions, createQuizzes } from './migrate-quizzes.js';
import { createSettingsByName } from './migrate-settings.js';
import { createCardVetoes, createStudy } from './migrate-study.js';
import { createTaughtFiles } from './migrate-taught-files.js';
import { createTaughtNotes } from './migrate-taught-notes.js';
import { createWatches } from './migrate-watches.js';
import type { DeliveriesTable, Schema } from '../schema.js';
import type { SqlForms } from '../sql/sql-forms.js';

/**
 * The migrations, by name in order.
 * @param forms - the database's own spelling of what the two don't share
 */
export function createMigrations(forms: SqlForms): MigrationProvider {
  const migrations: Record<string, Migration> = {
    '0001-deliveries': { up: (db) => createDeliveries(db as Kysely<Schema>, forms) },
    '0002-settings': { up: (db) => createSettings(db as Kysely<Schema>) },
    '0010-inbox': { up: (db) => createInbox(db as Kysely<Schema>, forms) },
    '0011-feedback-reasons': { up: (db) => addFeedbackReasons(db as Kysely<Schema>) },
    '0020-settings-by-name': {
      up: (db) => createSettingsByName(db as Kysely<Schema>, forms.countingKey),
    },
    '0030-host-profiles': { up: (db) => createHostProfiles(db as Kysely<Schema>) },
    '0031-marks': { up: (db) => keepMarks(db as Kysely<Schema>) },
    '0040-ages': { up: (db) => indexAges(db as Kysely<Schema>) },
    '0041-words': { up: (db) => indexWords(db as Kysely<Schema>) },
    '0050-watches': { up: (db) => createWatches(db as Kysely<Schema>, forms.countingKey) },
    '0060-taught-notes': {
      up: (db) => createTaughtNotes(db as Kysely<Schema>, forms.countingKey),
    },
    '0062-proposers': { up: (db) => createProposers(db as Kysely<Schema>) },
    '0061-taught-files': { up: (db) => createTaughtFiles(db as Kysely<Schema>) },
    '0063-selections': { up: (db) => createSelections(db as Kysely<Schema>) },
    '0064-escalations': {
      up: (db) => createEscalations(db as Kysely<Schema>, forms.countingKey),
    },
    '0070-study': { up: (db) => createStudy(db as Kysely<Schema>) },
    '0071-card-vetoes': {
      up: (db) => createCardVetoes(db as Kysely<Schema>, forms.countingKey),
    },
    '0072-quizzes': { up: (db) => createQuizzes(db as Kysely<Schema>, forms.countingKey) },
    '0073-daily-questions': { up: (db) => createDailyQuestions(db as Kysely<Schema>) },
    '0074-misses': { up: (db) => countMisses(db as Kysely<Schema>) },
    '0080-note-answers': { up: (db) => createNoteAnswers(db as Kysely<Schema>) },
    '0082-ended-escalations': { up: (db) => keepEndedEscalations(db as Kysely<Schema>) },
    '0083-source-edits': { up: (db) => createSourceEdits(db as Kysely<Schema>) },
  };
  return { getMigrations: () => Promise.resolve(migrations) };
}

async function createDeliveries(db: Kysely<Schema>, forms: SqlForms): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('seq', sql.raw(forms.countingKey))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('unsure', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('answer', 'text')
    .addColumn('reply', 'text')
    .addColumn('error', 'text')
    .addColumn('accepted_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .execute();
  const index = (name: string, columns: (keyof DeliveriesTable)[]) =>
    db.schema.createIndex(`deliveries_by_${name}`).on('deliveries').columns(columns).execute();
  await index('due', ['state', 'adapter', 'due_at']);
  await index('lane', ['lane', 'state', 'seq']);
  await index('question', ['question']);
  await index('answer', ['answer']);
  await index('age', ['settled_at']);
}

async function createSettings(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('installations_key', ['adapter', 'workspace'])
    .execute();
  await db.schema
    .createTable('channels')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('overhear', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('channels_key', ['adapter', 'workspace', 'channel'])
    .execute();
  await db.schema
    .createTable('cool_downs')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('cool_downs_key', ['adapter', 'workspace', 'key'])
    .execute();
  await db.schema
    .createTable('conversations')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('feedback')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['delivery', 'author'])
    .execute();
}
