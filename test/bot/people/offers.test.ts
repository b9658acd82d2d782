/** What people say when an answer helped; and whoever answered is offered to keep it, once. */
import { beforeEach, expect, test } from '@jest/globals';
import { createAskingService } from '../../../src/bot/people/asking-service.js';
import { createOffers } from '../../../src/bot/people/offers.js';
import {
  createSettingsService,
  type SettingsService,
} from '../../../src/bot/settings/settings-service.js';
import { shippedWords } from '../../../src/app/engine-data.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const WORDS = shippedWords();
const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '100.1' };
const ANSWER = { channel: 'C1', message: '100.2', author: 'U7' };

let store: Store;
let settings: SettingsService;
let asking: ReturnType<typeof createAskingService>;
beforeEach(async () => {
  store = await openMemoryStore();
  settings = createSettingsService({ store: store.settings, sets: [] });
  asking = createAskingService({ store, settings });
});

const offer = (thread = PLACE.thread, answer = ANSWER) =>
  asking.offerToKeep({ place: { ...PLACE, thread }, answer, link: null, direct: false });
const offered = async () =>
  (await store.outbox.take('slack', 'test', 60_000, 10)).map(
    ({ body }) => (JSON.parse(body) as News).message.author,
  );

test.each([
  ['thanks, that worked', 'helped'],
  ['That fixed it!', 'helped'],
  ['danke, hat geklappt', 'helped'],
  ['Works now 🎉', 'helped'],
  ['thank you so much', 'thanks'],
  ['Danke dir', 'thanks'],
  ['Thanks Bob! :tada:', 'thanks'],
  ['<@U2> thanks', 'thanks'],
  ['thanks in advance', null],
  ['trotzdem danke', null],
  ['thanks, but that did not work', null],
  ["didn't work for me", null],
  ['das hat leider nicht geholfen', null],
  ['has anybody fixed this?', null],
  ['thanks, could you also send the form for the parking permit to Ben', null],
  ['ok', null],
  ['', null],
  [`it worked ${'and '.repeat(100)}`, null],
])('“%s” says %s', (text, said) => {
  expect(createOffers(WORDS, asking).readGratitude(text)).toBe(said);
});

test.each([
  ['Solved', true],
  ['✅ gelöst', true],
  ['resolved-by-team', true],
  ['unsolved', false],
  ['question', false],
])('the tag “%s” says that it is solved: %s', (tag, solved) => {
  expect(createOffers(WORDS, asking).saysSolved(tag)).toBe(solved);
});

test('whoever answered is offered it once a thread, whoever notices how often', async () => {
  const all = await Promise.all([offer(), offer(), offer('100.1', { ...ANSWER, author: 'U8' })]);
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await offer()).toBe(false);
  expect(await offer('200.1')).toBe(true);
  expect(await offered()).toEqual(['U7', 'U7']);
});

test('it is for their eyes alone, with the form of their message', async () => {
  await offer();
  const [taken] = await store.outbox.take('slack', 'test', 60_000, 1);
  const { reply } = JSON.parse(taken?.body ?? '') as News;
  expect(reply.audience).toBe('asker');
  expect(JSON.stringify(reply.blocks)).toContain('save C1/100.2/U7/0');
});

test('not where a channel has none, nor to who wants to hear of nothing', async () => {
  const scope = { ...TEAM, channel: 'C1' };
  await settings.change([{ scope, name: 'offers', value: 'off', author: 'boss' }]);
  expect(await offer()).toBe(false);
  await settings.change([{ scope, name: 'offers', value: null, author: 'boss' }]);
  await store.personal.setQuiet(TEAM, 'U7', true);
  expect(await offer()).toBe(false);
  await store.personal.setQuiet(TEAM, 'U7', false);
  expect(await offer()).toBe(true);
});
