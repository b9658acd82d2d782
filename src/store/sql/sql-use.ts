/** Counts of what was asked, on a SQL database. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type { NoteUse, UseLog, UseOfNotes } from '../../core/records/statistics.js';
import type { Schema } from '../schema.js';
import { onItsQuestion } from './feedback-question.js';
import type { Within } from './within.js';

/** Creates the port. */
export function createSqlUse(within: Within): UseLog {
  return {
    count: ({ adapter, workspace }, since) =>
      within({ adapter, workspace }, async (db) => ({
        days: await countDays(db, { adapter, workspace }, since),
        notes: await countNotes(db, { adapter, workspace }, since),
        questions: await countQuestions(db, { adapter, workspace }, since),
      })),
  };
}

async function countDays(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  since: number,
): Promise<UseOfNotes['days']> {
  const rows = await db
    .selectFrom('questions')
    .select(['day', 'status', sql<number>`count(*)`.as('times')])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('day', '>=', since)
    .groupBy(['day', 'status'])
    .orderBy('day')
    .execute();
  const days = new Map<number, { answered: number; suggested: number; notFound: number }>();
  for (const { day, status, times } of rows) {
    const counts = days.get(day) ?? { answered: 0, suggested: 0, notFound: 0 };
    counts[status === 'not-found' ? 'notFound' : status] += times;
    days.set(day, counts);
  }
  return [...days].map(([day, counts]) => ({ day, ...counts }));
}

/** The numbers list no more. */
const MOST_QUESTIONS = 50;

/** By their stems, so that the order of words does not matter; what was asked once says nothing. */
async function countQuestions(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  since: number,
): Promise<UseOfNotes['questions']> {
  const rows = await db
    .selectFrom('questions')
    .select(({ fn }) => [fn.min('question').as('question'), sql<number>`count(*)`.as('times')])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('day', '>=', since)
    .where('question', 'is not', null)
    .groupBy('stems')
    .having(sql<number>`count(*)`, '>', 1)
    .orderBy('times', 'desc')
    .orderBy('question')
    .limit(MOST_QUESTIONS)
    .execute();
  return rows.map(({ question, times }) => ({ question: question ?? '', times }));
}

/** What came nearest to an uncovered question was of no use. */
async function countNotes(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  since: number,
): Promise<NoteUse[]> {
  const used = await db
    .selectFrom('questions')
    .select(({ fn }) => ['note', fn.max('topic').as('topic'), sql<number>`count(*)`.as('times')])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('day', '>=', since)
    .where('status', '!=', 'not-found')
    .where('note', 'is not', null)
    .groupBy('note')
    .execute();
  const verdicts = await db
    .selectFrom('feedback')
    .innerJoin('questions', onItsQuestion)
    .select(['questions.note', 'feedback.helpful', sql<number>`count(*)`.as('times')])
    .where('questions.adapter', '=', adapter)
    .where('questions.workspace', '=', workspace)
    .where('questions.day', '>=', since)
    .groupBy(['questions.note', 'feedback.helpful'])
    .execute();
  const verdict = (note: string | null, helpful: number) =>
    verdicts.find((row) => row.note === note && row.helpful === helpful)?.times ?? 0;
  return used
    .map(({ note, topic, times }) => ({
      note: note ?? '',
      topic: topic ?? '',
      times,
      helpful: verdict(note, 1),
      unhelpful: verdict(note, 0),
    }))
    .sort((a, b) => b.times - a.times);
}
