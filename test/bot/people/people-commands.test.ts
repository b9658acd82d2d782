/** What becomes of a question besides its answer: chosen, none of these, people asked; over the real bot and store. */
import { beforeEach, expect, test } from '@jest/globals';
import { createBot } from '../../../src/bot/create-bot.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import { createAskingService } from '../../../src/bot/people/asking-service.js';
import {
  createSettingsService,
  type SettingsService,
} from '../../../src/bot/settings/settings-service.js';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Message } from '../../../src/core/message.js';
import { OUTSIDER } from '../../../src/core/permissions.js';
import { SETTLED_AFTER } from '../../../src/core/records/asking/selections.js';
import type { News } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import type { Choice, Reply } from '../../../src/core/reply.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { noteOf, topicsOf } from '../../fixtures/notes.js';
import { noCanirun } from '../../fixtures/parts.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '100.1' };
const NOTES = [
  noteOf('Tokens', {
    children: [
      { label: 'VPN token', text: 'The VPN token is renewed in the portal, under devices.' },
      { label: 'Door token', text: 'A door token is renewed at the reception desk.' },
    ],
  }),
  noteOf('Key cards', {
    text: 'A key card opens the door; who loses it tells the reception desk.',
  }),
  noteOf('Parking', { text: 'Visitors park behind the house.' }),
];
/** Near to the notes, and answered by none surely. */
const NEAR = 'where is the reception desk';
const UNCOVERED = 'how do i book the sauna';

let clock: number;
let store: Store;
let settings: SettingsService;
let bot: Bot;
let said = 0;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 24);
  store = await openMemoryStore(() => clock);
  settings = createSettingsService({ store: store.settings, sets: ['notes'] });
  const engine = newEngine();
  engine.update([], NOTES);
  bot = createBot({
    engine,
    notes: () => NOTES,
    canirun: noCanirun,
    conversations: store.conversations,
    questions: store.inbox,
    inbox: createInboxService({ store, settings, topicsInView: topicsOf(NOTES) }),
    settings,
    asking: createAskingService({
      store,
      settings,
      linkTo: ({ thread }) => `https://chat/${thread}`,
    }),
    personal: store.personal,
    now: () => new Date(clock),
  });
});

async function say(text: string, more: Partial<Message> = {}): Promise<Reply> {
  clock += 1;
  const id = `m${++said}`;
  const message = { id, place: PLACE, author: 'ann', text, addressed: true, ...more };
  const reply = await bot.handle(message);
  if (reply === null) throw new Error(`no reply to ${text}`);
  return reply;
}

const choicesOf = ({ blocks }: Reply): readonly Choice[] =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
const choice = (reply: Reply, label: string): string => {
  const found = choicesOf(reply).find((one) => one.label === label);
  if (found === undefined) throw new Error(`no “${label}” in ${JSON.stringify(choicesOf(reply))}`);
  return found.message;
};
const open = () => store.inbox.list(TEAM, { state: 'open', limit: 10 });
const set = (name: 'experts' | 'expertsin', value: string) =>
  settings.change([{ scope: { ...TEAM, channel: null }, name, value, author: 'boss' }]);
/** What waits in the outbox to be posted. */
const news = async (): Promise<readonly News[]> =>
  (await store.outbox.take('slack', 'test', 60_000, 50)).map(
    ({ body }) => JSON.parse(body) as News,
  );

test('“none of these” stands beside a suggestion and opens the question, once a person', async () => {
  const suggested = await say(NEAR);
  expect(suggested.tone).toBe('caution');
  expect(await open()).toEqual([]);
  expect(choicesOf(suggested)).toHaveLength(2);
  const none = choice(suggested, 'None of these');
  expect((await say(none)).summary).toMatch(/open/);
  await say(none);
  expect(await open()).toMatchObject([{ question: NEAR, causes: { unhelpful: 1 }, askers: 1 }]);
  await say(none, { author: 'bob' });
  expect(await open()).toMatchObject([{ causes: { unhelpful: 2 }, askers: 2 }]);
});

test('said without words, it is about the question before, also once a note was opened', async () => {
  const suggested = await say(NEAR);
  await say(choicesOf(suggested)[0]?.message ?? '');
  await say('/none');
  expect(await open()).toMatchObject([{ question: NEAR }]);
  expect((await say('/none', { place: { ...PLACE, thread: 'x' } })).summary).toMatch(/Which/);
});

test('a question that was never put waits in the words in which it is said to have no answer', async () => {
  await say(`/none ${UNCOVERED}`);
  expect(await open()).toMatchObject([{ question: UNCOVERED, causes: { 'not-found': 1 } }]);
});

test('an opened note counts as chosen for the question before it; another one does not', async () => {
  const suggested = await say(NEAR);
  const [first] = choicesOf(suggested);
  await say('/notes Parking');
  await say(first?.message ?? '');
  clock += 2 * SETTLED_AFTER;
  expect(first?.message).toBe('/notes Key cards');
  expect(await store.selections.agreements(TEAM, 0)).toMatchObject([
    { question: NEAR, topic: 'Key cards', people: 1, chose: 1 },
  ]);
});

test('people are offered only where a setting names some', async () => {
  expect(choicesOf(await say(UNCOVERED))).toEqual([]);
  expect((await say('/person anything')).summary).toMatch(/\/settings experts/);
  await set('experts', 'SHELP');
  expect(choice(await say(UNCOVERED), 'Ask a person')).toBe(`/person ${UNCOVERED}`);
  const alone = await say(UNCOVERED, { alone: true });
  expect(choicesOf(alone)).toEqual([]);
  const none = await say(`/none ${UNCOVERED}`);
  expect(choicesOf(none).map(({ label }) => label)).toEqual(['Ask a person']);
});

test('people are asked where the question stands: they alone are mentioned, and once', async () => {
  await set('experts', 'SHELP');
  const call = await say(`/person ${UNCOVERED} <!channel> @everyone <@U666>`);
  expect(call).toMatchObject({
    audience: 'everyone',
    mentionedGroups: ['SHELP'],
    mentions: ['ann'],
  });
  expect(JSON.stringify(call.blocks)).toContain('save #');
  const again = await say(`/person ${UNCOVERED} <!channel> @everyone <@U666>`, { author: 'bob' });
  expect(again).toMatchObject({ audience: 'asker' });
  expect(again).not.toHaveProperty('mentionedGroups');
  expect(again.summary).toMatch(/already, on 2026-11-24/);
  expect(await news()).toEqual([]);
  expect(await open()).toMatchObject([{ escalated: true, askers: 2 }]);
});

test('handled again after a crash, the same wish asks the same people again, as the same post', async () => {
  await set('experts', 'SHELP');
  const again = { id: 'the same' };
  const first = await say(`/person ${UNCOVERED}`, again);
  expect(await say(`/person ${UNCOVERED}`, again)).toEqual(first);
  await set('expertsin', '<#C9|help>');
  const wish = { id: 'another' };
  await say('/person where is the lost property', wish);
  await say('/person where is the lost property', wish);
  expect(await news()).toHaveLength(1);
});

test('where a channel is named, they are asked there, with the way to where it was asked', async () => {
  await set('experts', 'SHELP, SCREW');
  await set('expertsin', '<#C9|help>');
  const reply = await say(`/person ${UNCOVERED}`, { alone: true });
  expect(reply).toMatchObject({ audience: 'asker' });
  expect(reply.summary).toMatch(/told here/);
  const [call, ...more] = await news();
  expect(more).toEqual([]);
  expect(call?.message).toMatchObject({ place: { channel: 'C9', thread: 'C9' }, author: '' });
  expect(call?.reply.mentionedGroups).toEqual(['SHELP', 'SCREW']);
  expect(JSON.stringify(call?.reply.blocks)).toContain('https://chat/100.1');
});

test('who asks people too often is told when to go on; outsiders may not at all', async () => {
  await set('experts', 'SHELP');
  for (const topic of ['boats', 'trains', 'bikes']) await say(`/person where are the ${topic}`);
  expect((await say('/person where are the planes')).summary).toMatch(/Wait an hour/);
  const outside = { permissions: OUTSIDER, author: 'eve' };
  expect((await say('/person where are the cars', outside)).tone).toBe('bad');
});

test('whoever asked people, or had a wrong answer, hears of the note in a sentence of its own', async () => {
  await set('experts', 'SHELP');
  await say(`/person ${UNCOVERED}`);
  const suggested = await say(NEAR, { author: 'bob' });
  await say(choice(suggested, 'None of these'), { author: 'bob' });
  await say('what is the wifi password', { author: 'cem' });
  const entries = await open();
  const service = createInboxService({ store, settings, topicsInView: topicsOf(NOTES) });
  const note = { kind: 'note', text: 'Tokens' } as const;
  for (const { id } of entries)
    await service.close(TEAM, id, note, { through: 'web', author: 'x' });
  // One conversation, one thing at a time.
  const told: string[] = [];
  for (;;) {
    const [taken] = await store.outbox.take('slack', 'test', 60_000, 1);
    if (taken === undefined) break;
    const { reply } = JSON.parse(taken.body) as News;
    told.push(`${reply.mentions?.join() ?? ''}: ${reply.summary}`);
    await store.outbox.done(taken.key, null);
  }
  expect(told.toSorted()).toEqual([
    `ann: People have answered “${UNCOVERED}”: it is in the notes now.`,
    `bob: The answer to “${NEAR}” that did not help is mended.`,
    expect.stringContaining('cem: '),
  ]);
});

test('whoever asked people hears also why there will be no note', async () => {
  await set('experts', 'SHELP');
  await say(`/person ${UNCOVERED}`);
  const [entry] = await open();
  const service = createInboxService({ store, settings, topicsInView: topicsOf(NOTES) });
  const reason = { kind: 'reason', text: 'we have no sauna' } as const;
  const closing = await service.close(TEAM, entry?.id ?? 0, reason, {
    through: 'web',
    author: 'x',
  });
  expect(closing).toMatchObject({ kind: 'closed', told: 1 });
  expect((await news())[0]?.reply.summary).toBe(`“${UNCOVERED}” got no note: we have no sauna`);
});

test('a person can say no, and takes it back', async () => {
  await say(UNCOVERED);
  expect((await say('/privacy quiet')).audience).toBe('asker');
  await say('where is the boiler room');
  const [first, second] = await open();
  expect(await store.inbox.waiting(TEAM, first?.id ?? 0)).toEqual([]);
  expect(await store.inbox.waiting(TEAM, second?.id ?? 0)).toEqual([]);
  await say('/privacy tell');
  await say('where is the boiler room');
  const waiting = await Promise.all(
    [first, second].map((entry) => store.inbox.waiting(TEAM, entry?.id ?? 0)),
  );
  expect(waiting.flat()).toMatchObject([{ authors: ['ann'] }]);
});
