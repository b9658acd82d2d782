/** What was asked, and the inbox, on a SQL database. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import {
  canBeTold,
  type AskedQuestion,
  type Complaint,
  type Inbox,
} from '../../../core/records/inbox.js';
import { conversationKey } from '../../../core/conversation.js';
import type { Place, WorkspaceId } from '../../../core/message.js';
import type { Seal } from '../../../core/records/store.js';
import { answerSource } from './answer-source.js';
import { entryByWords, entryOf, removeEntries } from './group-question.js';
import type { People } from '../people.js';
import { closeEntry, findEntry, listEntries, waitingFor } from './read-inbox.js';
import type { Schema } from '../../schema.js';
import { atomically, type Within } from '../within.js';

/** What the inbox works with. */
export interface SqlInboxOptions {
  readonly db: Kysely<Schema>;
  readonly within: Within;
  readonly people: People;
  /** Encrypts where and whom to tell. */
  readonly seal: Seal;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60_000;

/** Creates the port. */
export function createSqlInbox(options: SqlInboxOptions): Inbox {
  const { db, within, people, seal, now } = options;
  /** Known to be in the table already, so that not every question writes there. */
  const seen = new Set<string>();

  async function remember({ adapter, workspace }: WorkspaceId): Promise<void> {
    const key = JSON.stringify([adapter, workspace]);
    if (seen.has(key)) return;
    await db
      .insertInto('workspaces')
      .values({ adapter, workspace })
      .onConflict((conflict) => conflict.columns(['adapter', 'workspace']).doNothing())
      .execute();
    seen.add(key);
  }

  return {
    async record(asked) {
      await remember(asked.place);
      await within(asked.place, (rows) =>
        atomically(rows, async (db) => {
          const isNew = await keepQuestion(
            db,
            asked,
            people.mark(asked.place, asked.author),
            now(),
          );
          if (!isNew || asked.status !== 'not-found') return;
          const { place, author } = asked;
          await takeUp(db, options, place, asked, 'not-found', { place, author });
        }),
      );
    },
    complain: ({ adapter, workspace, question, cause, asker }) =>
      within({ adapter, workspace }, (rows) =>
        atomically(rows, async (db) => {
          const known = await answeredQuestion(db, { adapter, workspace }, question);
          if (known !== null)
            await takeUp(db, options, { adapter, workspace }, known, cause, asker);
        }),
      ),
    recant: ({ adapter, workspace, question, cause, asker }) =>
      within({ adapter, workspace }, (rows) =>
        atomically(rows, async (db) => {
          const known = await answeredQuestion(db, { adapter, workspace }, question);
          if (known === null) return;
          const who = asker && markAsker(people, asker);
          await putBack(db, { adapter, workspace }, known.stems, cause, who);
        }),
      ),
    list: (workspace, filter) => within(workspace, (db) => listEntries(db, workspace, filter)),
    find: (workspace, id) => within(workspace, (db) => findEntry(db, workspace, id)),
    waiting: (workspace, id) => within(workspace, (db) => waitingFor(db, workspace, id, seal)),
    close: (workspace, id, resolution, closer) =>
      within(workspace, (rows) =>
        atomically(rows, (db) =>
          closeEntry(db, workspace, id, {
            resolution,
            through: closer.through,
            by: people.mark(workspace, closer.author),
            at: now(),
          }),
        ),
      ),
    workspaces: () =>
      db
        .selectFrom('workspaces')
        .select(['adapter', 'workspace'])
        .orderBy('adapter')
        .orderBy('workspace')
        .execute() as Promise<WorkspaceId[]>, // written by `remember` above only
  };
}

/** @returns false when it was kept before */
async function keepQuestion(
  db: Kysely<Schema>,
  { id, place, question, stems, status, answer }: AskedQuestion,
  person: string,
  now: number,
): Promise<boolean> {
  const { adapter, workspace } = place;
  const kept = await db
    .insertInto('questions')
    .values({
      id,
      adapter,
      workspace,
      person,
      question,
      stems: stems.join(' '),
      status,
      ...answer,
      day: Math.floor(now / DAY_MS),
      asked_at: now,
    })
    .onConflict((conflict) => conflict.columns(['adapter', 'workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** A question to complain about. What the notes did not answer waits already, and who asked that asked once. */
async function answeredQuestion(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  id: string,
): Promise<Pick<AskedQuestion, 'question' | 'stems' | 'answer'> | null> {
  const row = await db
    .selectFrom('questions')
    .select(['question', 'stems', 'status', 'note', 'topic', 'passage', 'version'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.question == null || row.status === 'not-found') return null;
  return { question: row.question, stems: row.stems.split(' '), answer: answerSource(row) };
}

const COUNTERS = {
  'not-found': 'not_found',
  unhelpful: 'unhelpful',
  dismissed: 'dismissed',
} as const;

/** Counts a question in its entry, which opens again if it was closed. */
async function takeUp(
  db: Kysely<Schema>,
  { people, seal, now }: SqlInboxOptions,
  workspace: WorkspaceId,
  { question, stems, answer }: Pick<AskedQuestion, 'question' | 'stems' | 'answer'>,
  cause: Complaint,
  asker: { readonly place: Place; readonly author: string } | null,
): Promise<void> {
  const entry = await entryOf(db, workspace, { question, stems }, now());
  const counter = COUNTERS[cause];
  await db
    .updateTable('inbox')
    .set((row) => ({
      state: 'open' as const,
      [counter]: row(counter, '+', 1),
      asked: row('asked', '+', 1),
      last_at: now(),
      ...answer,
    }))
    .where('id', '=', entry)
    .execute();
  if (asker === null) return;
  await keepAsker(db, entry, workspace, {
    ...markAsker(people, asker),
    sealed: canBeTold(asker.place)
      ? seal.close(JSON.stringify([asker.place, asker.author]), `inbox entry ${entry}`)
      : null,
    asked_at: now(),
  });
}

/** Counts a complaint no more. */
async function putBack(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  stems: readonly string[],
  cause: Complaint,
  asker: MarkedAsker | null,
): Promise<void> {
  const entry = await entryByWords(db, workspace, stems);
  if (entry === null) return;
  const counter = COUNTERS[cause];
  const left = await db
    .updateTable('inbox')
    .set((row) => ({ [counter]: row(counter, '-', 1), asked: row('asked', '-', 1) }))
    .where('id', '=', entry)
    .where('state', '=', 'open')
    .where(counter, '>', 0)
    .returning(['asked', 'closings'])
    .executeTakeFirst();
  if (left === undefined) return;
  if (asker !== null)
    await db
      .deleteFrom('inbox_askers')
      .where('entry', '=', entry)
      .where('person', '=', asker.person)
      .where('place', '=', asker.place)
      .execute();
  if (left.asked <= 0 && left.closings === 0) await removeEntries(db, [entry]);
}

/** An asker as the table knows them. */
interface MarkedAsker {
  readonly person: string;
  readonly place: string;
}

function markAsker(
  people: People,
  { place, author }: { readonly place: Place; readonly author: string },
): MarkedAsker {
  return { person: people.mark(place, author), place: people.markPlace(conversationKey(place)) };
}

/** Askers that are kept of an entry; the rest is counted only. */
const MOST_ASKERS = 200;

async function keepAsker(
  db: Kysely<Schema>,
  entry: number,
  { adapter, workspace }: WorkspaceId,
  asker: MarkedAsker & { sealed: string | null; asked_at: number },
): Promise<void> {
  const { count } = await db
    .selectFrom('inbox_askers')
    .select(sql<number>`count(*)`.as('count'))
    .where('entry', '=', entry)
    .executeTakeFirstOrThrow();
  if (count >= MOST_ASKERS) return;
  const { sealed, asked_at } = asker;
  await db
    .insertInto('inbox_askers')
    .values({ entry, adapter, workspace, ...asker })
    .onConflict((conflict) =>
      conflict.columns(['entry', 'person', 'place']).doUpdateSet({ sealed, asked_at }),
    )
    .execute();
}
