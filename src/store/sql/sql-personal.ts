/** What is kept of people, in which table; shown and erased by that list. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type { PersonalData, PersonalKind, PersonalRecord } from '../../core/records/privacy.js';
import { removeEntries } from './inbox/group-question.js';
import { isQuiet } from './inbox/take-up.js';
import { eraseTaught } from './taught/taught-content.js';
import type { People } from './people.js';
import type { Schema } from '../schema.js';
import { atomically, type Within } from './within.js';

/** Where a table keeps something of a person. */
interface Personal {
  readonly kind: PersonalKind;
  /** Columns: the person's mark and the time. */
  readonly person: string;
  readonly at: string;
  /** What was said or done. */
  readonly words: RawBuilder<unknown>;
  /** `rows`: they go; otherwise what the columns that name the person become, so that counts stay. */
  readonly erase: 'rows' | Readonly<Record<string, string | null>>;
}

/** Every table is named here, so that a new one can't be forgotten: `null` keeps nothing of a person. */
const PERSONAL: Readonly<Record<keyof Schema, Personal | null>> = {
  deliveries: {
    kind: 'messages',
    person: 'author',
    at: 'accepted_at',
    words: sql.ref('state'),
    erase: 'rows',
  },
  conversations: {
    kind: 'conversations',
    person: 'person',
    at: 'updated_at',
    words: sql.ref('body'),
    erase: 'rows',
  },
  questions: {
    kind: 'questions',
    person: 'person',
    at: 'asked_at',
    words: sql.ref('question'),
    erase: { person: null, question: null, stems: '' },
  },
  feedback: {
    kind: 'votes',
    person: 'author',
    at: 'updated_at',
    words: sql`case helpful when 1 then 'helpful' else 'not helpful' end
      || coalesce(': ' || reason, '') || coalesce(': ' || comment, '')`,
    erase: 'rows',
  },
  inbox_askers: {
    kind: 'waiting',
    person: 'person',
    at: 'asked_at',
    words: sql`(select question from inbox where inbox.id = inbox_askers.entry)`,
    erase: 'rows',
  },
  inbox: {
    kind: 'closed',
    person: 'closed_by',
    at: 'closed_at',
    words: sql`question || coalesce(': ' || resolution, '')`,
    erase: { closed_by: null },
  },
  setting_changes: {
    kind: 'settings',
    person: 'who',
    at: 'at',
    words: sql`${sql.ref('name')} || ': ' || coalesce(${sql.ref('after')}, '')`,
    erase: { who: '' },
  },
  selections: {
    kind: 'choices',
    person: 'person',
    at: 'chosen_at',
    words: sql`coalesce((select q.question from questions q where q.adapter = selections.adapter
      and q.workspace = selections.workspace and q.id = selections.question), '')
      || ': ' || coalesce(topic, '-')`,
    erase: 'rows',
  },
  learners: {
    kind: 'study',
    person: 'person',
    at: 'studied_at',
    words: sql.ref('body'),
    erase: 'rows',
  },
  schedules: {
    kind: 'reviews',
    person: 'person',
    at: 'reviewed_at',
    words: sql`card || ': ' || body`,
    erase: 'rows',
  },
  card_vetoes: {
    kind: 'vetoes',
    person: 'person',
    at: 'at',
    words: sql.ref('card'),
    erase: { person: null },
  },
  escalations: {
    kind: 'escalated',
    person: 'person',
    at: 'wanted_at',
    words: sql`(select question from inbox where inbox.id = escalations.entry)`,
    erase: { person: '' },
  },
  quiet_people: {
    kind: 'quiet',
    person: 'person',
    at: 'since',
    words: sql`''`,
    erase: 'rows',
  },
  taught_notes: {
    kind: 'taught',
    person: 'author',
    at: 'created_at',
    words: sql.ref('body'),
    // What of them is the person's own goes before: `eraseTaught`.
    erase: { author: null, sealed: null },
  },
  proposers: {
    kind: 'proposed',
    person: 'person',
    at: 'proposed_at',
    words: sql`(select body from taught_notes t where t.adapter = proposers.adapter
      and t.workspace = proposers.workspace and t.id = proposers.note)`,
    erase: 'rows',
  },
  taught_versions: {
    kind: 'teaching',
    person: 'who',
    at: 'at',
    words: sql`${sql.ref('act')} || ': ' || ${sql.ref('body')}`,
    erase: { who: null },
  },
  quizzes: {
    kind: 'quizzes',
    person: 'starter',
    at: 'touched_at',
    words: sql.ref('topic'),
    erase: { starter: null },
  },
  quiz_answers: {
    kind: 'answers',
    person: 'person',
    at: 'answered_at',
    words: sql`(select card from quiz_questions q where q.id = quiz_answers.question) || ': ' || grade`,
    erase: 'rows',
  },
  unlisted_people: {
    kind: 'unlisted',
    person: 'person',
    at: 'at',
    words: sql`''`,
    erase: 'rows',
  },
  quiz_questions: null,
  daily_questions: null,
  note_answers: null,
  source_edits: {
    kind: 'taught',
    person: 'person',
    at: 'edited_at',
    words: sql.ref('text'),
    erase: 'rows',
  },
  // Words of the note beside it; they go with its version.
  taught_files: null,
  installations: null,
  settings: null,
  cool_downs: null,
  own_secrets: null,
  workspaces: null,
  inbox_wordings: null,
  inbox_stems: null,
  host_profiles: null,
  watches: null,
};

/** Creates the port. @param now - the clock, in milliseconds since 1970 */
export function createSqlPersonal(within: Within, people: People, now: () => number): PersonalData {
  return {
    show: (workspace, person) =>
      within(workspace, async (db) => {
        const mark = people.mark(workspace, person);
        const found: PersonalRecord[] = [];
        for (const [table, personal] of Object.entries(PERSONAL))
          if (personal) found.push(...(await recordsIn(db, table, personal, workspace, mark)));
        return found;
      }),
    erase: (workspace, person) =>
      within(workspace, (rows) =>
        atomically(rows, async (db) => {
          const mark = people.mark(workspace, person);
          let erased = await eraseOwnEntries(db, workspace, mark);
          await eraseTaught(db, workspace, mark, now());
          for (const [table, personal] of Object.entries(PERSONAL))
            if (personal) erased += await eraseIn(db, table, personal, workspace, mark);
          return erased;
        }),
      ),
    isQuiet: (workspace, person) =>
      within(workspace, (db) => isQuiet(db, workspace, people.mark(workspace, person))),
    setQuiet: (workspace, person, isQuiet) =>
      within(workspace, (rows) =>
        atomically(rows, (db) =>
          setQuiet(db, workspace, people.mark(workspace, person), {
            isQuiet,
            now: now(),
          }),
        ),
      ),
  };
}

/** @param person - their mark */
async function setQuiet(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  person: string,
  { isQuiet, now }: { readonly isQuiet: boolean; readonly now: number },
): Promise<void> {
  if (!isQuiet) {
    await db
      .deleteFrom('quiet_people')
      .where('adapter', '=', adapter)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .execute();
    return;
  }
  await db
    .insertInto('quiet_people')
    .values({ adapter, workspace, person, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable('inbox_askers')
    .set({ sealed: null })
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .execute();
}

function rowsOf(
  table: string,
  { person }: Personal,
  { adapter, workspace }: WorkspaceId,
  mark: string,
) {
  // What is still being handled is needed for that.
  const settled = table === 'deliveries' ? sql`and state <> 'open'` : sql``;
  return sql`where adapter = ${adapter} and workspace = ${workspace} and ${sql.ref(person)} = ${mark} ${settled}`;
}

async function recordsIn(
  db: Kysely<Schema>,
  table: string,
  personal: Personal,
  workspace: WorkspaceId,
  mark: string,
): Promise<PersonalRecord[]> {
  const { rows } = await sql<{ at: number; words: string | null }>`
    select ${sql.ref(personal.at)} as at, ${personal.words} as words
    from ${sql.table(table)} ${rowsOf(table, personal, workspace, mark)}
    order by ${sql.ref(personal.at)} desc`.execute(db);
  return rows.map(({ at, words }) => ({ kind: personal.kind, at, words: words ?? '' }));
}

async function eraseIn(
  db: Kysely<Schema>,
  table: string,
  personal: Personal,
  workspace: WorkspaceId,
  mark: string,
): Promise<number> {
  const where = rowsOf(table, personal, workspace, mark);
  if (personal.erase === 'rows') {
    const { rows } = await sql`delete from ${sql.table(table)} ${where} returning 1`.execute(db);
    return rows.length;
  }
  const changes = Object.entries(personal.erase).map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  const { rows } = await sql`
    update ${sql.table(table)} set ${sql.join(changes)} ${where} returning 1`.execute(db);
  return rows.length;
}

/** An entry of the inbox that nobody else asked holds this person's words alone. */
async function eraseOwnEntries(
  db: Kysely<Schema>,
  { adapter, workspace }: WorkspaceId,
  mark: string,
): Promise<number> {
  const asked = db
    .selectFrom('inbox_askers')
    .select('entry')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('person', '=', mark);
  const own = await db
    .selectFrom('inbox_askers')
    .select('entry')
    .where('entry', 'in', asked)
    .groupBy('entry')
    .having(sql<number>`count(distinct person)`, '=', 1)
    .execute();
  await removeEntries(
    db,
    own.map(({ entry }) => entry),
  );
  return own.length;
}
