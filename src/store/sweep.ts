/** Forgets what was kept long enough. */
import { sql, type Kysely } from 'kysely';
import type { WorkspaceId } from '../core/message.js';
import type { Retention, Swept } from '../core/retention.js';
import { removeEntries } from './group-question.js';
import type { Schema } from './schema.js';

const DAY_MS = 24 * 60 * 60_000;

/** Entries removed at a time, so that no statement grows without bound. */
const BATCH = 500;

/**
 * Sweeps all workspaces.
 * @param now - milliseconds since 1970
 * @returns how much went
 */
export async function sweep(db: Kysely<Schema>, retention: Retention, now: number): Promise<Swept> {
  const before = (days: number) => now - days * DAY_MS;
  return {
    answers: await removeOlder(db, 'deliveries', 'settled_at', before(retention.answers)),
    conversations: await removeOlder(
      db,
      'conversations',
      'updated_at',
      before(retention.conversations),
    ),
    coolDowns: await removeOlder(db, 'cool_downs', 'until', now),
    questions: await forgetWords(db, before(retention.questions)),
    counts: await removeOlder(db, 'questions', 'asked_at', before(retention.counts)),
    feedback: await removeOlder(db, 'feedback', 'updated_at', before(retention.feedback)),
    audit: await removeOlder(db, 'setting_changes', 'at', before(retention.audit)),
    askers: await removeOlder(db, 'inbox_askers', 'asked_at', before(retention.askers)),
    closedEntries: await removeOldEntries(
      db,
      'closed',
      'closed_at',
      before(retention.closedEntries),
    ),
    openEntries: await removeOldEntries(db, 'open', 'last_at', before(retention.openEntries)),
    crowdedOut: await makeRoom(db, retention.mostOpenEntries),
  };
}

async function removeOlder<T extends keyof Schema>(
  db: Kysely<Schema>,
  table: T,
  time: keyof Schema[T] & string,
  before: number,
): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from ${sql.table(table)} where ${sql.ref(time)} < ${before}`.execute(db);
  return Number(numAffectedRows);
}

async function forgetWords(db: Kysely<Schema>, before: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('questions')
    .set({ person: null, question: null, stems: '' })
    .where('asked_at', '<', before)
    .where('question', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function removeOldEntries(
  db: Kysely<Schema>,
  state: 'open' | 'closed',
  age: 'last_at' | 'closed_at',
  before: number,
): Promise<number> {
  const old = await db
    .selectFrom('inbox')
    .select('id')
    .where('state', '=', state)
    .where(age, '<', before)
    .execute();
  return removeInBatches(db, old);
}

/** Brings every workspace back to so many open entries. */
async function makeRoom(db: Kysely<Schema>, most: number): Promise<number> {
  const full = await db
    .selectFrom('inbox')
    .select(['adapter', 'workspace', sql<number>`count(*)`.as('open')])
    .where('state', '=', 'open')
    .groupBy(['adapter', 'workspace'])
    .having(sql<number>`count(*)`, '>', most)
    .execute();
  let removed = 0;
  for (const { open, ...workspace } of full)
    removed += await removeInBatches(db, await leastMissed(db, workspace, open - most));
  return removed;
}

/** The open entries that a workspace misses least: what one person asked before what several did, oldest first. */
function leastMissed(
  db: Kysely<Schema>,
  { adapter, workspace }: Record<keyof WorkspaceId, string>,
  limit: number,
): Promise<{ id: number }[]> {
  const askers = sql`(select count(distinct person) from inbox_askers where entry = inbox.id)`;
  return db
    .selectFrom('inbox')
    .select('id')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('state', '=', 'open')
    .orderBy(sql`${askers} > 1`)
    .orderBy('last_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function removeInBatches(
  db: Kysely<Schema>,
  entries: readonly { readonly id: number }[],
): Promise<number> {
  for (let from = 0; from < entries.length; from += BATCH)
    await removeEntries(
      db,
      entries.slice(from, from + BATCH).map(({ id }) => id),
    );
  return entries.length;
}
