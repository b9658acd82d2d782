/** Notes that were written from chat, on a SQL database. */
import { randomInt } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { WorkspaceId } from '../../../core/message.js';
import { isAdapterName } from '../../../core/adapters.js';
import type { Seal } from '../../../core/records/store.js';
import {
  contentOf,
  MOST_TAUGHT,
  type NewTaughtNote,
  type TaughtAct,
  type TaughtAuthor,
  type TaughtChange,
  type TaughtChanged,
  type TaughtContent,
  type TaughtDeed,
  type TaughtFilter,
  type TaughtNote,
  type TaughtNotes,
  type TaughtRef,
  type TaughtSource,
  type TaughtVersion,
} from '../../../core/records/taught-notes.js';
import type { Schema, TaughtNotesTable, TaughtVersionsTable } from '../../schema.js';
import { openIfPossible } from '../../seal.js';
import type { People } from '../people.js';
import { atomically, only, type TableParts } from '../within.js';
import { sameContent, scrubAuthor, scrubName } from './taught-content.js';

const CONTEXT = 'taught';

/** Creates the tables' port. */
export function createSqlTaught(options: TableParts): TaughtNotes {
  const { within, everywhere, people, seal, now } = options;
  const writes: Writing = { people, seal, now };
  /** A transaction, once more where somebody took the same file's name at the same moment: then the name is made longer. */
  const writing = async <T>(
    workspace: WorkspaceId,
    work: (db: Kysely<Schema>, crowded: boolean) => Promise<T>,
  ): Promise<T> => {
    const attempt = (crowded: boolean) =>
      within(only(workspace), (rows) => atomically(rows, (db) => work(db, crowded)));
    try {
      return await attempt(false);
    } catch (error) {
      if (!isTaken(error)) throw error;
      return attempt(true);
    }
  };
  return {
    list: (workspace, filter = {}) =>
      within(only(workspace), (db) => list(db, workspace, filter, people)),
    find: (workspace, id) =>
      within(only(workspace), async (db) => {
        const row = await rowOf(db, workspace, id);
        return row === undefined ? null : toNote(row);
      }),
    history: (workspace, id) =>
      within(only(workspace), async (db) => {
        const rows = await versionsOf(db, workspace, id).orderBy('version', 'desc').execute();
        return rows.map(toVersion);
      }),
    add: (note, deed) => writing(note, (db, crowded) => add(db, note, deed, writes, crowded)),
    change: (ref, change, deed) =>
      writing(ref, (db, crowded) => changeNote(db, ref, change, deed, writes, crowded)),
    authorOf: (workspace, id) =>
      within(only(workspace), async (db) => {
        const row = await rowOf(db, workspace, id);
        return row?.sealed == null ? null : openIfPossible(seal, row.sealed, CONTEXT);
      }),
    setHearing: (workspace, id, author) =>
      within(only(workspace), async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('taught_notes')
          .set({ sealed: sealedOf(author, seal) })
          .where((row) => row.and({ ...only(workspace), id }))
          .where('author', '=', people.mark(only(workspace), author.id))
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    forgetName: (workspace, id) =>
      within(only(workspace), (rows) =>
        atomically(rows, (db) => scrubName(db, only(workspace), id)),
      ),
    forgetAuthor: (workspace, id) =>
      within(only(workspace), (rows) =>
        atomically(rows, (db) => scrubAuthor(db, only(workspace), id)),
      ),
    stamp: (workspace) =>
      within(only(workspace), async (db) => {
        const row = await db
          .selectFrom('taught_versions')
          .select(({ fn }) => fn.max('seq').as('last'))
          .where((row) => row.and(only(workspace)))
          .executeTakeFirst();
        return row?.last ?? 0;
      }),
    workspaces: () =>
      everywhere(async (db) => {
        const rows = await db
          .selectFrom('taught_notes')
          .select(['adapter', 'workspace'])
          .distinct()
          .orderBy('adapter')
          .orderBy('workspace')
          .execute();
        return rows.flatMap(({ adapter, workspace }) =>
          isAdapterName(adapter) ? [{ adapter, workspace }] : [],
        );
      }),
  };
}

/** What writing takes besides the database. */
type Writing = Pick<TableParts, 'people' | 'seal' | 'now'>;

async function list(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  { states, source, author }: TaughtFilter,
  people: People,
): Promise<readonly TaughtNote[]> {
  let query = db
    .selectFrom('taught_notes')
    .selectAll()
    .where((row) => row.and(only(workspace)));
  if (states !== undefined) query = query.where('state', 'in', [...states]);
  if (source !== undefined)
    query = query.where('channel', '=', source.channel).where('message', '=', source.message);
  if (author !== undefined)
    query = query.where('author', '=', people.mark(only(workspace), author));
  const rows = await query.orderBy('file_key').execute();
  return rows.map(toNote);
}

function rowOf(db: Kysely<Schema>, workspace: WorkspaceId, id: string) {
  return db
    .selectFrom('taught_notes')
    .selectAll()
    .where((row) => row.and({ ...only(workspace), id }))
    .executeTakeFirst();
}

function versionsOf(db: Kysely<Schema>, workspace: WorkspaceId, note: string) {
  return db
    .selectFrom('taught_versions')
    .selectAll()
    .where((row) => row.and({ ...only(workspace), note }));
}

async function add(
  db: Kysely<Schema>,
  note: NewTaughtNote,
  deed: TaughtDeed,
  { people, seal, now }: Writing,
  crowded: boolean,
): Promise<TaughtNote | 'full'> {
  const workspace = only(note);
  const { count } = await db
    .selectFrom('taught_notes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((row) => row.and(workspace))
    .executeTakeFirstOrThrow();
  if (count >= MOST_TAUGHT) return 'full';
  const id = await freeId(db, workspace, note.id);
  const file = await freeFile(db, workspace, id, note.file, crowded);
  const { source, author } = note;
  const row: TaughtNotesTable = {
    ...{ ...workspace, id, state: note.state, version: 1, file_key: fileKey(file) },
    body: JSON.stringify({ ...contentOf(note), file }),
    channel: source?.channel ?? null,
    message: source?.message ?? null,
    source: source === null ? null : JSON.stringify(source),
    author: author === null ? null : people.mark(workspace, author.id),
    sealed: author === null ? null : sealedOf(author, seal),
    created_at: now(),
    updated_at: now(),
  };
  await db.insertInto('taught_notes').values(row).execute();
  await keepVersion(db, row, deed, people);
  return toNote(row);
}

async function changeNote(
  db: Kysely<Schema>,
  ref: TaughtRef,
  { state, ...content }: TaughtChange,
  deed: TaughtDeed,
  { people, now }: Writing,
  crowded: boolean,
): Promise<TaughtChanged> {
  const workspace = only(ref);
  const row = await rowOf(db, workspace, ref.id);
  if (row === undefined) return { kind: 'none' };
  const before = toNote(row);
  if (before.version !== ref.version) return { kind: 'conflict', note: before };
  const wanted: TaughtNote = { ...before, ...content, state: state ?? before.state };
  if (sameContent(before, wanted) && before.state === wanted.state)
    return { kind: 'saved', note: before };
  const file =
    wanted.file === before.file
      ? before.file
      : await freeFile(db, workspace, ref.id, wanted.file, crowded);
  const after: TaughtNotesTable = {
    ...row,
    state: wanted.state,
    version: before.version + 1,
    file_key: fileKey(file),
    body: JSON.stringify({ ...contentOf(wanted), file }),
    updated_at: now(),
  };
  const { numUpdatedRows } = await db
    .updateTable('taught_notes')
    .set(after)
    .where((one) => one.and({ ...workspace, id: ref.id, version: ref.version }))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const now = await rowOf(db, workspace, ref.id);
    return now === undefined ? { kind: 'none' } : { kind: 'conflict', note: toNote(now) };
  }
  await keepVersion(db, after, deed, people);
  return { kind: 'saved', note: toNote(after) };
}

async function keepVersion(
  db: Kysely<Schema>,
  { adapter, workspace, id, version, state, body, updated_at }: TaughtNotesTable,
  { act, who }: TaughtDeed,
  people: People,
): Promise<void> {
  if (!isAdapterName(adapter)) throw new Error(`there is no adapter ${adapter}`);
  const mark = who === null ? null : people.mark({ adapter, workspace }, who);
  await db
    .insertInto('taught_versions')
    .values({ adapter, workspace, note: id, version, state, body, act, who: mark, at: updated_at })
    .execute();
}

/** Letters and digits that nobody takes for one another. */
const LETTERS = '23456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 8;

async function freeId(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  wanted: string | undefined,
): Promise<string> {
  const random = (): string =>
    Array.from({ length: ID_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  for (let id = wanted ?? random(); ; id = random())
    if (/^[a-z0-9]{8}$/.test(id) && (await rowOf(db, workspace, id)) === undefined) return id;
}

/** Disks that don't tell cases apart take two names for one. */
function fileKey(file: string): string {
  return file.normalize('NFC').toLowerCase();
}

/** The wanted name, or the same with the note's id where another note has it. */
async function freeFile(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: string,
  wanted: string,
  crowded: boolean,
): Promise<string> {
  const other = await db
    .selectFrom('taught_notes')
    .select('id')
    .where((row) => row.and({ ...workspace, file_key: fileKey(wanted) }))
    .where('id', '<>', id)
    .executeTakeFirst();
  return other === undefined && !crowded ? wanted : wanted.replace(/(?:\.md)?$/, `-${id}.md`);
}

/** PostgreSQL's code for a value that a unique constraint has already. */
const UNIQUE_VIOLATION = '23505';

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

function sealedOf({ id, hears }: TaughtAuthor, seal: Seal): string | null {
  return hears ? seal.close(id, CONTEXT) : null;
}

function toNote(row: Selectable<TaughtNotesTable>): TaughtNote {
  const { adapter, workspace, id, state, version, author } = row;
  if (!isAdapterName(adapter)) throw new Error(`there is no adapter ${adapter}`);
  return {
    ...{ adapter, workspace, id, state, version, author },
    // Written by `add` and `changeNote` only.
    ...(JSON.parse(row.body) as TaughtContent),
    source: row.source === null ? null : (JSON.parse(row.source) as TaughtSource),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toVersion(row: Selectable<TaughtVersionsTable>): TaughtVersion {
  const { version, state, who, at } = row;
  // Written by `keepVersion` only.
  const content = JSON.parse(row.body) as TaughtContent;
  return { version, state, content, act: row.act as TaughtAct, who, at };
}
