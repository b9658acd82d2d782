/** What a version of a note from chat holds, and what of it names its author. */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { WorkspaceId } from '../../../core/message.js';
import { contentOf, type TaughtContent } from '../../../core/records/taught-notes.js';
import type { Schema } from '../../schema.js';

/** Whether two notes say the same. */
export function sameContent(one: TaughtContent, other: TaughtContent): boolean {
  return isDeepStrictEqual(contentOf(one), contentOf(other));
}

/**
 * Forgets who wrote a note, also by name and in every version.
 * @returns false when there is none of that id
 */
export async function scrubAuthor(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: string,
): Promise<boolean> {
  await scrubName(db, workspace, id);
  await db
    .deleteFrom('source_edits')
    .where((row) => row.and({ ...workspace, note: id }))
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('taught_notes')
    .set({ author: null, sealed: null })
    .where((row) => row.and({ ...workspace, id }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the author's name out of a note, in every version. @returns false when there is none of that id */
export async function scrubName(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: string,
): Promise<boolean> {
  const isThere = await rewrite(db, workspace, id, (content) => ({ ...content, credit: null }));
  await forgetText(db, workspace, id);
  return isThere;
}

/**
 * Takes a person's own words out of the notes: a note that is still in their words is withdrawn and its words are
 * forgotten in every version; one that somebody rewrote stays, without their name. Their marks go with the rows.
 */
export async function eraseTaught(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  mark: string,
  now: number,
): Promise<void> {
  const only = { adapter, workspace };
  const notes = await db
    .selectFrom('taught_notes')
    .select(['id', 'version', 'body'])
    .where((row) => row.and({ ...only, author: mark }))
    .execute();
  for (const { id, version, body } of notes) {
    await rewrite(db, only, id, withoutPerson);
    await forgetText(db, only, id);
    if (!readContent(body).verbatim) continue;
    const next = { state: 'withdrawn', version: version + 1 } as const;
    await db
      .updateTable('taught_notes')
      .set({ ...next, updated_at: now })
      .where((row) => row.and({ ...only, id }))
      .execute();
    const withdrawn = { ...only, ...next, note: id, act: 'withdrawn', who: null, at: now };
    const left = JSON.stringify(withoutPerson(readContent(body)));
    await db
      .insertInto('taught_versions')
      .values({ ...withdrawn, body: left })
      .execute();
  }
}

/** Content without its author's name, and without words that were still the author's own. */
function withoutPerson(content: TaughtContent): TaughtContent {
  const words = content.verbatim ? { topic: '', text: '', questions: [] } : {};
  return { ...content, ...words, credit: null };
}

// Written by the port only.
const readContent = (body: string): TaughtContent => JSON.parse(body) as TaughtContent;

/** What a hand wrote to a file may name the author: it is written anew. */
async function forgetText(db: Kysely<Schema>, workspace: WorkspaceId, note: string): Promise<void> {
  await db
    .updateTable('taught_files')
    .set({ text: null, version: 0 })
    .where((row) => row.and({ ...workspace, note }))
    .execute();
}

async function rewrite(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: string,
  change: (content: TaughtContent) => TaughtContent,
): Promise<boolean> {
  const changed = (body: string): string => JSON.stringify(change(readContent(body)));
  const note = await db
    .selectFrom('taught_notes')
    .select('body')
    .where((row) => row.and({ ...workspace, id }))
    .executeTakeFirst();
  if (note === undefined) return false;
  await db
    .updateTable('taught_notes')
    .set({ body: changed(note.body) })
    .where((row) => row.and({ ...workspace, id }))
    .execute();
  const versions = await db
    .selectFrom('taught_versions')
    .select(['seq', 'body'])
    .where((row) => row.and({ ...workspace, note: id }))
    .execute();
  for (const { seq, body } of versions)
    await db
      .updateTable('taught_versions')
      .set({ body: changed(body) })
      .where((row) => row.and({ ...workspace, seq }))
      .execute();
  return true;
}
