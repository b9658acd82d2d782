/** What people thought of answers, on a SQL database. */
import { FEEDBACK_REASONS, type FeedbackReason } from '../../../core/records/feedback.js';
import type { FeedbackLog } from '../../../core/records/store.js';
import { onItsQuestion } from '../feedback-question.js';
import { answerSource } from './answer-source.js';
import type { People } from '../people.js';
import { atomically, type Within } from '../within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlFeedback(within: Within, people: People, now: () => number): FeedbackLog {
  return {
    record: ({ adapter, workspace, delivery, author, helpful, reason, comment }) =>
      within({ adapter, workspace }, (rows) =>
        atomically(rows, async (db) => {
          const person = people.mark({ adapter, workspace }, author);
          const before = await db
            .selectFrom('feedback')
            .select('helpful')
            .where('adapter', '=', adapter)
            .where('workspace', '=', workspace)
            .where('delivery', '=', delivery)
            .where('author', '=', person)
            .executeTakeFirst();
          const verdict = helpful ? 1 : 0;
          const said = { reason: reason ?? null, comment: comment ?? null };
          const values = { helpful: verdict, ...said, updated_at: now() };
          await db
            .insertInto('feedback')
            .values({ adapter, workspace, delivery, author: person, ...values })
            .onConflict((conflict) => conflict.columns(['delivery', 'author']).doUpdateSet(values))
            .execute();
          return before === undefined ? null : before.helpful === 1;
        }),
      ),
    withdraw: ({ adapter, workspace, delivery, author, helpful }) =>
      within({ adapter, workspace }, async (db) => {
        const withdrawn = await db
          .deleteFrom('feedback')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('delivery', '=', delivery)
          .where('author', '=', people.mark({ adapter, workspace }, author))
          .where('helpful', '=', helpful ? 1 : 0)
          .returning('delivery')
          .executeTakeFirst();
        return withdrawn !== undefined;
      }),
    count: ({ adapter, workspace }, delivery) =>
      within({ adapter, workspace }, async (db) => {
        const rows = await db
          .selectFrom('feedback')
          .select('helpful')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('delivery', '=', delivery)
          .execute();
        const helpful = rows.filter((row) => row.helpful === 1).length;
        return { helpful, unhelpful: rows.length - helpful };
      }),
    list: ({ adapter, workspace }, limit) =>
      within({ adapter, workspace }, async (db) => {
        const rows = await db
          .selectFrom('feedback')
          .leftJoin('questions', onItsQuestion)
          .select(['helpful', 'reason', 'comment', 'feedback.updated_at as at', 'question'])
          .select(['note', 'topic', 'passage', 'version'])
          .where('feedback.adapter', '=', adapter)
          .where('feedback.workspace', '=', workspace)
          .orderBy('feedback.updated_at', 'desc')
          .limit(limit)
          .execute();
        return rows.map(({ helpful, reason, comment, at, question, ...source }) => ({
          helpful: helpful === 1,
          reason: reasonOf(reason),
          comment,
          at,
          question,
          answer: answerSource(source),
        }));
      }),
  };
}

/** A newer replica may have kept a reason that this one does not know. */
export function reasonOf(kept: string | null): FeedbackReason | null {
  return FEEDBACK_REASONS.find((known) => known === kept) ?? null;
}
