/** Edited messages of notes from chat, on a SQL database. */
import type { SourceEdits } from '../../../core/records/asking/source-edits.js';
import { only, type Within } from '../within.js';

/** Creates the table's port. @param now - the clock, in milliseconds since 1970 */
export function createSqlSourceEdits(within: Within, now: () => number): SourceEdits {
  return {
    put: (workspace, { note, text }) =>
      within(only(workspace), async (db) => {
        const known = await db
          .selectFrom('taught_notes')
          .select('author')
          .where((row) => row.and({ ...only(workspace), id: note }))
          .executeTakeFirst();
        const values = { person: known?.author ?? '', text, edited_at: now() };
        await db
          .insertInto('source_edits')
          .values({ ...only(workspace), note, ...values })
          .onConflict((conflict) =>
            conflict.columns(['adapter', 'workspace', 'note']).doUpdateSet(values),
          )
          .execute();
      }),
    list: (workspace) =>
      within(only(workspace), (db) =>
        db
          .selectFrom('source_edits')
          .select(['note', 'text'])
          .where((row) => row.and(only(workspace)))
          .orderBy('note')
          .execute(),
      ),
    remove: (workspace, note) =>
      within(only(workspace), async (db) => {
        await db
          .deleteFrom('source_edits')
          .where((row) => row.and({ ...only(workspace), note }))
          .execute();
      }),
  };
}
