/**
 * The one way to the rows that belong to a workspace. Homes that many workspaces share hold the border here (the
 * database itself refuses to show another workspace's rows); the embedded home has the conditions of the statements.
 */
import type { Kysely } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type { Schema } from '../schema.js';

/**
 * Runs statements that may see and change the rows of one workspace only, all of them or none. `work` may run a
 * second time when the connection broke, so it does nothing but ask the database, and waits for nothing else.
 */
export type Within = <T>(
  workspace: WorkspaceId,
  work: (db: Kysely<Schema>) => Promise<T>,
) => Promise<T>;

/** Runs statements as one: all of them take effect or none. Inside a transaction they belong to it. */
export function atomically<T>(
  db: Kysely<Schema>,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Runs statements over all workspaces: for sweeping, backup and moving, never for answering. Otherwise as {@link Within}. */
export type Everywhere = <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>;
