/** What is known of the files of notes from chat, on a SQL database. */
import type { TaughtFiles } from '../../../core/records/taught-files.js';
import type { Within } from '../within.js';

/** Creates the table's port. */
export function createSqlTaughtFiles(within: Within): TaughtFiles {
  return {
    list: ({ adapter, workspace }) =>
      within({ adapter, workspace }, (db) =>
        db
          .selectFrom('taught_files')
          .select(['note', 'file', 'version', 'digest', 'text'])
          .where((row) => row.and({ adapter, workspace }))
          .execute(),
      ),
    put: ({ adapter, workspace }, { note, file, version, digest, text }) =>
      within({ adapter, workspace }, async (db) => {
        const values = { file, version, digest, text };
        await db
          .insertInto('taught_files')
          .values({ adapter, workspace, note, ...values })
          .onConflict((conflict) =>
            conflict.columns(['adapter', 'workspace', 'note']).doUpdateSet(values),
          )
          .execute();
      }),
    remove: ({ adapter, workspace }, note) =>
      within({ adapter, workspace }, async (db) => {
        await db
          .deleteFrom('taught_files')
          .where((row) => row.and({ adapter, workspace, note }))
          .execute();
      }),
  };
}
