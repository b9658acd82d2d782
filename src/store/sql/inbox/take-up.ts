/** Takes a question up into the inbox, with who asked it and is to be told. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { conversationKey } from '../../../core/conversation.js';
import { canBeTold, type AskedQuestion, type Complaint } from '../../../core/records/inbox.js';
import type { Place, WorkspaceId } from '../../../core/message.js';
import type { Schema } from '../../schema.js';
import type { People } from '../people.js';
import type { TableParts } from '../within.js';
import { entryOf } from './group-question.js';

/** What it works with. */
export type TakingUp = Pick<TableParts, 'people' | 'seal' | 'now'>;

/** Who asked, and where. */
export interface Asker {
  readonly place: Place;
  readonly author: string;
}

/** A question as it is taken up. */
export type TakenUp = Pick<AskedQuestion, 'question' | 'stems' | 'answer'>;

/** The column that counts a cause. */
export const COUNTERS = {
  'not-found': 'not_found',
  unhelpful: 'unhelpful',
  dismissed: 'dismissed',
  missed: 'missed',
} as const;

/**
 * Counts a question in its entry, which opens again if it was closed. Runs inside a transaction.
 * @returns the entry's id
 */
export async function takeUp(
  db: Kysely<Schema>,
  taking: TakingUp,
  workspace: WorkspaceId,
  { question, stems, answer }: TakenUp,
  cause: Complaint,
  asker: Asker | null,
  times = 1,
): Promise<number> {
  const { now } = taking;
  const entry = await entryOf(db, workspace, { question, stems }, now());
  const counter = COUNTERS[cause];
  await db
    .updateTable('inbox')
    .set((row) => ({
      state: 'open' as const,
      [counter]: sql`coalesce(${sql.ref(counter)}, 0) + ${times}`,
      asked: row('asked', '+', times),
      last_at: now(),
      ...answer,
    }))
    .where('id', '=', entry)
    .execute();
  if (asker !== null) await keepAsker(db, taking, entry, asker, cause);
  return entry;
}

/** An asker as the table knows them. */
export interface MarkedAsker {
  readonly person: string;
  readonly place: string;
}

/** The marks of an asker. */
export function markAsker(people: People, { place, author }: Asker): MarkedAsker {
  return { person: people.mark(place, author), place: people.markPlace(conversationKey(place)) };
}

/** Askers that are kept of an entry; the rest is counted only. */
const MOST_ASKERS = 200;

/** Keeps who waits for an entry, and why; sealed where and whom to tell, unless they don't want to be told or can't be. */
export async function keepAsker(
  db: Kysely<Schema>,
  { people, seal, now }: TakingUp,
  entry: number,
  asker: Asker,
  cause: Complaint,
): Promise<void> {
  const { count } = await db
    .selectFrom('inbox_askers')
    .select(sql<number>`count(*)`.as('count'))
    .where('entry', '=', entry)
    .executeTakeFirstOrThrow();
  if (count >= MOST_ASKERS) return;
  const { adapter, workspace } = asker.place;
  const marks = markAsker(people, asker);
  const isTold =
    canBeTold(asker.place) && !(await isQuiet(db, { adapter, workspace }, marks.person));
  const kept = {
    sealed: isTold
      ? seal.close(JSON.stringify([asker.place, asker.author]), `inbox entry ${entry}`)
      : null,
    asked_at: now(),
    cause,
  };
  await db
    .insertInto('inbox_askers')
    .values({ entry, adapter, workspace, ...marks, ...kept })
    .onConflict((conflict) => conflict.columns(['entry', 'person', 'place']).doUpdateSet(kept))
    .execute();
}

/** Whether somebody does not want to be told. @param person - their mark */
export async function isQuiet(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  person: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('quiet_people')
    .select('since')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
