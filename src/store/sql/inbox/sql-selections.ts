/** What people chose among the notes that were offered, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import type { WorkspaceId } from '../../../core/message.js';
import {
  SETTLED_AFTER,
  type Agreement,
  type Selection,
  type Selections,
} from '../../../core/records/asking/selections.js';
import type { Schema } from '../../schema.js';
import { onItsQuestion } from '../feedback-question.js';
import { answeredQuestion } from './sql-inbox.js';
import { takeUp, type TakingUp } from './take-up.js';
import { atomically, type Within } from '../within.js';

/** Creates the table's port. @param taking - how a question is taken up that none of the offered notes answers */
export function createSqlSelections(within: Within, taking: TakingUp): Selections {
  const { people, now } = taking;
  return {
    record: (selection) =>
      within(selection.place, (rows) =>
        atomically(rows, async (db) => {
          const { place, author, question, note } = selection;
          if (!(await isKept(db, place, question))) return false;
          const isFirst = await keep(db, selection, people.mark(place, author), now());
          const known = note === null && isFirst && (await answeredQuestion(db, place, question));
          if (known) await takeUp(db, taking, place, known, 'unhelpful', { place, author });
          return true;
        }),
      ),
    latest: ({ adapter, workspace }, stems) =>
      within({ adapter, workspace }, async (db) => {
        const row = await db
          .selectFrom('questions')
          .select('id')
          .where('adapter', '=', adapter)
          .where('workspace', '=', workspace)
          .where('stems', '=', stems.join(' '))
          .where('question', 'is not', null)
          .orderBy('asked_at', 'desc')
          .limit(1)
          .executeTakeFirst();
        return row?.id ?? null;
      }),
    agreements: (workspace, since) =>
      within(workspace, async (db) => {
        const settled = { since, until: now() - SETTLED_AFTER };
        const chosen = await choicesIn(db, workspace, settled);
        const voted = await votesIn(db, workspace, settled);
        return agreementsOf([...chosen, ...voted]);
      }),
  };
}

async function isKept(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  question: string,
): Promise<boolean> {
  const asked = await db
    .selectFrom('questions')
    .select('id')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('id', '=', question)
    .where('question', 'is not', null)
    .executeTakeFirst();
  return asked !== undefined;
}

/** @returns whether it is another choice than the person's last one */
async function keep(
  db: Kysely<Schema>,
  { place: { adapter, workspace }, question, note, by }: Selection,
  person: string,
  now: number,
): Promise<boolean> {
  const before = await db
    .selectFrom('selections')
    .select(['note', 'chosen_by'])
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('question', '=', question)
    .where('person', '=', person)
    .executeTakeFirst();
  // Handled again, it is the same choice, and not made later.
  if (before?.chosen_by === by) return false;
  const chosen = {
    note: note?.id ?? null,
    topic: note?.topic ?? null,
    chosen_by: by,
    chosen_at: now,
  };
  await db
    .insertInto('selections')
    .values({ adapter, workspace, question, person, ...chosen })
    .onConflict((conflict) =>
      conflict.columns(['adapter', 'workspace', 'question', 'person']).doUpdateSet(chosen),
    )
    .execute();
  return before?.note !== chosen.note;
}

/** That one person found a note to answer a question. */
interface Finding {
  readonly kind: 'chose' | 'voted';
  readonly question: string;
  readonly stems: string;
  readonly note: string;
  readonly topic: string;
  readonly person: string;
  readonly at: number;
}

/** When it must have happened to count. */
interface Span {
  readonly since: number;
  readonly until: number;
}

/** Of a workspace, so many of the latest are looked through. */
const MOST_READ = 20_000;

/** Choices that their people did not vote down, and that no question of theirs followed. */
async function choicesIn(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  { since, until }: Span,
): Promise<readonly Finding[]> {
  const rows = await db
    .selectFrom('selections')
    .innerJoin('questions', (join) =>
      join
        .onRef('questions.id', '=', 'selections.question')
        .onRef('questions.adapter', '=', 'selections.adapter')
        .onRef('questions.workspace', '=', 'selections.workspace'),
    )
    .select(['questions.question', 'stems', 'selections.note', 'selections.topic'])
    .select(['selections.person', 'chosen_at as at'])
    .where('selections.adapter', '=', adapter)
    .where('selections.workspace', '=', workspace)
    .where('selections.note', 'is not', null)
    .where('questions.question', 'is not', null)
    .where('chosen_at', '>=', since)
    .where('chosen_at', '<=', until)
    .where(
      sql<boolean>`not exists (select 1 from feedback f where f.adapter = ${adapter}
        and f.workspace = ${workspace} and f.delivery = selections.chosen_by
        and f.author = selections.person and f.helpful = 0)`,
    )
    .where(notFollowed({ adapter, workspace }, 'selections.person', 'chosen_at'))
    .orderBy('chosen_at', 'desc')
    .limit(MOST_READ)
    .execute();
  return rows.map((row) => ({ kind: 'chose', ...known(row) }));
}

/** Votes for answers that no question of the same people followed. */
async function votesIn(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  { since, until }: Span,
): Promise<readonly Finding[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('questions', onItsQuestion)
    .select(['questions.question', 'stems', 'questions.note', 'questions.topic'])
    .select(['feedback.author as person', 'feedback.updated_at as at'])
    .where('feedback.adapter', '=', adapter)
    .where('feedback.workspace', '=', workspace)
    .where('helpful', '=', 1)
    .where('status', '!=', 'not-found')
    .where('questions.note', 'is not', null)
    .where('questions.question', 'is not', null)
    .where('feedback.updated_at', '>=', since)
    .where('feedback.updated_at', '<=', until)
    .where(notFollowed({ adapter, workspace }, 'feedback.author', 'feedback.updated_at'))
    .orderBy('feedback.updated_at', 'desc')
    .limit(MOST_READ)
    .execute();
  return rows.map((row) => ({ kind: 'voted', ...known(row) }));
}

/** No other question of the same person came soon after. */
function notFollowed({ adapter, workspace }: WorkspaceId, person: string, at: string) {
  return sql<boolean>`not exists (select 1 from questions later where later.adapter = ${adapter}
    and later.workspace = ${workspace} and later.person = ${sql.ref(person)}
    and later.asked_at > ${sql.ref(at)} and later.asked_at <= ${sql.ref(at)} + ${SETTLED_AFTER})`;
}

/** The statements leave out what is not known. */
function known<Row extends Record<'question' | 'note' | 'topic', string | null>>(row: Row) {
  const { question, note, topic } = row;
  return { ...row, question: question ?? '', note: note ?? '', topic: topic ?? '' };
}

/** By question and note; the most people first, then the latest. */
function agreementsOf(findings: readonly Finding[]): readonly Agreement[] {
  const byPair = new Map<string, Finding[]>();
  for (const finding of findings) {
    const pair = JSON.stringify([finding.stems, finding.note]);
    byPair.set(pair, [...(byPair.get(pair) ?? []), finding]);
  }
  return [...byPair.values()]
    .map(agreementOf)
    .sort((a, b) => b.people - a.people || b.lastAt - a.lastAt);
}

function agreementOf(findings: readonly Finding[]): Agreement {
  const latest = findings.reduce((best, one) => (one.at > best.at ? one : best));
  const peopleWho = (kind?: Finding['kind']) =>
    new Set(
      findings.filter((one) => kind === undefined || one.kind === kind).map(({ person }) => person),
    ).size;
  const { question, stems, note, topic, at: lastAt } = latest;
  return {
    ...{ question, stems: stems.split(' '), note, topic, lastAt },
    people: peopleWho(),
    chose: peopleWho('chose'),
    voted: peopleWho('voted'),
  };
}
