/**
 * The one way to the rows that belong to a workspace. Homes that many workspaces share hold the border here (the
 * database itself refuses to show another workspace's rows); the embedded home has the conditions of the statements.
 */
import type { Kysely } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type { Seal } from '../../core/records/store.js';
import type { Schema } from '../schema.js';
import type { People } from './people.js';

/**
 * Runs statements that may see and change the rows of one workspace only, all of them or none. `work` may run a
 * second time when the connection broke, so it does nothing but ask the database, and waits for nothing else.
 */
export type Within = <T>(
  workspace: WorkspaceId,
  work: (db: Kysely<Schema>) => Promise<T>,
) => Promise<T>;

/** A workspace and nothing else that the value at hand may have. */
export function only({ adapter, workspace }: WorkspaceId): WorkspaceId {
  return { adapter, workspace };
}

/** Runs statements as one: all of them take effect or none. Inside a transaction they belong to it. */
export function atomically<T>(
  db: Kysely<Schema>,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Runs statements over all workspaces: for sweeping, backup and moving, never for answering. Otherwise as {@link Within}. */
export type Everywhere = <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>;

/** What tables of what people say and do work with, each with what of it it needs. */
export interface TableParts {
  readonly within: Within;
  readonly everywhere: Everywhere;
  readonly people: People;
  /** Encrypts people, conversations, which are often named after people, and what else names somebody. */
  readonly seal: Seal;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}
