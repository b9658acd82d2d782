import { beforeEach, expect, test } from '@jest/globals';
import { messagesOf } from '../../src/bot/messages/messages.js';
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import type { QuestionLog } from '../../src/core/records/inbox.js';
import type { Place } from '../../src/core/message.js';
import type { Reply } from '../../src/core/reply.js';
import { STRANGER, type Permissions } from '../../src/core/permissions.js';
import { plainForm } from '../../src/adapters/shared/plain-form.js';
import { newEngine } from '../../src/app/engine-data.js';
import { createLibrary } from '../../src/notes/audience/note-library.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { noteOf } from '../fixtures/notes.js';
import { noCanirun } from '../fixtures/parts.js';

const GENERAL: Place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' };
const VAULT: Place = { ...GENERAL, channel: 'CVAULT' };
const STAFF: Permissions = { administrates: false, groups: [{ id: 'S1', name: 'staff' }] };
const NOTES = [
  noteOf('Harbour tides', { children: [{ label: 'Spring tide', text: 'Comes at new moon.' }] }),
  noteOf(
    'Zanzibar merger',
    { children: [{ label: 'Price', text: 'The merger costs nine million.' }] },
    { audience: [['@staff', 'CVAULT']], questions: ['what does the zanzibar merger cost?'] },
  ),
];
const SECRET = /zanzibar merger|nine million/i;

let bot: Bot;
let recorded: unknown[];

beforeEach(async () => {
  recorded = [];
  const library = createLibrary({
    own: [],
    shared: [{ set: { name: 'notes', path: '' }, notes: () => NOTES }],
    open: () => Promise.reject(new Error('nobody has own notes here')),
    createEngine: newEngine,
    mostBytes: Infinity,
    now: () => 0,
    warn: () => undefined,
  });
  const questions: QuestionLog = {
    record: (question) => Promise.resolve(void recorded.push(question)),
  };
  const { engine, notes } = library.peek({ place: GENERAL }, null);
  bot = createBot({
    engine,
    notes,
    library,
    questions,
    canirun: noCanirun,
    conversations: (await openMemoryStore()).conversations,
    now: () => new Date(0),
  });
});

async function say(
  text: string,
  { permissions = STRANGER, place = GENERAL, author = 'ann', addressed = true } = {},
): Promise<Reply | null> {
  return bot.handle({ id: text, place, author, text, addressed, permissions });
}

const words = (reply: Reply | null) =>
  reply === null
    ? ''
    : JSON.stringify([
        reply.summary,
        ...reply.blocks.map((block) => plainForm(block, messagesOf())),
        reply,
      ]);

test.each([
  'what does the merger cost',
  'zanzibar',
  '/notes',
  '/notes zanzibar merger',
  '/notes merger',
  '/help',
  'help',
  '/why',
  'price',
])('%j tells nobody else of a limited note', async (text) => {
  const typed = text.split(' ').slice(1).join(' ') || '-';
  const reply = words(await say(text)).replaceAll(new RegExp(typed, 'gi'), '');
  expect(reply).not.toMatch(SECRET);
});

test('neither do completions, browsing and counts', async () => {
  const viewer = { place: GENERAL };
  expect(JSON.stringify(bot.complete('/notes z', 20, viewer))).not.toMatch(SECRET);
  expect(bot.complete('/notes ', 20, viewer)).toHaveLength(1);
  expect(JSON.stringify(bot.library(viewer))).not.toMatch(SECRET);
  expect(words(await say('/help'))).toMatch(/1 topic|one topic|1 note/i);
  expect(JSON.stringify(bot.library({ place: VAULT }))).toMatch(SECRET);
});

test('who may see it is told alone, and it can’t be shared', async () => {
  const reply = await say('what does the zanzibar merger cost?', { permissions: STAFF });
  expect(words(reply)).toMatch(/nine million/);
  expect(reply).toMatchObject({ audience: 'asker', confidential: true });
});

test('in the channel that it is limited to, it is for everybody', async () => {
  const reply = await say('what does the zanzibar merger cost?', { place: VAULT });
  expect(words(reply)).toMatch(/nine million/);
  expect(reply).toMatchObject({ audience: 'everyone' });
  expect(reply).not.toHaveProperty('confidential');
});

test('an answer that the limited notes have no part in stays for everybody', async () => {
  const reply = await say('/notes harbour tides', { permissions: STAFF });
  expect(reply).toMatchObject({ audience: 'everyone' });
});

test('what nobody asked for is said from what all may see', async () => {
  const asked = 'what does the zanzibar merger cost?';
  expect(await say(asked, { permissions: STAFF, addressed: false })).toBeNull();
});

test('a follow-up of others in the thread learns nothing of what was told to one', async () => {
  await say('what does the zanzibar merger cost?', { permissions: STAFF });
  expect(words(await say('and the price?', { author: 'bob' }))).not.toMatch(SECRET);
  expect(words(await say('/why', { author: 'bob' }))).not.toMatch(SECRET);
  expect(words(await say('/why', { permissions: STAFF }))).toMatch(/zanzibar/i);
});

test('what rests on limited notes is kept in no inbox and no number', async () => {
  await say('what does the zanzibar merger cost?', { permissions: STAFF });
  await say('what does the zanzibar merger cost?', { place: VAULT });
  expect(recorded).toEqual([]);
  await say('when is spring tide');
  expect(recorded).toHaveLength(1);
});

test('the platform is asked who it is, because it matters', async () => {
  const message = { id: '1', place: GENERAL, author: 'a', text: 'zanzibar?', addressed: true };
  const reply = await bot.handle(message, () => Promise.resolve(STAFF));
  expect(JSON.stringify(reply)).toMatch(SECRET);
});
