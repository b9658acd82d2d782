/**
 * What the statements of a transaction may see. The database refuses every row of a table that belongs to workspaces,
 * unless the transaction says whose rows it wants; the words are settings of that transaction and end with it.
 */
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { WorkspaceId } from '../../core/message.js';
import { withoutNul } from './postgres-pool.js';
import type { Retry } from './postgres-retry.js';
import type { Schema } from '../schema.js';
import type { Everywhere, Within } from '../sql/within.js';

/** Names of the settings, as the policies of `row-security.ts` read them. */
export const SETTING = {
  adapter: 'quaymaster.adapter',
  workspace: 'quaymaster.workspace',
  /** `all`: housekeeping over all workspaces. */
  scope: 'quaymaster.scope',
} as const;

/**
 * The way to one workspace's rows. A single statement goes out together with `begin` and the settings; the commit is a
 * round trip of its own where there was something to change.
 */
export function createWithin(db: Kysely<Schema>, retry: Retry): Within {
  return ({ adapter, workspace }: WorkspaceId, work) => {
    const scope = `select ${set(SETTING.adapter, adapter)}, ${set(SETTING.workspace, workspace)}`;
    return retry(() => transact(db, scope, work));
  };
}

/** The way to all rows, for housekeeping, whose statements have as little time as all others. */
export function createEverywhere(db: Kysely<Schema>, retry: Retry): Everywhere {
  return (work) => retry(() => transact(db, ALL_ROWS, work));
}

/**
 * The way to all rows, for copying them, which takes as long as it takes: what the server limits for this role is
 * lifted. The pool has to be an unhurried one, because the client has a limit of its own.
 */
export function createUnhurriedEverywhere(db: Kysely<Schema>, retry: Retry): Everywhere {
  const scope = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; ${ALL_ROWS}`;
  return (work) => retry(() => transact(db, scope, work));
}

const ALL_ROWS = `select ${set(SETTING.scope, 'all')}`;

/** Without parameters, so that it goes out together with `begin`. */
function set(name: string, value: string): string {
  return `set_config('${name}', ${pg.escapeLiteral(withoutNul(value))}, true)`;
}

function transact<T>(
  db: Kysely<Schema>,
  scope: string,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql.raw(scope).execute(transaction);
    return work(transaction);
  });
}
