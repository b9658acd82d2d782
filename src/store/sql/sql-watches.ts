/** The images that channels watch, on a SQL database. */
import type { Kysely, Selectable } from 'kysely';
import { conversationKey } from '../../core/conversation.js';
import type { Place, WorkspaceId } from '../../core/message.js';
import {
  MOST_WATCHES,
  type Watch,
  type Watches,
  type WatchState,
} from '../../core/records/watches.js';
import type { Schema, WatchesTable } from '../schema.js';
import { openIfPossible } from '../seal.js';
import { atomically, type TableParts } from './within.js';

const CONTEXT = 'watch';

/** Creates the table's port. */
export function createSqlWatches(options: TableParts): Watches {
  const { within, everywhere, people, seal, now } = options;
  /** None where the store's key is another by now: nobody knows any more whom to tell, and the others go on. */
  const toWatches = (row: Selectable<WatchesTable>): readonly Watch[] => {
    const place = openIfPossible(seal, row.sealed, CONTEXT);
    if (place === null) return [];
    const { id, image, host, worse_since: worseSince, looked_at: lookedAt } = row;
    const state = JSON.parse(row.state) as WatchState; // written by `add` and `looked` only
    // Written by `add` below only.
    return [{ id, place: JSON.parse(place) as Place, image, host, state, worseSince, lookedAt }];
  };
  return {
    list: (workspace) =>
      within(workspace, async (db) => {
        const rows = await ofWorkspace(db, workspace).orderBy('id').execute();
        return rows.flatMap(toWatches);
      }),
    add: ({ place, image, host, state }) =>
      within(place, (rows) =>
        atomically(rows, async (db) => {
          const { adapter, workspace } = place;
          const mark = people.markPlace(conversationKey(place));
          const known = await ofWorkspace(db, place).execute();
          const isSame = (row: (typeof known)[number]): boolean =>
            row.place === mark && row.image === image && row.host === host;
          if (known.some(isSame)) return 'known';
          if (known.length >= MOST_WATCHES) return 'full';
          const sealed = seal.close(JSON.stringify(place), CONTEXT);
          const { numInsertedOrUpdatedRows: added } = await db
            .insertInto('watches')
            .values({
              ...{ adapter, workspace, place: mark, sealed, image, host },
              state: JSON.stringify(state),
              looked_at: now(),
            })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          return added === 0n ? 'known' : 'added';
        }),
      ),
    remove: ({ adapter, workspace }, id) =>
      within({ adapter, workspace }, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('watches')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    due: (before, limit) =>
      everywhere(async (db) => {
        const rows = await db
          .selectFrom('watches')
          .selectAll()
          .where('looked_at', '<', before)
          .orderBy('looked_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.flatMap(toWatches);
      }),
    looked: ({ place, id }, { state, worseSince }) =>
      within(place, async (db) => {
        await db
          .updateTable('watches')
          .set({ state: JSON.stringify(state), worse_since: worseSince, looked_at: now() })
          .where('adapter', '=', place.adapter)
          .where('workspace', '=', place.workspace)
          .where('id', '=', id)
          .execute();
      }),
  };
}

function ofWorkspace(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId) {
  return db
    .selectFrom('watches')
    .selectAll()
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace);
}
