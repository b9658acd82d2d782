/** Cool-downs on a SQL database. */
import { sql } from 'kysely';
import type { CoolDowns } from '../../../core/records/store.js';
import type { Within } from '../within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlCoolDowns(within: Within, now: () => number): CoolDowns {
  return {
    start: ({ adapter, workspace }, key, duration) =>
      within({ adapter, workspace }, async (db) => {
        const until = now() + duration;
        const started = await db
          .insertInto('cool_downs')
          .values({ adapter, workspace, key, until })
          .onConflict((conflict) =>
            conflict
              .columns(['adapter', 'workspace', 'key'])
              .doUpdateSet({ until })
              .where('cool_downs.until', '<=', now()),
          )
          .returning('key')
          .executeTakeFirst();
        return started !== undefined;
      }),
    running: ({ adapter, workspace }, prefix) =>
      within({ adapter, workspace }, async (db) => {
        const rows = await db
          .selectFrom('cool_downs')
          .select('key')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where(
            sql<boolean>`substr(key, 1, length(cast(${prefix} as text))) = cast(${prefix} as text)`,
          )
          .where('until', '>', now())
          .execute();
        return rows.map(({ key }) => key).sort();
      }),
  };
}
