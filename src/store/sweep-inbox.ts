/** How long questions and the entries of the inbox are kept. docs/privacy.md restates these times for people. */
import type { Kysely } from 'kysely';
import { removeEntries } from './group-question.js';
import type { Schema } from './schema.js';

const DAY_MS = 24 * 60 * 60_000;

/** The words of a question, and the mark of who asked. */
export const KEEP_WORDS_MS = 90 * DAY_MS;
/** That something was asked, with what became of it: a year can be compared with the one before. */
export const KEEP_COUNTS_MS = 800 * DAY_MS;
/** A closed entry of the inbox. */
export const KEEP_CLOSED_MS = 180 * DAY_MS;
/** An open entry that nobody asked again. */
export const KEEP_OPEN_MS = 365 * DAY_MS;
/** Whom to tell. Whoever waited longer asks again. */
export const KEEP_ASKERS_MS = 90 * DAY_MS;

/** Entries removed at a time, so that no statement grows without bound. */
const BATCH = 500;

/** Deletes what is older than its use. */
export async function sweepInbox(db: Kysely<Schema>, now: number): Promise<void> {
  await db
    .updateTable('questions')
    .set({ person: null, question: null, stems: '' })
    .where('asked_at', '<', now - KEEP_WORDS_MS)
    .where('question', 'is not', null)
    .execute();
  await db
    .deleteFrom('questions')
    .where('asked_at', '<', now - KEEP_COUNTS_MS)
    .execute();
  await db
    .deleteFrom('inbox_askers')
    .where('asked_at', '<', now - KEEP_ASKERS_MS)
    .execute();
  await removeOlder(db, 'closed', 'closed_at', now - KEEP_CLOSED_MS);
  await removeOlder(db, 'open', 'last_at', now - KEEP_OPEN_MS);
}

async function removeOlder(
  db: Kysely<Schema>,
  state: 'open' | 'closed',
  age: 'last_at' | 'closed_at',
  before: number,
): Promise<void> {
  for (;;) {
    const old = await db
      .selectFrom('inbox')
      .select('id')
      .where('state', '=', state)
      .where(age, '<', before)
      .limit(BATCH)
      .execute();
    await removeEntries(
      db,
      old.map(({ id }) => id),
    );
    if (old.length < BATCH) return;
  }
}
