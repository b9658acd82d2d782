/** What conversations are about, on a SQL database. */
import {
  conversationKey,
  type Conversation,
  type ConversationMemory,
} from '../core/conversation.js';
import type { Within } from './within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlConversations(within: Within, now: () => number): ConversationMemory {
  return {
    recall: (place) =>
      within(place, async (db) => {
        const row = await db
          .selectFrom('conversations')
          .select('body')
          .where('key', '=', conversationKey(place))
          .executeTakeFirst();
        // Written by `remember` below only, so its form is known.
        return row ? (JSON.parse(row.body) as Conversation) : null;
      }),
    remember: (place, conversation) =>
      within(place, async (db) => {
        const { adapter, workspace } = place;
        const values = { body: JSON.stringify(conversation), updated_at: now() };
        await db
          .insertInto('conversations')
          .values({ key: conversationKey(place), adapter, workspace, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
          .execute();
      }),
    forget: (place) =>
      within(place, async (db) => {
        await db.deleteFrom('conversations').where('key', '=', conversationKey(place)).execute();
      }),
  };
}
