/**
 * Forgets what was kept long enough, in batches: each is a transaction of its own, short enough for the limits that
 * hold for every statement, and others get their turn between two. What one batch removed stays removed if the next fails.
 */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { WorkspaceId } from '../../core/message.js';
import type { Retention, Swept } from '../../core/records/retention.js';
import { removeEntries } from './inbox/group-question.js';
import type { Schema } from '../schema.js';
import type { Everywhere } from './within.js';

const DAY_MS = 24 * 60 * 60_000;

/** Rows at a time: some milliseconds in SQLite, which does nothing else meanwhile. */
const BATCH = 1_000;

/**
 * Sweeps all workspaces.
 * @param now - milliseconds since 1970
 * @returns how much went
 */
export async function sweep(
  everywhere: Everywhere,
  retention: Retention,
  now: number,
): Promise<Swept> {
  const before = (days: number) => now - days * DAY_MS;
  const remove = (aged: Aged, until: number) =>
    inBatches(everywhere, (db) => removeOlder(db, aged, until));
  const removeEntriesOf = (state: 'open' | 'closed', days: number) =>
    inBatches(everywhere, (db) => removeOldEntries(db, state, before(days)));
  return {
    answers: await remove(AGED.answers, before(retention.answers)),
    conversations: await remove(AGED.conversations, before(retention.conversations)),
    coolDowns: await remove(AGED.coolDowns, now),
    questions: await inBatches(everywhere, (db) => forgetWords(db, before(retention.questions))),
    counts:
      (await remove(AGED.counts, before(retention.counts))) +
      (await remove(AGED.noteAnswers, before(retention.counts))),
    feedback:
      (await remove(AGED.feedback, before(retention.feedback))) +
      (await remove(AGED.selections, before(retention.feedback))),
    audit:
      (await remove(AGED.audit, before(retention.audit))) +
      (await inBatches(everywhere, (db) => removeOldVersions(db, before(retention.audit)))),
    study:
      (await inBatches(everywhere, (db) => removeOldSchedules(db, before(retention.study)))) +
      (await remove(AGED.learners, before(retention.study))) +
      (await remove(AGED.vetoes, before(retention.study))) +
      (await remove(AGED.quizAnswers, before(retention.study))) +
      (await remove(AGED.quizQuestions, before(retention.study))) +
      (await remove(AGED.quizzes, before(retention.study))),
    askers:
      (await remove(AGED.askers, before(retention.askers))) +
      (await remove(AGED.escalations, before(retention.askers))) +
      (await remove(AGED.proposers, before(retention.askers))) +
      (await remove(AGED.sourceEdits, before(retention.askers))),
    closedEntries: await removeEntriesOf('closed', retention.closedEntries),
    openEntries: await removeEntriesOf('open', retention.openEntries),
    crowdedOut: await makeRoom(everywhere, retention.mostOpenEntries),
  };
}

/**
 * Repeats a batch until one hits less than it may.
 * @param batch - works on at most {@link BATCH} rows; says how many it hit
 * @returns how many were hit in all
 */
async function inBatches(
  everywhere: Everywhere,
  batch: (db: Kysely<Schema>) => Promise<number>,
): Promise<number> {
  for (let all = 0; ;) {
    const hit = await everywhere(batch);
    all += hit;
    if (hit < BATCH) return all;
    await othersHadTheirTurn();
  }
}

/** A table whose rows go by their age. */
interface Aged {
  readonly table: keyof Schema;
  /** The columns of its primary key, or of another that no two rows share. */
  readonly key: readonly string[];
  /** The column with the time from which on its age counts; an index finds the oldest. */
  readonly time: string;
}

const QUESTIONS: Aged = {
  table: 'questions',
  key: ['adapter', 'workspace', 'id'],
  time: 'asked_at',
};

/** Whose rows. */
const OWNER = ['adapter', 'workspace', 'person'] as const;

const SCHEDULES = { table: 'schedules', key: [...OWNER, 'card'] } as const;

const AGED = {
  answers: { table: 'deliveries', key: ['seq'], time: 'settled_at' },
  conversations: { table: 'conversations', key: ['key'], time: 'updated_at' },
  coolDowns: { table: 'cool_downs', key: ['adapter', 'workspace', 'key'], time: 'until' },
  counts: QUESTIONS,
  feedback: { table: 'feedback', key: ['delivery', 'author'], time: 'updated_at' },
  selections: {
    table: 'selections',
    key: ['adapter', 'workspace', 'question', 'person'],
    time: 'chosen_at',
  },
  sourceEdits: {
    table: 'source_edits',
    key: ['adapter', 'workspace', 'note'],
    time: 'edited_at',
  },
  noteAnswers: {
    table: 'note_answers',
    key: ['adapter', 'workspace', 'question'],
    time: 'answered_at',
  },
  escalations: { table: 'escalations', key: ['id'], time: 'wanted_at' },
  audit: { table: 'setting_changes', key: ['seq'], time: 'at' },
  askers: { table: 'inbox_askers', key: ['entry', 'person', 'place'], time: 'asked_at' },
  proposers: {
    table: 'proposers',
    key: ['adapter', 'workspace', 'note'],
    time: 'proposed_at',
  },
  learners: { table: 'learners', key: OWNER, time: 'studied_at' },
  vetoes: { table: 'card_vetoes', key: ['id'], time: 'at' },
  quizAnswers: { table: 'quiz_answers', key: ['question', 'person'], time: 'answered_at' },
  quizQuestions: { table: 'quiz_questions', key: ['id'], time: 'made_at' },
  quizzes: { table: 'quizzes', key: ['id'], time: 'touched_at' },
} as const satisfies Record<string, Aged>;

async function removeOlder(db: Kysely<Schema>, aged: Aged, before: number): Promise<number> {
  const old = sql`${sql.ref(aged.time)} < ${before}`;
  const { numAffectedRows } =
    await sql`delete from ${sql.table(aged.table)} where ${batchOf(aged, old)}`.execute(db);
  return Number(numAffectedRows);
}

/** Versions of notes from chat; the one that stands stays. */
async function removeOldVersions(db: Kysely<Schema>, before: number): Promise<number> {
  const old = sql`select v.seq from taught_versions v where v.at < ${before} and exists (
    select 1 from taught_notes n where n.adapter = v.adapter and n.workspace = v.workspace
      and n.id = v.note and n.version > v.version) limit ${BATCH}`;
  const { numAffectedRows } = await sql`delete from taught_versions where seq in (${old})`.execute(
    db,
  );
  return Number(numAffectedRows);
}

/** The words of a question go before its row. */
async function forgetWords(db: Kysely<Schema>, before: number): Promise<number> {
  const old = sql`asked_at < ${before} and question is not null`;
  const { numAffectedRows } = await sql`
    update questions set person = null, question = null, stems = ''
    where ${batchOf(QUESTIONS, old)}`.execute(db);
  return Number(numAffectedRows);
}

/** At most a batch of the rows that meet a condition. It stands twice: a row may have been renewed since it was chosen. */
function batchOf(
  { table, key }: Pick<Aged, 'table' | 'key'>,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  return sql`${condition} and (${columns}) in
    (select ${columns} from ${sql.table(table)} where ${condition} limit ${BATCH})`;
}

async function removeOldEntries(
  db: Kysely<Schema>,
  state: 'open' | 'closed',
  before: number,
): Promise<number> {
  const old = await db
    .selectFrom('inbox')
    .select('id')
    .where('state', '=', state)
    .where(state === 'open' ? 'last_at' : 'closed_at', '<', before)
    .limit(BATCH)
    .execute();
  return removeAll(db, old);
}

/** What somebody remembers goes as a whole, when they have not studied for long: a card may well be due in years. */
async function removeOldSchedules(db: Kysely<Schema>, before: number): Promise<number> {
  const old = sql`exists (select 1 from learners l
    where l.adapter = schedules.adapter and l.workspace = schedules.workspace
      and l.person = schedules.person and l.studied_at < ${before})`;
  const { numAffectedRows } = await sql`
    delete from schedules where ${batchOf(SCHEDULES, old)}`.execute(db);
  return Number(numAffectedRows);
}

/** Brings every workspace back to so many open entries. */
async function makeRoom(everywhere: Everywhere, most: number): Promise<number> {
  const full = await everywhere((db) =>
    db
      .selectFrom('inbox')
      .select(['adapter', 'workspace', sql<number>`count(*)`.as('open')])
      .where('state', '=', 'open')
      .groupBy(['adapter', 'workspace'])
      .having(sql<number>`count(*)`, '>', most)
      .execute(),
  );
  let removed = 0;
  for (const { open, ...workspace } of full)
    for (let over = open - most; over > 0; over -= BATCH) {
      const batch = Math.min(over, BATCH);
      removed += await everywhere(async (db) =>
        removeAll(db, await leastMissed(db, workspace, batch)),
      );
      await othersHadTheirTurn();
    }
  return removed;
}

/** The open entries that a workspace misses least: asked once before asked again, oldest first. Who asked is forgotten sooner. */
function leastMissed(
  db: Kysely<Schema>,
  { adapter, workspace }: Record<keyof WorkspaceId, string>,
  limit: number,
): Promise<{ id: number }[]> {
  return db
    .selectFrom('inbox')
    .select('id')
    .where('adapter', '=', adapter)
    .where('workspace', '=', workspace)
    .where('state', '=', 'open')
    .orderBy(sql`asked > 1`)
    .orderBy('last_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

async function removeAll(
  db: Kysely<Schema>,
  entries: readonly { readonly id: number }[],
): Promise<number> {
  await removeEntries(
    db,
    entries.map(({ id }) => id),
  );
  return entries.length;
}
