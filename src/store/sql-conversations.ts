/** What conversations are about, on a SQL database. */
import {
  conversationKey,
  type Conversation,
  type ConversationMemory,
} from '../core/conversation.js';
import type { Place } from '../core/message.js';
import type { People } from './people.js';
import type { Within } from './within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlConversations(
  within: Within,
  people: People,
  now: () => number,
): ConversationMemory {
  const keyOf = (place: Place) => people.markPlace(conversationKey(place));
  return {
    recall: (place) =>
      within(place, async (db) => {
        const row = await db
          .selectFrom('conversations')
          .select('body')
          .where('key', '=', keyOf(place))
          .executeTakeFirst();
        // Written by `remember` below only, so its form is known.
        return row ? (JSON.parse(row.body) as Conversation) : null;
      }),
    remember: (place, conversation, author) =>
      within(place, async (db) => {
        const { adapter, workspace } = place;
        const values = {
          person: people.mark(place, author),
          body: JSON.stringify(conversation),
          updated_at: now(),
        };
        await db
          .insertInto('conversations')
          .values({ key: keyOf(place), adapter, workspace, ...values })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
          .execute();
      }),
    forget: (place) =>
      within(place, async (db) => {
        await db.deleteFrom('conversations').where('key', '=', keyOf(place)).execute();
      }),
  };
}
