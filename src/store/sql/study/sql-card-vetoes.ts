/** Vetoes against cards, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import type { CardVeto, CardVetoes } from '../../../core/records/study/card-vetoes.js';
import type { WorkspaceId } from '../../../core/message.js';
import type { Schema } from '../../schema.js';
import type { People } from '../people.js';
import type { Within } from '../within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlCardVetoes(within: Within, people: People, now: () => number): CardVetoes {
  const keyOf = (workspace: WorkspaceId, { card, wording, person }: CardVeto) => ({
    adapter: workspace.adapter,
    workspace: workspace.workspace,
    card,
    wording,
    person: people.mark(workspace, person),
  });
  return {
    cast: (workspace, veto) =>
      within(workspace, async (db) => {
        await db
          .insertInto('card_vetoes')
          .values({ ...keyOf(workspace, veto), at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { card, wording } = veto;
        const { people: count } = await ofWorkspace(db, workspace)
          .where((of) => of.and({ card, wording }))
          .select(sql<number>`count(*)`.as('people'))
          .executeTakeFirstOrThrow();
        return count;
      }),
    withdraw: (workspace, veto) =>
      within(workspace, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('card_vetoes')
          .where((of) => of.and(keyOf(workspace, veto)))
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    list: (workspace, person) =>
      within(workspace, async (db) => {
        const mark = person === undefined ? '' : people.mark(workspace, person);
        const rows = await ofWorkspace(db, workspace)
          .select(['card', 'wording'])
          .select(sql<number>`count(*)`.as('people'))
          .select(sql<number>`count(case when person = ${mark} then 1 end)`.as('own'))
          .groupBy(['card', 'wording'])
          .orderBy('card')
          .orderBy('wording')
          .execute();
        return rows.map(({ own, ...row }) => ({ ...row, own: own > 0 }));
      }),
  };
}

function ofWorkspace(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId) {
  return db.selectFrom('card_vetoes').where((of) => of.and({ adapter, workspace }));
}
