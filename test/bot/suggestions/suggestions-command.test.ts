/** `/suggestions` from what people chose and voted for to the note that has one more way to ask. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createSuggestions } from '../../../src/bot/suggestions/suggestion-service.js';
import { createTeaching, type Teaching } from '../../../src/bot/teach/teaching.js';
import type { Note } from '../../../src/core/note.js';
import { OPERATOR, STRANGER, type Permissions } from '../../../src/core/permissions.js';
import { SETTLED_AFTER } from '../../../src/core/records/asking/selections.js';
import { engineIdOf } from '../../../src/core/records/taught-notes.js';
import type { Reply } from '../../../src/core/reply.js';
import type { Store } from '../../../src/core/records/store.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '1' };
const BY_HAND = parseNotes(
  'it.txt',
  '> The VPN is set up with the WireGuard app\n\n> Printers stand on floor two\n',
).notes;
const VPN = there(BY_HAND[0]);
const canirun = await shippedCanirun();

function there<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('it is not there');
  return one;
}

let clock: number;
let store: Store;
let teaching: Teaching;
let bot: Bot;
/** What can be seen where people ask. */
let notes: readonly Note[];

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1);
  store = await openMemoryStore(() => clock);
  const settings = createSettingsService({ store: store.settings });
  const announce = () => Promise.resolve();
  teaching = createTeaching({ store: store.taught, settings, tidy: tidyMarkdown, announce });
  const saved = await teaching.keep(
    { topic: 'Guest Wi-Fi', text: 'It needs a voucher from the reception.', audience: null },
    { place: PLACE, author: 'U1', permissions: OPERATOR },
  );
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  const [drafted] = parseNotes('guest-wi-fi.md', '# Guest Wi-Fi\n\nIt needs a voucher.\n').notes;
  if (drafted === undefined) throw new Error('no note');
  notes = [...BY_HAND, { ...drafted, id: engineIdOf(saved.note) }];
  const engine = newEngine();
  engine.update([], notes);
  const othersTurn = () => Promise.resolve();
  const suggestions = createSuggestions({ store, newEngine, othersTurn, now: () => clock });
  bot = createBot(
    {
      ...{ engine, canirun, settings, teaching, suggestions },
      notes: () => notes,
      conversations: store.conversations,
      questions: store.inbox,
      now: () => new Date(clock),
    },
    '!',
  );
});
afterEach(() => store.close());

/** People who chose a note when they were asked what they meant. */
async function chosenBy(people: readonly string[], question: string, note: Note): Promise<void> {
  const stems = question.split(' ').toSorted();
  for (const author of people) {
    clock += 1_000;
    const id = `${author}/${question}`;
    const asked = {
      id,
      place: PLACE,
      author,
      question,
      stems,
      status: 'suggested',
      answer: null,
    } as const;
    await store.inbox.record(asked);
    await store.selections.record({ place: PLACE, question: id, author, note, by: `${id}/click` });
  }
  clock += SETTLED_AFTER + 1;
}

async function say(text: string, permissions: Permissions = OPERATOR): Promise<Reply> {
  const message = { id: String(clock++), place: PLACE, author: 'U9', text, addressed: true };
  const reply = await bot.handle(message, () => Promise.resolve(permissions));
  if (reply === null) throw new Error('silence');
  return reply;
}

const messagesIn = (reply: Reply): string[] =>
  reply.blocks.flatMap((block) =>
    block.kind === 'choices' ? block.choices.map(({ message }) => message) : [],
  );
const wordsIn = (reply: Reply): string => JSON.stringify(reply.blocks);
const wifi = (): Note => there(notes.at(-1));

test('what three people showed is suggested, with its counts; what two showed waits', async () => {
  await chosenBy(['U1', 'U2'], 'visitors internet password', wifi());
  expect((await say('/suggestions')).summary).toBe('No suggestion waits.');
  await chosenBy(['U3'], 'visitors internet password', wifi());
  const list = await say('/suggestions');
  expect(list).toMatchObject({ audience: 'asker', summary: 'One way to ask that people showed:' });
  expect(wordsIn(list)).toContain('3 people: 3 chose it, none voted for it');
});

test('a small team takes two', async () => {
  await chosenBy(['U1', 'U2'], 'visitors internet password', wifi());
  await say('/settings workspace agreement 2');
  expect((await say('/suggestions')).summary).toBe('One way to ask that people showed:');
});

test('one is replayed before it is accepted, and then is a way to ask', async () => {
  await store.inbox.record({
    ...{ id: 'v', place: PLACE, author: 'U5', question: 'vpn set up', stems: ['set', 'up', 'vpn'] },
    status: 'answered',
    answer: { note: VPN.id, topic: VPN.topic, passage: `${VPN.id}#0`, version: '1' },
  });
  await chosenBy(['U1', 'U2', 'U3'], 'visitors internet password', wifi());
  const [show = ''] = messagesIn(await say('/suggestions'));
  const one = await say(show);
  expect(wordsIn(one)).toContain('none would be answered worse');
  expect(wordsIn(one)).toContain('2 questions that are answered right, asked 4 times');
  expect(wordsIn(one)).toContain('Better: visitors internet password');
  const [accept = '', decline = ''] = messagesIn(one);
  expect(decline).toMatch(/^\/suggestions decline \w{6}$/);
  expect((await say(accept)).summary).toContain('is now a way to ask for “Guest Wi-Fi”');
  const [kept] = await store.taught.list(TEAM);
  expect(kept?.questions).toEqual(['visitors internet password']);
});

test('what steals a question is told of', async () => {
  const question = 'vpn set up';
  await store.inbox.record({
    ...{ id: 'v', place: PLACE, author: 'U5', question, stems: ['set', 'up', 'vpn'] },
    status: 'answered',
    answer: { note: VPN.id, topic: VPN.topic, passage: `${VPN.id}#0`, version: '1' },
  });
  await chosenBy(['U1', 'U2', 'U3'], 'vpn set up guest', wifi());
  const [show = ''] = messagesIn(await say('/suggestions'));
  const one = await say(show);
  expect(one.tone).toBe('caution');
  expect(wordsIn(one)).toContain('Worse: vpn set up');
});

test('a note in a file that people write is not changed: it is said where to write', async () => {
  await chosenBy(['U1', 'U2', 'U3'], 'tunnel home office', VPN);
  const [show = ''] = messagesIn(await say('/suggestions'));
  const [accept = ''] = messagesIn(await say(show));
  const told = await say(accept);
  expect(told.summary).toContain('stands in it.txt');
  expect(wordsIn(told)).toContain('tunnel home office');
});

test('what is turned down is not suggested again', async () => {
  await chosenBy(['U1', 'U2', 'U3'], 'visitors internet password', wifi());
  const [show = ''] = messagesIn(await say('/suggestions'));
  await say(messagesIn(await say(show))[1] ?? '');
  expect((await say('/suggestions')).summary).toBe('No suggestion waits.');
  expect((await say(show)).tone).toBe('bad');
});

test('a note that whoever looks may not see is neither named nor counted', async () => {
  const secret = { ...VPN, id: 'secret.md#x', topic: 'Merger', audience: [['C9']] };
  await chosenBy(['U1', 'U2', 'U3'], 'visitors internet password', secret);
  const list = await say('/suggestions');
  expect(list.summary).toBe('No suggestion waits.');
  expect(wordsIn(list)).not.toContain('Merger');
});

test('only those who teach see any', async () => {
  expect((await say('/suggestions', STRANGER)).summary).toContain('Only those who may teach');
});

test('what somebody asked with an address in it becomes nobody’s wording', async () => {
  await chosenBy(['U1', 'U2', 'U3'], 'wifi of ada@northwind.org', wifi());
  expect((await say('/suggestions')).summary).toBe('No suggestion waits.');
});
