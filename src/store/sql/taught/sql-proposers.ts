/** Who proposed a note, on a SQL database. */
import type { Proposer, Proposers } from '../../../core/records/asking/proposers.js';
import { openIfPossible } from '../../seal.js';
import { only, type TableParts } from '../within.js';

const CONTEXT = 'proposer';

/** Creates the table's port. */
export function createSqlProposers({
  within,
  people,
  seal,
  now,
}: Omit<TableParts, 'everywhere'>): Proposers {
  return {
    add: (workspace, note, { place, author }) =>
      within(only(workspace), async (db) => {
        await db
          .insertInto('proposers')
          .values({
            ...only(workspace),
            ...{ note, proposed_at: now() },
            person: people.mark(workspace, author),
            sealed: seal.close(JSON.stringify({ place, author } satisfies Proposer), CONTEXT),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    find: (workspace, note) =>
      within(only(workspace), async (db) => {
        const row = await db
          .selectFrom('proposers')
          .select('sealed')
          .where((row) => row.and({ ...only(workspace), note }))
          .executeTakeFirst();
        const opened = row === undefined ? null : openIfPossible(seal, row.sealed, CONTEXT);
        // Written by `add` above only.
        return opened === null ? null : (JSON.parse(opened) as Proposer);
      }),
    waiting: (workspace, author) =>
      within(only(workspace), async (db) => {
        const { count } = await db
          .selectFrom('proposers')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where((row) => row.and({ ...only(workspace), person: people.mark(workspace, author) }))
          .executeTakeFirstOrThrow();
        return count;
      }),
    remove: (workspace, note) =>
      within(only(workspace), async (db) => {
        await db
          .deleteFrom('proposers')
          .where((row) => row.and({ ...only(workspace), note }))
          .execute();
      }),
  };
}
