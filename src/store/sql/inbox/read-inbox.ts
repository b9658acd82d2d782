/** The inbox's statements that read, close and reopen entries. */
import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type {
  InboxEntry,
  InboxFilter,
  Resolution,
  Said,
  Waiting,
} from '../../../core/records/inbox.js';
import { conversationKey } from '../../../core/conversation.js';
import type { AdapterName } from '../../../core/adapters.js';
import type { Place, WorkspaceId } from '../../../core/message.js';
import type { Seal } from '../../../core/records/store.js';
import { onItsQuestion } from '../feedback-question.js';
import { answerSource } from './answer-source.js';
import type { InboxTable, Schema } from '../../schema.js';
import { only } from '../within.js';
import { reasonOf } from './sql-feedback.js';
import { openIfPossible } from '../../seal.js';

/** By name: a newer replica may have added a column, and PostgreSQL refuses a prepared `*` that means more than before. */
const SHOWN = [
  'id',
  'adapter',
  'workspace',
  'state',
  'question',
  'not_found',
  'unhelpful',
  'dismissed',
  'missed',
  'note',
  'topic',
  'passage',
  'version',
  'first_at',
  'last_at',
  'closings',
  'closed_at',
  'closed_through',
  'resolution_kind',
  'resolution',
] as const satisfies readonly (keyof InboxTable)[];

type Shown = Pick<Selectable<InboxTable>, (typeof SHOWN)[number]>;

/** Lists entries: the most asked first, then the latest. */
export async function listEntries(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  { state, limit }: InboxFilter,
): Promise<InboxEntry[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(SHOWN)
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .$if(state !== 'all', (query) => query.where('state', '=', state as 'open' | 'closed'))
    .orderBy('asked', 'desc')
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withParts(db, rows);
}

/** One entry of a workspace. */
export async function findEntry(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  id: number,
): Promise<InboxEntry | null> {
  const rows = await db
    .selectFrom('inbox')
    .select(SHOWN)
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
  const [entry] = await withParts(db, rows);
  return entry ?? null;
}

/** Who is to be told, by place. What was sealed with another key can't be read, and those people can't be told. */
export async function waitingFor(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  id: number,
  seal: Seal,
): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('inbox_askers')
    .select(['sealed', 'cause'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('entry', '=', id)
    .orderBy('asked_at')
    .orderBy('person')
    .execute();
  const places = new Map<string, { place: Place; authors: string[]; complained: boolean }>();
  for (const { sealed, cause } of rows) {
    const opened = sealed === null ? null : openAddress(sealed, id, seal);
    if (opened === null) continue;
    const [place, author] = opened;
    const complains = cause === 'unhelpful' || cause === 'dismissed';
    const waiting = places.get(conversationKey(place)) ?? { place, authors: [], complained: true };
    waiting.authors.push(author);
    waiting.complained &&= complains;
    places.set(conversationKey(place), waiting);
  }
  return [...places.values()];
}

function openAddress(sealed: string, id: number, seal: Seal): [Place, string] | null {
  const opened = openIfPossible(seal, sealed, `inbox entry ${id}`);
  // Sealed by the inbox only, so its form is known.
  return opened === null ? null : (JSON.parse(opened) as [Place, string]);
}

/** What is kept of a closing. */
export interface Closing {
  readonly resolution: Resolution;
  readonly through: string;
  /** Mark of who closed it. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Closes an open entry and forgets its askers. The wish for people stays, without whose it was: so it is known when it is
 * handled again.
 */
export async function closeEntry(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: number,
  { resolution, through, by, at }: Closing,
): Promise<boolean> {
  const closed = await db
    .updateTable('inbox')
    .set((row) => ({
      state: 'closed' as const,
      closings: row('closings', '+', 1),
      closed_at: at,
      closed_by: by,
      closed_through: through,
      resolution_kind: resolution.kind,
      resolution: resolution.text,
    }))
    .where((row) => row.and({ ...only(workspace), id, state: 'open' }))
    .returning('id')
    .executeTakeFirst();
  if (closed === undefined) return false;
  await db.deleteFrom('inbox_askers').where('entry', '=', id).execute();
  await db
    .updateTable('escalations')
    .set({ ended_at: at, person: '' })
    .where('entry', '=', id)
    .execute();
  return true;
}

/** Opens a closed entry again. */
export async function reopenEntry(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  id: number,
): Promise<boolean> {
  const unclosed = { closed_at: null, closed_by: null, closed_through: null };
  const opened = await db
    .updateTable('inbox')
    .set({ state: 'open', ...unclosed, resolution_kind: null, resolution: null })
    .where((row) => row.and({ ...only(workspace), id, state: 'closed' }))
    .returning('id')
    .executeTakeFirst();
  return opened !== undefined;
}

async function withParts(db: Kysely<Schema>, rows: readonly Shown[]): Promise<InboxEntry[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const ids = rows.map(({ id }) => id);
  const wordings = await db
    .selectFrom('inbox_wordings')
    .select(['entry', 'wording'])
    .where('entry', 'in', ids)
    .orderBy('wording')
    .execute();
  const askers = await db
    .selectFrom('inbox_askers')
    .select([
      'entry',
      sql<number>`count(distinct person)`.as('people'),
      sql<number>`count(distinct place)`.as('places'),
    ])
    .where('entry', 'in', ids)
    .groupBy('entry')
    .execute();
  const escalated = await db
    .selectFrom('escalations')
    .select('entry')
    .where('entry', 'in', ids)
    .where('ended_at', 'is', null)
    .execute();
  const said = await saidOf(db, first, ids);
  return rows.map((row) => {
    const counted = askers.find(({ entry }) => entry === row.id);
    return toEntry(row, {
      wordings: wordings.filter(({ entry }) => entry === row.id).map(({ wording }) => wording),
      askers: counted?.people ?? 0,
      places: counted?.places ?? 0,
      escalated: escalated.some(({ entry }) => entry === row.id),
      said: said
        .filter(({ entry }) => entry === row.id)
        .map(({ said: one }) => one)
        .slice(0, MOST_SAID),
    });
  });
}

/** The latest that people said of an entry's answers; more is in the list of all feedback. */
const MOST_SAID = 5;
/** Of a workspace, so many of the latest are looked through. */
const MOST_READ = 500;

/**
 * Why answers did not help, by entry, newest first. What was said leads by its question's words to the entry, as the question
 * itself did.
 */
async function saidOf(
  db: Kysely<Schema>,
  { adapter, workspace }: Pick<Shown, 'adapter' | 'workspace'>,
  ids: readonly number[],
): Promise<{ readonly entry: number; readonly said: Said }[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('questions', onItsQuestion)
    .innerJoin('inbox_wordings', (join) =>
      join
        .onRef('inbox_wordings.stems', '=', 'questions.stems')
        .onRef('inbox_wordings.adapter', '=', 'feedback.adapter')
        .onRef('inbox_wordings.workspace', '=', 'feedback.workspace'),
    )
    .select(['entry', 'reason', 'comment', 'feedback.updated_at as at', 'version'])
    .where('feedback.adapter', '=', adapter)
    .where('feedback.workspace', '=', workspace)
    .where('helpful', '=', 0)
    .where((row) => row.or([row('reason', 'is not', null), row('comment', 'is not', null)]))
    .where('entry', 'in', ids)
    .orderBy('feedback.updated_at', 'desc')
    .limit(MOST_READ)
    .execute();
  return rows.map(({ entry, reason, comment, at, version }) => ({
    entry,
    said: { reason: reasonOf(reason), comment, at, version },
  }));
}

function toEntry(
  row: Shown,
  parts: Pick<InboxEntry, 'wordings' | 'askers' | 'places' | 'escalated' | 'said'>,
): InboxEntry {
  const { closed_at: at, resolution_kind: kind, resolution: text, closed_through: through } = row;
  const closed = row.state === 'closed' && at !== null && kind !== null && text !== null;
  return {
    id: row.id,
    adapter: row.adapter as AdapterName, // written from a Place
    workspace: row.workspace,
    state: row.state,
    question: row.question,
    wordings: parts.wordings.filter((wording) => wording !== row.question),
    causes: {
      'not-found': row.not_found,
      unhelpful: row.unhelpful,
      dismissed: row.dismissed,
      missed: row.missed ?? 0,
    },
    askers: parts.askers,
    places: parts.places,
    escalated: parts.escalated,
    nearest: answerSource(row),
    said: parts.said,
    firstAt: row.first_at,
    lastAt: row.last_at,
    closings: row.closings,
    ...(closed && { closing: { at, resolution: { kind, text }, through: through ?? '' } }),
  };
}
