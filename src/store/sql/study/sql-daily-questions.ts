/** Channels that want a question of the day, on a SQL database. */
import type { Kysely, Selectable } from 'kysely';
import { channelOf, conversationKey } from '../../../core/conversation.js';
import type { Place } from '../../../core/message.js';
import {
  formatDaily,
  type DailyQuestion,
  type DailyQuestions,
} from '../../../core/records/study/daily-questions.js';
import type { DailyQuestionsTable, Schema } from '../../schema.js';
import { openIfPossible } from '../../seal.js';
import { logChange } from '../sql-settings.js';
import { atomically, only, type TableParts } from '../within.js';

const PLACE = 'daily question';

/** Creates the table's port. */
export function createSqlDailyQuestions(options: TableParts): DailyQuestions {
  const { within, everywhere, people, seal, now } = options;
  const keyOf = (place: Place) => ({
    ...only(place),
    place: people.markPlace(conversationKey(channelOf(place))),
  });
  /** None where the store's key is another by now: nobody knows any more whom to ask. */
  const toDaily = (row: Selectable<DailyQuestionsTable>): readonly DailyQuestion[] => {
    const opened = openIfPossible(seal, row.sealed, PLACE);
    if (opened === null) return [];
    const { minute, zone, topic, count, last_day: lastDay, stopped_at: stoppedAt } = row;
    const { wanted_at: since } = row;
    // Written by `want` only.
    return [
      { place: JSON.parse(opened) as Place, minute, zone, topic, lastDay, count, since, stoppedAt },
    ];
  };
  const rowsOf = (db: Kysely<Schema>, place: Place) =>
    db
      .selectFrom('daily_questions')
      .selectAll()
      .where((of) => of.and(keyOf(place)));
  /** What is wanted in a channel, as somebody would type it; `null`: nothing. */
  const wantedIn = async (db: Kysely<Schema>, place: Place): Promise<string | null> => {
    const row = await rowsOf(db, place).where('stopped_at', 'is', null).executeTakeFirst();
    return row === undefined ? null : formatDaily(row);
  };
  /** What is wanted already is no change. */
  const log = async (
    db: Kysely<Schema>,
    place: Place,
    author: string,
    change: { readonly before: string | null; readonly after: string | null },
  ): Promise<void> => {
    if (change.before === change.after) return;
    const scope = { ...only(place), channel: place.channel };
    const who = people.mark(place, author);
    await logChange(db, { scope, name: 'daily', ...change, who, at: now() });
  };
  return {
    find: (place) =>
      within(only(place), async (db) => {
        const row = await rowsOf(db, place).executeTakeFirst();
        return row === undefined ? null : (toDaily(row)[0] ?? null);
      }),
    want: ({ place, minute, zone, topic }, author) =>
      within(only(place), (rows) =>
        atomically(rows, async (db) => {
          const wish = {
            sealed: seal.close(JSON.stringify(channelOf(place)), PLACE),
            ...{ minute, zone, topic, wanted_at: now(), stopped_at: null },
          };
          const before = await wantedIn(db, place);
          await db
            .insertInto('daily_questions')
            .values({ ...keyOf(place), ...wish, count: 0 })
            .onConflict((conflict) => conflict.column('place').doUpdateSet(wish))
            .execute();
          await log(db, place, author, { before, after: formatDaily({ minute, zone, topic }) });
        }),
      ),
    remove: (place, author) =>
      within(only(place), (rows) =>
        atomically(rows, async (db) => {
          const before = await wantedIn(db, place);
          // The row stays with its count, by which days are told apart for ever; `stopped_at` says that nothing is wanted.
          const { numUpdatedRows } = await db
            .updateTable('daily_questions')
            .set({ stopped_at: now() })
            .where((of) => of.and(keyOf(place)))
            .where('stopped_at', 'is', null)
            .executeTakeFirst();
          await log(db, place, author, { before, after: null });
          return numUpdatedRows > 0n;
        }),
      ),
    all: () =>
      everywhere(async (db) => {
        const rows = await db
          .selectFrom('daily_questions')
          .selectAll()
          .where('stopped_at', 'is', null)
          .execute();
        return rows.flatMap(toDaily);
      }),
    asked: ({ place, count }, day) =>
      within(only(place), async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('daily_questions')
          .set({ last_day: day, count: count + 1 })
          .where((of) => of.and({ ...keyOf(place), count }))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    stop: ({ place }) =>
      within(only(place), async (db) => {
        await db
          .updateTable('daily_questions')
          .set({ stopped_at: now() })
          .where((of) => of.and(keyOf(place)))
          .execute();
      }),
  };
}
