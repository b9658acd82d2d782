/** What people thought of answers, on a SQL database. */
import type { FeedbackLog } from '../core/store.js';
import type { Within } from './within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlFeedback(within: Within, now: () => number): FeedbackLog {
  return {
    record: ({ helpful, ...rest }) =>
      within(rest, async (db) => {
        const values = { helpful: helpful ? 1 : 0, updated_at: now() };
        await db
          .insertInto('feedback')
          .values({ ...rest, ...values })
          .onConflict((conflict) => conflict.columns(['delivery', 'author']).doUpdateSet(values))
          .execute();
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
  };
}
