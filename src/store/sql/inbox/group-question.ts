/** Finds the entry of the inbox that a question belongs to, or opens one. */
import type { Kysely } from 'kysely';
import { SAME_QUESTION, likeness } from '../../../core/text/likeness.js';
import type { WorkspaceId } from '../../../core/message.js';
import type { Schema } from '../../schema.js';

/** A question as it is grouped. */
export interface Grouped {
  readonly question: string;
  /** Sorted, each once, none with a blank; not empty. */
  readonly stems: readonly string[];
}

/** Entries compared in full: those that share the most stems. Common words alone make no two questions alike. */
const MOST_COMPARED = 50;
/** Other wordings that are kept of an entry. */
const MOST_WORDINGS = 12;

/**
 * The entry of a question: the one that was asked in the same words before, whatever their order; else the one that is
 * most like it; else a new one. Runs inside a transaction.
 * @returns the entry's id
 */
export async function entryOf(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  { question, stems }: Grouped,
  now: number,
): Promise<number> {
  const here = { adapter, workspace };
  const known = await entryByWords(db, here, stems);
  if (known !== null) return known;
  const alike = await entryLike(db, here, stems);
  const entry = alike ?? (await openEntry(db, here, { question, stems }, now));
  const wording = { ...here, stems: stems.join(' '), entry, wording: question };
  const isNew = alike === null || (await wordingsOf(db, entry)) < MOST_WORDINGS;
  if (!isNew) return entry;
  const kept = await db
    .insertInto('inbox_wordings')
    .values(wording)
    .onConflict((conflict) => conflict.columns(['adapter', 'workspace', 'stems']).doNothing())
    .returning('entry')
    .executeTakeFirst();
  if (kept !== undefined) return entry;
  // Another replica was quicker with the same words: its entry counts.
  if (alike === null) await removeEntries(db, [entry]);
  return (await entryByWords(db, here, stems)) ?? entry;
}

/** The entry that a question would be counted in; `null`: it would be a new one. */
export async function entryMatching(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  stems: readonly string[],
): Promise<number | null> {
  return (await entryByWords(db, workspace, stems)) ?? (await entryLike(db, workspace, stems));
}

/** The entry of a question that was asked in these words before; `null`: there is none. */
export async function entryByWords(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  stems: readonly string[],
): Promise<number | null> {
  const row = await db
    .selectFrom('inbox_wordings')
    .select('entry')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('stems', '=', stems.join(' '))
    .executeTakeFirst();
  return row?.entry ?? null;
}

/** The most alike of those that share a stem; the oldest of equals. */
async function entryLike(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  stems: readonly string[],
): Promise<number | null> {
  const sharing = await db
    .selectFrom('inbox_stems')
    .select(({ fn }) => ['entry', fn.countAll<number>().as('shared')])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('stem', 'in', stems)
    .groupBy('entry')
    .orderBy('shared', 'desc')
    .orderBy('entry')
    .limit(MOST_COMPARED)
    .execute();
  if (sharing.length === 0) return null;
  const candidates = await db
    .selectFrom('inbox')
    .select(['id', 'stems'])
    .where(
      'id',
      'in',
      sharing.map(({ entry }) => entry),
    )
    .execute();
  const [best] = candidates
    .map(({ id, stems: theirs }) => ({ id, alike: likeness(stems, theirs.split(' ')) }))
    .filter(({ alike }) => alike >= SAME_QUESTION)
    .sort((a, b) => b.alike - a.alike || a.id - b.id);
  return best?.id ?? null;
}

async function wordingsOf(db: Kysely<Schema>, entry: number): Promise<number> {
  const rows = await db
    .selectFrom('inbox_wordings')
    .select('entry')
    .where('entry', '=', entry)
    .limit(MOST_WORDINGS)
    .execute();
  return rows.length;
}

async function openEntry(
  db: Kysely<Schema>,
  here: WorkspaceId,
  { question, stems }: Grouped,
  now: number,
): Promise<number> {
  const { id } = await db
    .insertInto('inbox')
    .values({
      ...here,
      state: 'open',
      question,
      stems: stems.join(' '),
      not_found: 0,
      unhelpful: 0,
      dismissed: 0,
      asked: 0,
      first_at: now,
      last_at: now,
      closings: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('inbox_stems')
    .values(stems.map((stem) => ({ ...here, stem, entry: id })))
    .execute();
  return id;
}

/** Removes entries with all that belongs to them. */
export async function removeEntries(db: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['inbox_askers', 'inbox_stems', 'inbox_wordings', 'escalations'] as const)
    await db.deleteFrom(table).where('entry', 'in', ids).execute();
  await db.deleteFrom('inbox').where('id', 'in', ids).execute();
}
