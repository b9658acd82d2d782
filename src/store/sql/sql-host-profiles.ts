/** The machines that teams have named, on a SQL database. */
import type { Kysely } from 'kysely';
import { MOST_PROFILES, type HostProfiles } from '../../core/records/host-profiles.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Schema } from '../schema.js';
import type { Within } from './within.js';

/**
 * Creates the table's port.
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlHostProfiles(within: Within, now: () => number): HostProfiles {
  return {
    list: (workspace) =>
      within(workspace, async (db) => {
        const rows = await ofWorkspace(db, workspace).orderBy('name').execute();
        return rows.map(toProfile);
      }),
    find: (workspace, name) =>
      within(workspace, async (db) => {
        const row = await ofWorkspace(db, workspace).where('name', '=', name).executeTakeFirst();
        return row === undefined ? null : toProfile(row);
      }),
    put: ({ adapter, workspace }, { name, description }) =>
      within({ adapter, workspace }, async (db) => {
        const known = await ofWorkspace(db, { adapter, workspace }).execute();
        const replaces = known.some((row) => row.name === name);
        if (!replaces && known.length >= MOST_PROFILES) return 'full';
        const values = { description, updated_at: now() };
        await db
          .insertInto('host_profiles')
          .values({ adapter, workspace, name, ...values })
          .onConflict((conflict) =>
            conflict.columns(['adapter', 'workspace', 'name']).doUpdateSet(values),
          )
          .execute();
        return replaces ? 'replaced' : 'added';
      }),
    remove: ({ adapter, workspace }, name) =>
      within({ adapter, workspace }, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('host_profiles')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('name', '=', name)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
  };
}

function ofWorkspace(db: Kysely<Schema>, { adapter, workspace }: WorkspaceId) {
  return db
    .selectFrom('host_profiles')
    .select(['name', 'description', 'updated_at'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace);
}

function toProfile(row: { name: string; description: string; updated_at: number }) {
  return { name: row.name, description: row.description, updatedAt: row.updated_at };
}
