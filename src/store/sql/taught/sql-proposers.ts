/** Who proposed a note, on a SQL database. */
import type { Proposer, Proposers } from '../../../core/records/asking/proposers.js';
import { openIfPossible } from '../../seal.js';
import type { TableParts } from '../within.js';

const CONTEXT = 'proposer';

/** Creates the table's port. */
export function createSqlProposers({
  within,
  people,
  seal,
  now,
}: Omit<TableParts, 'everywhere'>): Proposers {
  return {
    add: ({ adapter, workspace }, note, { place, author }) =>
      within({ adapter, workspace }, async (db) => {
        await db
          .insertInto('proposers')
          .values({
            ...{ adapter, workspace, note, proposed_at: now() },
            person: people.mark({ adapter, workspace }, author),
            sealed: seal.close(JSON.stringify({ place, author } satisfies Proposer), CONTEXT),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    find: ({ adapter, workspace }, note) =>
      within({ adapter, workspace }, async (db) => {
        const row = await db
          .selectFrom('proposers')
          .select('sealed')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('note', '=', note)
          .executeTakeFirst();
        const opened = row === undefined ? null : openIfPossible(seal, row.sealed, CONTEXT);
        // Written by `add` above only.
        return opened === null ? null : (JSON.parse(opened) as Proposer);
      }),
    waiting: ({ adapter, workspace }, author) =>
      within({ adapter, workspace }, async (db) => {
        const { count } = await db
          .selectFrom('proposers')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where((row) => row.and({ adapter, workspace }))
          .where('person', '=', people.mark({ adapter, workspace }, author))
          .executeTakeFirstOrThrow();
        return count;
      }),
    remove: ({ adapter, workspace }, note) =>
      within({ adapter, workspace }, async (db) => {
        await db
          .deleteFrom('proposers')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('note', '=', note)
          .execute();
      }),
  };
}
