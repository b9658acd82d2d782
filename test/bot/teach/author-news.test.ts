/** How often their notes answered: who is told, of which, when, and how often. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createAuthorNews } from '../../../src/bot/teach/author-news.js';
import { formatOwnNote, readOwnNote } from '../../../src/bot/teach/own-note-name.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import type { NewTaughtNote } from '../../../src/core/records/taught-notes.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const NOVEMBER = Date.UTC(2026, 10, 15);
const DECEMBER = Date.UTC(2026, 11, 1, 9);

let clock: number;
let store: Store;
beforeEach(async () => {
  clock = NOVEMBER;
  store = await openMemoryStore(() => clock);
});
afterEach(() => store.close());

async function kept(topic: string, author: string, more: Partial<NewTaughtNote> = {}) {
  const added = await store.taught.add(
    {
      ...TEAM,
      ...{ topic, text: 'x', questions: [], audience: ['C1'], file: `${topic}.md`, credit: null },
      ...{ owner: null, standIn: null, review: null, verbatim: true, state: 'kept' },
      source: { adapter: 'slack', channel: 'C1', message: '1.2', link: null, at: 5 },
      author: { id: author, hears: true },
      ...more,
    },
    { act: 'kept', who: author },
  );
  if (added === 'full') throw new Error(added);
  return added.id;
}

let asked = 0;
async function answer(note: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++)
    await store.noteAnswers.record(TEAM, { note, question: `q${(asked += 1)}` });
}

const tell = () =>
  createAuthorNews({
    store,
    settings: createSettingsService({ store: store.settings }),
    now: () => clock,
  }).tellOfUse();

async function news(): Promise<News[]> {
  const taken = await store.outbox.take('slack', 'test', 1_000, 9);
  return taken.map(({ body }) => JSON.parse(body) as News);
}

test('each who wants it hears it once, in private: of last month, however many replicas ask', async () => {
  await answer(await kept('VPN', 'U1'), 14);
  await answer(await kept('Wi-Fi', 'U1'), 1);
  await answer(await kept('Sauna', 'U2'), 2);
  clock = DECEMBER;
  await answer(await kept('Late', 'U3'), 5);
  expect(await Promise.all([tell(), tell()])).toEqual(expect.arrayContaining([0, 2]));
  clock += 24 * 60 * 60_000;
  expect(await tell()).toBe(0);
  const told = (await news()).sort((a, b) => (a.message.author < b.message.author ? -1 : 1));
  expect(
    told.map(({ message, reply }) => [message.author, message.place.thread, reply.summary]),
  ).toEqual([
    ['U1', 'C1/U1', 'Your notes answered 15 times in November:'],
    ['U2', 'C1/U2', 'Your note “Sauna” answered 2 times in November.'],
  ]);
  expect(told.every(({ reply }) => reply.audience === 'asker')).toBe(true);
  expect(JSON.stringify(told[0]?.reply)).toContain('/privacy unhear');
});

test.each([
  [
    'did not say so',
    async () => answer(await kept('VPN', 'U1', { author: { id: 'U1', hears: false } }), 3),
  ],
  [
    'wants no news at all',
    async () => {
      await answer(await kept('VPN', 'U1'), 3);
      await store.personal.setQuiet(TEAM, 'U1', true);
    },
  ],
  ['may not see it any more', async () => answer(await kept('VPN', 'U1', { audience: ['C9'] }), 3)],
  ['has a note that did not answer', () => kept('VPN', 'U1')],
  [
    'was erased',
    async () => {
      await answer(await kept('VPN', 'U1'), 3);
      await store.personal.erase(TEAM, 'U1');
    },
  ],
])('nobody is told who %s', async (_, prepare) => {
  await prepare();
  clock = DECEMBER;
  expect(await tell()).toBe(0);
});

test('a note is named so that it is found again, with its server in Discord alone', () => {
  const server = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(String);
  const id = fc.stringMatching(/^[a-z0-9]{8}$/);
  fc.assert(
    fc.property(server, server, id, (workspace, other, note) => {
      const written = formatOwnNote({ adapter: 'discord', workspace, id: note });
      const here = { adapter: 'discord', workspace: other } as const;
      expect(readOwnNote(written, here)).toEqual({ workspace: { ...here, workspace }, id: note });
      const slack = { adapter: 'slack', workspace: other } as const;
      expect(readOwnNote(written, slack).workspace).toEqual(slack);
      expect(readOwnNote(note, slack)).toEqual({ workspace: slack, id: note });
    }),
  );
});
