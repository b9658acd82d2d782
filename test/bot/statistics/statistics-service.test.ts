import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AskedQuestion } from '../../../src/core/records/inbox.js';
import { formatStatistics } from '../../../src/core/records/tables/statistics-table.js';
import type { Store } from '../../../src/core/records/store.js';
import {
  createStatisticsService,
  type CountedNotes,
} from '../../../src/bot/statistics/statistics-service.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER = { adapter: 'slack', workspace: 'T2' } as const;
const SHARED = [
  { id: 'tides', topic: 'Tides' },
  { id: 'winds', topic: 'Winds' },
];
const NOTES: CountedNotes = {
  in: ({ workspace }) => (workspace === 'T1' ? [...SHARED, { id: 'own', topic: 'Rules' }] : SHARED),
  hides: (_workspace, note) => note === 'secret',
};

let store: Store;
let asked = 0;
beforeEach(async () => {
  store = await openMemoryStore();
});
afterEach(async () => {
  await store.close();
});

async function ask(question: string, note: string, workspace: typeof TEAM | typeof OTHER = TEAM) {
  const answer = { note, topic: note, passage: 'p', version: 'v' };
  const more: Omit<AskedQuestion, 'question' | 'answer' | 'stems'> = {
    id: String(++asked),
    place: { ...workspace, channel: 'C1', thread: '1' },
    author: 'U1',
    status: 'answered',
  };
  await store.inbox.record({ ...more, question, answer, stems: question.split(' ').sort() });
}

test('the same words in another order are one question, the most asked first', async () => {
  await ask('spring tide', 'tides');
  await ask('which wind', 'winds');
  await ask('wind which', 'winds');
  await ask('which wind', 'winds');
  await ask('tide spring', 'tides');
  const numbers = await createStatisticsService(store, NOTES, Date.now).of([TEAM], 1);
  expect(numbers.mostAskedQuestions.map(({ times }) => times)).toEqual([3, 2]);
  expect(formatStatistics(numbers)).toContain('question,spring tide,asked,2');
});

test('the same question of several workspaces is one', async () => {
  for (const workspace of [TEAM, TEAM, OTHER, OTHER]) await ask('spring tide', 'tides', workspace);
  const numbers = await createStatisticsService(store, NOTES, Date.now).of([TEAM, OTHER], 1);
  expect(numbers.mostAskedQuestions).toEqual([{ question: 'spring tide', times: 4 }]);
});

test('notes of a workspace’s own that answered nothing are listed, each note once', async () => {
  await ask('spring tide', 'tides');
  const service = createStatisticsService(store, NOTES, Date.now);
  const unused = async (...workspaces: (typeof TEAM | typeof OTHER)[]) =>
    (await service.of(workspaces, 1)).neverUsed.map(({ topic }) => topic);
  expect(await unused(TEAM)).toEqual(['Winds', 'Rules']);
  expect(await unused(OTHER)).toEqual(['Tides', 'Winds']);
  expect(await unused(TEAM, OTHER)).toEqual(['Winds', 'Rules']);
});

test('a note that was limited since it answered is named no longer', async () => {
  await ask('spring tide', 'tides');
  await ask('where is the key', 'secret');
  const { mostAsked, total } = await createStatisticsService(store, NOTES, Date.now).of([TEAM], 1);
  expect(mostAsked.map(({ note }) => note)).toEqual(['tides']);
  expect(total.answered).toBe(2);
});
