/** What was asked, and the inbox, on a SQL database. */
import type { Kysely } from 'kysely';
import type { AskedQuestion, Complaint, Inbox } from '../../../core/records/inbox.js';
import type { WorkspaceId } from '../../../core/message.js';
import { answerSource } from './answer-source.js';
import { entryByWords, entryMatching, removeEntries } from './group-question.js';
import { closeEntry, findEntry, listEntries, reopenEntry, waitingFor } from './read-inbox.js';
import type { Schema } from '../../schema.js';
import { COUNTERS, markAsker, takeUp, type MarkedAsker, type TakingUp } from './take-up.js';
import { atomically, type Within } from '../within.js';

/** What the inbox works with. */
export interface SqlInboxOptions extends TakingUp {
  readonly db: Kysely<Schema>;
  readonly within: Within;
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
    missed: async ({ adapter, workspace }, { times, ...missed }) => {
      if (missed.stems.length === 0) return;
      await remember({ adapter, workspace });
      await within({ adapter, workspace }, (rows) =>
        atomically(rows, async (db) => {
          await takeUp(db, options, { adapter, workspace }, missed, 'missed', null, times);
        }),
      );
    },
    list: (workspace, filter) => within(workspace, (db) => listEntries(db, workspace, filter)),
    find: (workspace, id) => within(workspace, (db) => findEntry(db, workspace, id)),
    match: (workspace, stems) =>
      within(workspace, async (db) => {
        const entry = await entryMatching(db, workspace, stems);
        return entry === null ? null : findEntry(db, workspace, entry);
      }),
    questionOf: ({ adapter, workspace }, message) =>
      within({ adapter, workspace }, async (db) => {
        const row = await db
          .selectFrom('questions')
          .select('question')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('id', '=', message)
          .executeTakeFirst();
        return row?.question ?? null;
      }),
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
    reopen: (workspace, id) => within(workspace, (db) => reopenEntry(db, workspace, id)),
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
export async function answeredQuestion(
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
