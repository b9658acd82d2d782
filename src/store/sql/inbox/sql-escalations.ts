/** Questions that people are asked, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import type { WorkspaceId } from '../../../core/message.js';
import {
  ESCALATION_SPAN,
  MOST_ESCALATIONS,
  type Escalations,
} from '../../../core/records/asking/escalations.js';
import type { Schema } from '../../schema.js';
import { atomically, type Within } from '../within.js';
import { entryByWords } from './group-question.js';
import { keepAsker, takeUp, type TakenUp, type TakingUp } from './take-up.js';

/** Creates the table's port. */
export function createSqlEscalations(within: Within, taking: TakingUp): Escalations {
  const { people, now } = taking;
  return {
    begin: ({ place, author, question, stems, by }) =>
      within(place, (rows) =>
        atomically(rows, async (db) => {
          const { adapter, workspace } = place;
          const person = people.mark(place, author);
          const asker = { place, author };
          const before = await escalationOf(db, place, stems);
          // Handled again, it is the same wish, also where the question was answered meanwhile.
          if (before?.wanted_by === by) return { kind: 'new', id: before.id, entry: before.entry };
          if (before?.ended_at === null) {
            await keepAsker(db, taking, before.entry, asker, 'not-found');
            return { kind: 'known', at: before.wanted_at, entry: before.entry };
          }
          const full = await tooMany(db, place, person, now() - ESCALATION_SPAN);
          if (full !== null) return { kind: 'too-many', of: full };
          if (before !== undefined)
            await db.deleteFrom('escalations').where('id', '=', before.id).execute();
          const waiting = await openEntry(db, place, stems);
          const asked: TakenUp = { question, stems, answer: null };
          const entry = waiting ?? (await takeUp(db, taking, place, asked, 'not-found', asker));
          if (waiting !== null) await keepAsker(db, taking, entry, asker, 'not-found');
          const kept = await db
            .insertInto('escalations')
            .values({ adapter, workspace, entry, person, wanted_by: by, wanted_at: now() })
            .onConflict((conflict) =>
              // Another replica was quicker: its wish counts.
              conflict.columns(['adapter', 'workspace', 'entry']).doUpdateSet({ entry }),
            )
            .returning(['id', 'wanted_by', 'wanted_at'])
            .executeTakeFirstOrThrow();
          return kept.wanted_by === by
            ? { kind: 'new', id: kept.id, entry }
            : { kind: 'known', at: kept.wanted_at, entry };
        }),
      ),
  };
}

/** The question's entry, if it waits in the inbox. */
async function openEntry(
  db: Kysely<Schema>,
  workspace: WorkspaceId,
  stems: readonly string[],
): Promise<number | null> {
  const entry = await entryByWords(db, workspace, stems);
  if (entry === null) return null;
  const row = await db
    .selectFrom('inbox')
    .select('id')
    .where('id', '=', entry)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The latest wish for a question, also one that ended with its being closed. */
async function escalationOf(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  stems: readonly string[],
) {
  const entry = await entryByWords(db, { adapter, workspace }, stems);
  if (entry === null) return undefined;
  return db
    .selectFrom('escalations')
    .select(['id', 'entry', 'wanted_by', 'wanted_at', 'ended_at'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('entry', '=', entry)
    .executeTakeFirst();
}

/** Whose measure is full; `null`: nobody's. */
async function tooMany(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  person: string,
  since: number,
): Promise<'person' | 'workspace' | null> {
  const { all, own } = await db
    .selectFrom('escalations')
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(case when person = ${person} then 1 end)`.as('own'),
    ])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('wanted_at', '>', since)
    .executeTakeFirstOrThrow();
  if (own >= MOST_ESCALATIONS.person) return 'person';
  return all >= MOST_ESCALATIONS.workspace ? 'workspace' : null;
}
