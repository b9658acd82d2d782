/** Questions that were answered without complaint, on a SQL database. */
import { sql } from 'kysely';
import type { AnsweredQuestions } from '../../../core/records/asking/answered-questions.js';
import type { Within } from '../within.js';

/** Creates the port. */
export function createSqlAnswered(within: Within): AnsweredQuestions {
  return {
    list: ({ adapter, workspace }, since, limit) =>
      within({ adapter, workspace }, async (db) => {
        const rows = await db
          .selectFrom('questions as q')
          .select(({ fn }) => [
            'q.note',
            fn.max('q.question').as('question'),
            fn.max('q.topic').as('topic'),
            sql<number>`count(*)`.as('times'),
          ])
          .where('q.adapter', '=', adapter)
          .where('q.workspace', '=', workspace)
          .where('q.status', '=', 'answered')
          .where('q.note', 'is not', null)
          .where('q.question', 'is not', null)
          .where('q.asked_at', '>=', since)
          .where(
            sql<boolean>`not exists (select 1 from feedback f where f.adapter = ${adapter}
              and f.workspace = ${workspace} and f.delivery = q.id and f.helpful = 0)`,
          )
          .where(
            sql<boolean>`not exists (select 1 from inbox_wordings w join inbox i on i.id = w.entry
              where w.adapter = ${adapter} and w.workspace = ${workspace} and w.stems = q.stems
                and i.state = 'open' and i.unhelpful + i.dismissed > 0)`,
          )
          .groupBy(['q.stems', 'q.note'])
          .orderBy('times', 'desc')
          .orderBy('question')
          .limit(limit)
          .execute();
        return rows.map(({ note, question, topic, times }) => ({
          question: question ?? '',
          note: note ?? '',
          topic: topic ?? '',
          times,
        }));
      }),
  };
}
