/** What a channel's people decided, on a SQL database. */
import type { ChannelSettings } from '../core/store.js';
import type { Within } from './within.js';

/** Creates the table's port. */
export function createSqlChannels(within: Within): ChannelSettings {
  return {
    mayOverhear: (id) =>
      within(id, async (db) => {
        const row = await db
          .selectFrom('channels')
          .select('overhear')
          .where('adapter', '=', id.adapter)
          .where('workspace', '=', id.workspace)
          .where('channel', '=', id.channel)
          .executeTakeFirst();
        return row?.overhear === 1;
      }),
    setOverhear: (id, allowed) =>
      within(id, async (db) => {
        const { adapter, workspace, channel } = id;
        const overhear = allowed ? 1 : 0;
        await db
          .insertInto('channels')
          .values({ adapter, workspace, channel, overhear })
          .onConflict((conflict) =>
            conflict.columns(['adapter', 'workspace', 'channel']).doUpdateSet({ overhear }),
          )
          .execute();
      }),
  };
}
