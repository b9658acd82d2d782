import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { JOB_NAMES, type JobName } from '../../src/core/records/jobs.js';
import { DEFAULT_RETENTION } from '../../src/core/records/retention.js';
import type { Store } from '../../src/core/records/store.js';
import { housekeeping } from '../../src/app/housekeeping.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { delivery } from '../store/delivery-sample.js';
import { createQuietLog, type QuietLog } from '../delivery/quiet-log.js';

const HOUR_MS = 60 * 60_000;
const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2' } as const;
const RETENTION = { ...DEFAULT_RETENTION, mostOpenEntries: 1 };

let clock: number;
let log: QuietLog;
let store: Store;
beforeEach(async () => {
  clock = Date.UTC(2026, 10, 24);
  log = createQuietLog();
  store = await openMemoryStore(() => clock);
});
afterEach(async () => {
  await store.close();
});

let looked = 0;
const watches = { lookAtAll: () => Promise.resolve((looked += 1)) };
let failing: Error | null = null;
const together = {
  quizzes: { lookAtAll: () => (failing === null ? Promise.resolve(0) : Promise.reject(failing)) },
  daily: { askAll: () => Promise.resolve((looked += 1)) },
};
const care = { remind: () => Promise.resolve(2) };
const authors = { tellOfUse: () => Promise.resolve(3) };
const jobs = () =>
  housekeeping({ store, retention: RETENTION, watches, together, care, authors, log });
const run = (name: JobName) =>
  jobs()
    .find((job) => job.name === name)
    ?.run();

test('every job that the homes prepare for is there', () => {
  expect(jobs().map(({ name }) => name)).toEqual(JOB_NAMES);
});

test('watched images are looked at, and how many channels are told is said in the log', async () => {
  const lines: unknown[] = [];
  log.info = (...line) => void lines.push(line);
  await run('watches');
  expect(lines).toEqual([[{ told: looked }, expect.any(String)]]);
});

test('a quiz that can not go on keeps no channel from its question of the day', async () => {
  const lines: unknown[] = [];
  log.info = (...line) => void lines.push(line);
  failing = new Error('a bug');
  await expect(run('quizzes')).rejects.toThrow('a bug');
  failing = null;
  await run('quizzes');
  expect(lines).toHaveLength(2);
});

test('owners are reminded, and how many is said in the log', async () => {
  const lines: unknown[] = [];
  log.info = (...line) => void lines.push(line);
  await run('care');
  expect(lines).toEqual([[{ told: 2 }, expect.any(String)]]);
});

test('authors are told how often their notes answered, and how many is said in the log', async () => {
  const lines: unknown[] = [];
  log.info = (...line) => void lines.push(line);
  await run('authors');
  expect(lines).toEqual([[{ told: 3 }, expect.any(String)]]);
});

test('how many open questions a full inbox lost is said in the log', async () => {
  for (const word of ['alpha', 'bravo', 'charlie'])
    await store.inbox.record({
      id: word,
      place: PLACE,
      author: 'U1',
      question: word,
      stems: [word],
      status: 'not-found',
      answer: null,
    });
  const lines: unknown[] = [];
  log.warn = (...line) => void lines.push(line);
  await run('retention');
  expect(lines).toEqual([
    [{ crowdedOut: 2, mostOpenEntries: 1 }, expect.stringContaining('INBOX_MOST_OPEN')],
  ]);
});

test('nothing to forget is nothing to say', async () => {
  await run('retention');
  await run('undelivered');
  expect(log.lines).toEqual([]);
});

test('a question that nobody took up for a day is given up, and that is said', async () => {
  await store.outbox.accept(delivery({ key: 'k' }));
  clock += 24 * HOUR_MS;
  await run('undelivered');
  expect(await store.outbox.find('k')).toMatchObject({ state: 'open' });
  clock++;
  await run('undelivered');
  expect(await store.outbox.find('k')).toMatchObject({ state: 'failed' });
  expect(log.lines).toEqual(['warn questions that nobody could answer for a day were given up']);
});
