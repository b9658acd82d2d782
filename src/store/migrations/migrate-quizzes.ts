/** Migrations: questions that are asked together, and questions of the day. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/**
 * Creates the tables of quizzes, of what was asked in them, of answers, and of whoever is not to be listed.
 * @param countingKey - the database's own spelling of a key that counts up
 */
export async function createQuizzes(db: Kysely<Schema>, countingKey: string): Promise<void> {
  await db.schema
    .createTable('quizzes')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('starter', 'text')
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer')
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('running', 'integer', (column) => column.notNull())
    .addColumn('touched_at', 'bigint', (column) => column.notNull())
    .execute();
  await index(db, 'quizzes', 'age', ['touched_at']);
  await index(db, 'quizzes', 'due', ['running', 'touched_at']);
  // One runs in a place, however many replicas are asked for one at the same moment.
  await sql`create unique index quizzes_running on quizzes (place) where running = 1`.execute(db);
  await db.schema
    .createTable('quiz_questions')
    .addColumn('id', sql.raw(countingKey))
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('quiz', 'bigint', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('asked_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('drawn', 'integer', (column) => column.notNull())
    .addUniqueConstraint('quiz_questions_key', ['place', 'quiz', 'position'])
    .execute();
  await index(db, 'quiz_questions', 'age', ['made_at']);
  await index(db, 'quiz_questions', 'quiz', ['quiz', 'position']);
  await index(db, 'quiz_questions', 'card', ['adapter', 'workspace', 'card']);
  await db.schema
    .createTable('quiz_answers')
    .addColumn('question', 'bigint', (column) => column.notNull())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('choice', 'integer')
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('quiz_answers_key', ['question', 'person'])
    .execute();
  await index(db, 'quiz_answers', 'age', ['answered_at']);
  await index(db, 'quiz_answers', 'person', ['adapter', 'workspace', 'person', 'answered_at']);
  await db.schema
    .createTable('unlisted_people')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('unlisted_people_key', ['adapter', 'workspace', 'person'])
    .execute();
}

/** Creates the table of channels that want a question of the day. */
export async function createDailyQuestions(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('daily_questions')
    .addColumn('place', 'text', (column) => column.primaryKey())
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('minute', 'integer', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text')
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('wanted_at', 'bigint', (column) => column.notNull())
    .addColumn('stopped_at', 'bigint')
    .execute();
}

/** Adds the count of wrong answers to an inbox entry's causes. */
export async function countMisses(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('inbox').addColumn('missed', 'integer').execute();
}

function index(
  db: Kysely<Schema>,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> {
  return db.schema
    .createIndex(`${table}_by_${name}`)
    .on(table)
    .columns([...columns])
    .execute();
}
