/** Credentials of workspaces, sealed, on a SQL database. */
import type { Kysely } from 'kysely';
import type { Installations, Seal } from '../../core/records/store.js';
import type { Schema } from '../schema.js';

/**
 * Creates the table's port.
 * @param seal - encrypts credentials
 * @param now - the clock, in milliseconds since 1970
 */
export function createSqlInstallations(
  db: Kysely<Schema>,
  seal: Seal,
  now: () => number,
): Installations {
  return {
    async put(adapter, workspace, credentials) {
      const sealed = seal.close(credentials, context(adapter, workspace));
      const values = { sealed, updated_at: now() };
      await db
        .insertInto('installations')
        .values({ adapter, workspace, ...values })
        .onConflict((conflict) => conflict.columns(['adapter', 'workspace']).doUpdateSet(values))
        .execute();
    },
    async get(adapter, workspace) {
      const row = await db
        .selectFrom('installations')
        .select('sealed')
        .where('adapter', '=', adapter)
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      return row ? seal.open(row.sealed, context(adapter, workspace)) : null;
    },
    async remove(adapter, workspace) {
      await db
        .deleteFrom('installations')
        .where('adapter', '=', adapter)
        .where('workspace', '=', workspace)
        .execute();
    },
  };
}

function context(adapter: string, workspace: string): string {
  return `${adapter} workspace ${workspace}`;
}
