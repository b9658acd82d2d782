/** The inbox's statements that read and close entries. */
import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { InboxEntry, InboxFilter, Resolution, Waiting } from '../core/inbox.js';
import { conversationKey } from '../core/conversation.js';
import type { AdapterName, Place, WorkspaceId } from '../core/message.js';
import type { Seal } from '../core/store.js';
import type { InboxTable, Schema } from './schema.js';
import { openIfPossible } from './seal.js';

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
  'note',
  'topic',
  'passage',
  'version',
  'first_at',
  'last_at',
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
    .select('sealed')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('entry', '=', id)
    .orderBy('asked_at')
    .orderBy('person')
    .execute();
  const places = new Map<string, { place: Place; authors: string[] }>();
  for (const { sealed } of rows) {
    const opened = sealed === null ? null : openAddress(sealed, id, seal);
    if (opened === null) continue;
    const [place, author] = opened;
    const waiting = places.get(conversationKey(place)) ?? { place, authors: [] };
    waiting.authors.push(author);
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

/** Closes an open entry and forgets its askers. */
export async function closeEntry(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
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
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (closed === undefined) return false;
  await db.deleteFrom('inbox_askers').where('entry', '=', id).execute();
  return true;
}

async function withParts(db: Kysely<Schema>, rows: readonly Shown[]): Promise<InboxEntry[]> {
  if (rows.length === 0) return [];
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
  return rows.map((row) => {
    const counted = askers.find(({ entry }) => entry === row.id);
    return toEntry(row, {
      wordings: wordings.filter(({ entry }) => entry === row.id).map(({ wording }) => wording),
      askers: counted?.people ?? 0,
      places: counted?.places ?? 0,
    });
  });
}

function toEntry(
  row: Shown,
  parts: Pick<InboxEntry, 'wordings' | 'askers' | 'places'>,
): InboxEntry {
  const { note, topic, passage, version } = row;
  const near = note !== null && topic !== null && passage !== null && version !== null;
  const { closed_at: at, resolution_kind: kind, resolution: text, closed_through: through } = row;
  const closed = row.state === 'closed' && at !== null && kind !== null && text !== null;
  return {
    id: row.id,
    adapter: row.adapter as AdapterName, // written from a Place
    workspace: row.workspace,
    state: row.state,
    question: row.question,
    wordings: parts.wordings.filter((wording) => wording !== row.question),
    causes: { 'not-found': row.not_found, unhelpful: row.unhelpful, dismissed: row.dismissed },
    askers: parts.askers,
    places: parts.places,
    nearest: near ? { note, topic, passage, version } : null,
    firstAt: row.first_at,
    lastAt: row.last_at,
    ...(closed && { closing: { at, resolution: { kind, text }, through: through ?? '' } }),
  };
}
