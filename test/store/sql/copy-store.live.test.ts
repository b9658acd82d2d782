import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { copyStore, tablesOf, type OpenHome } from '../../../src/store/sql/copy-store.js';
import { openPostgresHome } from '../../../src/store/postgres/postgres-store.js';
import { openSqliteHome, openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { NEW_LEARNER } from '../../../src/study/alone/session.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { describeOnPostgres } from '../postgres-database.js';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-copy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
const openFile = () => openSqliteHome(join(folder, `${++count}.db`));

/** Puts made-up rows into every table there is, so that a new one is copied and compared like the others. */
async function fillEveryTable({ db }: OpenHome, rows: number): Promise<void> {
  for (const { name, columns } of await tablesOf(db))
    for (let n = 1; n <= rows; n++) {
      const values = columns.map(({ dataType }) => (/int/i.test(dataType) ? n : `O'Hara ${n} ✓`));
      await sql`insert into ${sql.table(name)} values (${sql.join(values)})`.execute(db);
    }
}

/** All rows of all tables. */
function dump({ everywhere }: OpenHome): Promise<Record<string, unknown>> {
  return everywhere(async (all) => {
    const tables = await tablesOf(all);
    const contents: [string, unknown][] = [];
    for (const { name, columns } of tables) {
      const list = sql.join(columns.map((column) => sql.ref(column.name)).slice(0, 3));
      const { rows } = await sql`select * from ${sql.table(name)} order by ${list}`.execute(all);
      contents.push([name, rows]);
    }
    return Object.fromEntries(contents.sort(([a], [b]) => a.localeCompare(b)));
  });
}

test('every row of every table is in the copy, over many batches', async () => {
  const [from, to] = [await openFile(), await openFile()];
  await fillEveryTable(from, 1_200);
  const tables = await tablesOf(from.db);
  expect(await copyStore(from, to)).toBe(tables.length * 1_200);
  expect(await dump(to)).toEqual(await dump(from));
  await Promise.all([from.close(), to.close()]);
});

test('whoever studies, quizzes and questions of the day go on where they were', async () => {
  const [from, to] = [join(folder, 'quiz-from.db'), join(folder, 'quiz-to.db')];
  const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2' } as const;
  const before = await openSqliteStore({ file: from });
  const cards = ['one', 'two'].map((card) => ({ card, shown: '{}' }));
  const { quiz } = await before.quizzes.begin({
    ...{ place, starter: 'ann', topic: 'tea', minutes: null, cards },
  });
  const [first] = await before.quizzes.questionsOf(place, quiz.id);
  const answer = {
    question: first?.id ?? 0,
    choice: 1,
    grade: 'wrong',
    day: '2026-11-30',
  } as const;
  await before.quizzes.answer(place, { ...answer, person: 'bob' });
  await before.quizzes.list(place, 'bob', false);
  await before.dailyQuestions.want({ place, minute: 540, zone: 'Europe/Berlin', topic: '' }, 'ann');
  await before.vetoes.cast(place, { card: 'one', wording: 'w', person: 'bob' });
  await before.study.save(place, 'bob', NEW_LEARNER, null, new Map());
  await before.close();
  const [old, fresh] = [await openSqliteHome(from), await openSqliteHome(to)];
  await copyStore(old, fresh);
  await Promise.all([old.close(), fresh.close()]);
  const after = await openSqliteStore({ file: to });
  expect(await after.quizzes.runningIn(place)).toMatchObject({ id: quiz.id, topic: 'tea' });
  expect(await after.quizzes.isStarter(place, quiz.id, 'ann')).toBe(true);
  expect((await after.quizzes.answer(place, { ...answer, person: 'bob' })).kind).toBe('before');
  expect((await after.quizzes.answer(place, { ...answer, person: 'cat' })).kind).toBe('taken');
  expect(await after.quizzes.isListed(place, 'bob')).toBe(false);
  expect(await after.dailyQuestions.find(place)).toMatchObject({ minute: 540 });
  expect(await after.vetoes.list(place, 'bob')).toMatchObject([{ card: 'one' }]);
  expect((await after.study.find(place, 'bob'))?.learner).toEqual(NEW_LEARNER);
  expect(await after.quizzes.advance(place, quiz.id, 1)).toBe(true);
  await after.close();
});

test('a target that holds anything is refused and stays as it is', async () => {
  const [from, to] = [await openFile(), await openFile()];
  await fillEveryTable(from, 1);
  await fillEveryTable(to, 2);
  const before = await dump(to);
  await expect(copyStore(from, to)).rejects.toThrow(/not empty.*nothing was copied/);
  expect(await dump(to)).toEqual(before);
  await Promise.all([from.close(), to.close()]);
});

describeOnPostgres('moving to PostgreSQL and back', (database) => {
  test('nothing is lost on the way, and numbers count on from the last one', async () => {
    await (await database().open()).close();
    const { botUrl: url } = database();
    const between = await openPostgresHome({ url, log: createQuietLog() });
    const [from, back] = [await openFile(), await openFile()];
    await fillEveryTable(from, 600);
    await copyStore(from, between);
    await copyStore(between, back);
    expect(await dump(back)).toEqual(await dump(from));

    const store = await database().open();
    const fresh = {
      adapter: 'slack',
      workspace: 'T1',
      lane: 'l',
      author: 'U',
      question: null,
      body: '',
    } as const;
    expect(await store.outbox.accept({ key: 'fresh', ...fresh })).toBe(true);
    await Promise.all([store.close(), between.close(), from.close(), back.close()]);
  });
});
