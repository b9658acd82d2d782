/** Learners and their schedules, on a SQL database. */
import { sql, type Kysely } from 'kysely';
import type { WorkspaceId } from '../../../core/message.js';
import type { Learner, Schedule, StudyRecords } from '../../../core/records/study/study.js';
import type { Schema } from '../../schema.js';
import { atomically, type TableParts } from '../within.js';

/** Whose rows. */
interface Owner {
  readonly adapter: string;
  readonly workspace: string;
  /** Mark of the person. */
  readonly person: string;
}

/** Rows written at a time: SQLite takes 32,766 values in a statement. */
const BATCH = 500;

/** Creates the tables' port. */
export function createSqlStudy({
  within,
  people,
  now,
}: Pick<TableParts, 'within' | 'people' | 'now'>): StudyRecords {
  const ownerOf = (workspace: WorkspaceId, person: string): Owner => ({
    adapter: workspace.adapter,
    workspace: workspace.workspace,
    person: people.mark(workspace, person),
  });
  return {
    find: (workspace, person) =>
      within(workspace, async (db) => {
        const row = await db
          .selectFrom('learners')
          .select(['body', 'version'])
          .where((of) => of.and(ownerOf(workspace, person)))
          .executeTakeFirst();
        // Written by `save` only.
        return row ? { learner: JSON.parse(row.body) as Learner, version: row.version } : null;
      }),
    schedules: (workspace, person) =>
      within(workspace, async (db) => {
        const rows = await db
          .selectFrom('schedules')
          .select(['card', 'body'])
          .where((of) => of.and(ownerOf(workspace, person)))
          .execute();
        // Written by `save` only. A double is written as the shortest text that reads as the same double (ECMA-262).
        return new Map(rows.map(({ card, body }) => [card, JSON.parse(body) as Schedule]));
      }),
    save: (workspace, person, learner, version, changed) =>
      within(workspace, (rows) =>
        atomically(rows, async (db) => {
          const owner = ownerOf(workspace, person);
          if (!(await keepLearner(db, owner, learner, version, now()))) return false;
          await forget(db, owner, changed);
          await keep(db, owner, changed);
          return true;
        }),
      ),
  };
}

/** @returns false when the learner is at another version by now */
async function keepLearner(
  db: Kysely<Schema>,
  owner: Owner,
  learner: Learner,
  version: number | null,
  at: number,
): Promise<boolean> {
  const values = { body: JSON.stringify(learner), version: (version ?? 0) + 1, studied_at: at };
  if (version === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('learners')
      .values({ ...owner, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows !== 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('learners')
    .set(values)
    .where((of) => of.and({ ...owner, version }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Changed = ReadonlyMap<string, Schedule | null>;

async function forget(db: Kysely<Schema>, owner: Owner, changed: Changed): Promise<void> {
  for (const [card, schedule] of changed)
    if (schedule === null)
      await db
        .deleteFrom('schedules')
        .where((of) => of.and({ ...owner, card }))
        .execute();
}

async function keep(db: Kysely<Schema>, owner: Owner, changed: Changed): Promise<void> {
  const rows = [...changed].flatMap(([card, schedule]) =>
    schedule === null
      ? []
      : [{ ...owner, card, body: JSON.stringify(schedule), reviewed_at: schedule.lastReview }],
  );
  for (let from = 0; from < rows.length; from += BATCH)
    await db
      .insertInto('schedules')
      .values(rows.slice(from, from + BATCH))
      .onConflict((conflict) =>
        conflict.columns(['adapter', 'workspace', 'person', 'card']).doUpdateSet({
          body: sql.ref('excluded.body'),
          reviewed_at: sql.ref('excluded.reviewed_at'),
        }),
      )
      .execute();
}
