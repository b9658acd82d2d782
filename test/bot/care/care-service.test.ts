/** Reminders: who is told of which notes, where, and how often. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byPerson, careItems } from '../../../src/bot/care/care-items.js';
import { createCare, type CareService } from '../../../src/bot/care/care-service.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { maySee, type Viewer } from '../../../src/core/audience.js';
import type { Note, NoteProblem } from '../../../src/core/note.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { lintNotes } from '../../../src/notes/lint/lint.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: 'C1' };
const DAY = 24 * 60 * 60_000;

const file = (name: string, front: string, body: string): readonly Note[] =>
  parseNotes(name, `---\n${front}\n---\n\n${body}`).notes;
const NOTES: readonly Note[] = [
  ...file('it/README.md', 'owner: IT team', '# IT\n\nAsk us.'),
  ...file(
    'it/vpn.md',
    'owner: U0ADA1234\nstand-in: Bob\nreview: 2026-01-01',
    '# VPN\n\nUse WireGuard.',
  ),
  ...file('it/net/wifi.md', 'keywords: [lan]', '# Wi-Fi\n\nSee [the list](gone.md).'),
  ...file(
    'it/secret.md',
    'owner: U0ADA1234\nreview: 2026-01-01\naudience: [C9]',
    '# Merger\n\nSoon.',
  ),
  ...file('hr.md', 'review: 2026-01-01', '# Leave\n\nThirty days.'),
];

function there<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('it is not there');
  return one;
}

let clock: number;
let store: Store;
let care: CareService;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 30);
  store = await openMemoryStore(() => clock);
  const settings = createSettingsService({ store: store.settings });
  const view = ({ place }: Viewer) => {
    const notes = NOTES.filter(({ audience }) => maySee(audience, { place }));
    return Promise.resolve({ notes: () => notes });
  };
  const check = (notes: readonly Note[]): readonly NoteProblem[] =>
    lintNotes({ notes, problems: [], files: [], today: '2026-11-30' });
  care = createCare({ store, settings, library: { view }, check, now: () => clock });
  // A workspace is known once something was asked there.
  await store.inbox.record({
    ...{
      id: 'q',
      place: PLACE,
      author: 'U5',
      question: 'wifi',
      stems: ['wifi'],
      status: 'answered',
    },
    answer: { note: NOTES[2]?.id ?? '', topic: 'Wi-Fi', passage: 'p', version: '1' },
  });
});
afterEach(() => store.close());

const switchOn = (channel = 'C1') =>
  store.settings.change({
    scope: { ...TEAM, channel },
    name: 'reminders',
    value: 'on',
    author: 'U1',
  });

/** What was put into the outbox: of a conversation one after another. */
async function news(): Promise<News[]> {
  const all: News[] = [];
  for (;;) {
    const taken = await store.outbox.take('slack', 'test', 1_000, 20);
    if (taken.length === 0) return all;
    for (const { key, body } of taken) {
      await store.outbox.done(key, null);
      all.push(JSON.parse(body) as News);
    }
  }
}

test('nothing is said where nobody switched it on, and nothing where there is nothing', async () => {
  expect(await care.remind()).toBe(0);
  await switchOn();
  for (const note of NOTES) await care.snooze(TEAM, note, 30);
  expect(await care.remind()).toBe(0);
});

test('each owner is told once a week of their own notes, on however many replicas', async () => {
  await switchOn();
  expect(await care.remind()).toBe(2);
  expect(await care.remind()).toBe(0);
  const told = await news();
  expect(
    told.map(({ reply }) => [reply.mentions, JSON.stringify(reply.blocks).includes('VPN')]),
  ).toEqual([
    [undefined, false],
    [['U0ADA1234'], true],
  ]);
  expect(told[0]?.reply.summary).toContain('IT team');
  clock += 7 * DAY;
  expect(await care.remind()).toBe(2);
  await news();
  await care.snooze(TEAM, there(NOTES[1]), 30);
  clock += 7 * DAY;
  expect(await care.remind()).toBe(1);
});

test('whoever stands in is told while the owner is away; without one, nearest the folder', async () => {
  await switchOn();
  await care.leave(TEAM, 'U0ADA1234', 28);
  await care.leave(TEAM, 'IT team', 28);
  expect(await care.remind()).toBe(1);
  expect((await news())[0]?.reply.summary).toContain('Bob');
});

test('who left is seen by itself: the stand-in is told, and where both left, the nearest folder’s', async () => {
  await switchOn();
  const gone = (...people: string[]) =>
    care.remind((_team, one) => Promise.resolve(people.includes(one)));
  expect(await gone('U0ADA1234')).toBe(2);
  expect((await news()).map(({ reply }) => reply.summary.split(' ')[0])).toEqual(['IT', 'Bob']);
  clock += 7 * DAY;
  await care.leave(TEAM, 'Bob', 28);
  expect(await gone('U0ADA1234')).toBe(1);
  const [told] = await news();
  expect(told?.reply.summary).toContain('IT team');
  expect(JSON.stringify(told?.reply)).toContain('VPN');
});

test('no reminder names a note that the channel may not see', async () => {
  await switchOn();
  await switchOn('C9');
  await care.remind();
  for (const { message, reply } of await news()) {
    const names = JSON.stringify(reply).includes('Merger');
    expect(names).toBe(message.place.channel === 'C9' && reply.mentions !== undefined);
  }
});

test('what the owner is told: date, votes, links', async () => {
  await store.feedback.record({ ...TEAM, delivery: 'q', author: 'U5', helpful: false });
  const items = await care.items(PLACE);
  expect(
    items.map(({ note, owner, reasons }) => [note.topic, owner, reasons.map(({ kind }) => kind)]),
  ).toEqual([
    ['Wi-Fi', 'IT team', ['voted-down', 'problem']],
    ['VPN', 'U0ADA1234', ['review']],
  ]);
});

test('whatever is seen: nobody is told of another note, and each item of one person alone', () => {
  const subset = fc.subarray([...NOTES]);
  fc.assert(
    fc.property(subset, fc.boolean(), (seen, isAway) => {
      const problems = lintNotes({ notes: NOTES, problems: [], files: [], today: '2026-11-30' });
      const items = careItems({
        notes: seen,
        problems,
        use: NOTES.map(({ id }) => ({ note: id, times: 1, helpful: 0, unhelpful: 1 })),
        today: '2026-11-30',
        isSnoozed: () => false,
      });
      for (const { note } of items) expect(seen).toContain(note);
      const told = [...byPerson(items, () => isAway).values()].flat();
      expect(told).toHaveLength(isAway ? 0 : items.length);
    }),
    { numRuns: 40 },
  );
});
