/** How often notes from chat answered, on a SQL database. */
import type { NoteAnswers } from '../../../core/records/asking/note-answers.js';
import { only, type Within } from '../within.js';

/** Creates the table's port. @param now - the clock, in milliseconds since 1970 */
export function createSqlNoteAnswers(within: Within, now: () => number): NoteAnswers {
  return {
    record: (workspace, { note, question }) =>
      within(only(workspace), async (db) => {
        await db
          .insertInto('note_answers')
          .values({ ...only(workspace), question, note, answered_at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    count: (workspace, from, until) =>
      within(only(workspace), async (db) => {
        const rows = await db
          .selectFrom('note_answers')
          .select(({ fn }) => ['note', fn.countAll<number>().as('times')])
          .where((row) => row.and(only(workspace)))
          .where('answered_at', '>=', from)
          .where('answered_at', '<', until)
          .groupBy('note')
          .execute();
        return new Map(rows.map(({ note, times }) => [note, times]));
      }),
  };
}
