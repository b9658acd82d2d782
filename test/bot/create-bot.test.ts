import { beforeAll, expect, test } from '@jest/globals';
import { plainText } from '../../src/core/inline.js';
import type { Message } from '../../src/core/message.js';
import type { Reply } from '../../src/core/reply.js';
import { newEngine } from '../../src/app/engine-data.js';
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { noteOf } from '../fixtures/notes.js';
import { noCanirun } from '../fixtures/parts.js';

const NOTES = [
  noteOf(
    'Lighthouses and buoys',
    {
      children: [
        { label: 'Place', text: 'A lighthouse stands on land; a buoy floats and is moored.' },
        { label: 'Power', text: 'Lighthouses take mains current, buoys use solar panels.' },
        { label: 'Upkeep', text: 'A buoy is lifted and painted every second year.' },
      ],
    },
    { questions: ['What is the difference between a lighthouse and a buoy?'] },
  ),
  noteOf(
    'Pilots board every large ship before it enters the harbour',
    { children: [{ text: 'The pilot boat carries two pilots and a cook.' }] },
    { questions: ['Who brings a big ship into port?'] },
  ),
  noteOf(
    'Tides',
    { children: [{ label: 'Spring tide', text: 'Comes at new moon and at full moon.' }] },
    { questions: ['When is the water highest?'] },
  ),
];

let bot: Bot;

beforeAll(async () => {
  const engine = newEngine();
  engine.update([], NOTES);
  bot = createBot({
    engine,
    notes: () => NOTES,
    canirun: noCanirun,
    conversations: (await openMemoryStore()).conversations,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
});

let turn = 0;
const message = (text: string, more: Partial<Message> = {}): Message => ({
  id: String((turn += 1)),
  place: { adapter: 'web', workspace: 'local', channel: 'c', thread: `t${turn}` },
  author: 'a',
  text,
  addressed: true,
  ...more,
});
const say = async (text: string, more: Partial<Message> = {}): Promise<Reply> => {
  const reply = await bot.handle(message(text, more));
  if (reply === null) throw new Error('silence');
  return reply;
};
const thread = (name: string): Partial<Message> => ({
  place: { adapter: 'web', workspace: 'local', channel: 'c', thread: name },
});
const words = (reply: Reply): string => {
  const parts = reply.blocks.map((block) => {
    if (block.kind === 'list')
      return block.items
        .map((item) => ('content' in item ? plainText(item.content) : item.code))
        .join(' ');
    return 'content' in block ? plainText(block.content) : '';
  });
  return parts.join('\n');
};

const viewer = { place: { adapter: 'web', workspace: 'local', channel: 'c' } } as const;

test('a misspelt question is answered with the line and where it stands', async () => {
  const reply = await say('hey does anyone know wher do lighthouses get there powr from');
  expect(words(reply)).toContain('solar panels');
  expect(reply.blocks.some(({ kind }) => kind === 'sources')).toBe(true);
});

test('a question that is not covered gets an honest line', async () => {
  expect((await say('which pizza topping tastes best')).summary).toMatch(
    /^That is not in the notes/,
  );
});

test('a follow-up takes the topic of its thread, and of no other', async () => {
  await say('where does a lighthouse stand', thread('follow'));
  expect(words(await say('and its upkeep?', thread('follow')))).toContain('painted');
});

test('/why explains the last answer of the thread', async () => {
  expect((await say('/why', thread('why'))).summary).toMatch(/^Nothing was asked here yet/);
  await say('when is spring tide', thread('why'));
  const reply = await say('why?', thread('why'));
  expect(reply.summary).toMatch(/^I answered from “.*”, because /);
  const details = await say('/why details', thread('why'));
  expect(details.blocks.some(({ kind }) => kind === 'table')).toBe(true);
});

test('a forgotten conversation has no topic', async () => {
  await say('when is spring tide', thread('gone'));
  await bot.forget({ adapter: 'web', workspace: 'local', channel: 'c', thread: 'gone' });
  expect((await say('/why', thread('gone'))).summary).toMatch(/^Nothing was asked here yet/);
});

test.each(['', '   ', '/ask', '/help', 'help', 'Help!'])(
  '%j says what the notes cover, with three questions that they answer',
  async (typed) => {
    const reply = await say(typed);
    expect(reply.summary).toContain('3 notes');
    const choices = reply.blocks.find(({ kind }) => kind === 'choices');
    expect(choices).toMatchObject({ choices: { length: 3 } });
  },
);

test('/notes lists the topics, /notes with one shows all of it', async () => {
  expect((await say('/notes')).summary).toBe('The notes have 3 topics in one file.');
  expect(words(await say('/notes Lighthouses and buoys'))).toContain('Upkeep');
  expect(words(await say('/notes lighthouses and buoys › power'))).toContain('solar');
});

test('/notes with an unknown topic offers the nearest', async () => {
  expect((await say('/notes quokkas')).summary).toContain('no topic “quokkas”');
});

test.each(['/frobnicate x', '/canrun nginx mac'])('%s is named as no command', async (typed) => {
  const reply = await say(typed);
  expect(reply.audience).toBe('asker');
  expect(reply.summary).toMatch(/^There is no command/);
});

test('a command of chats, typed elsewhere, is said to be one', async () => {
  const place = { adapter: 'web', workspace: 'local', channel: 'c', thread: 'c' } as const;
  const reply = await bot.handle({ ...message('/watch nginx mac'), place });
  expect(reply?.summary).toMatch(/works where others read along, in Slack and Discord/);
});

test('an overheard message is answered only when it is sure', async () => {
  const overheard = { addressed: false };
  expect(await bot.handle(message('anyone up for lunch?', overheard))).toBeNull();
  expect(await bot.handle(message('hello', overheard))).toBeNull();
  expect(await bot.handle(message('/frobnicate', overheard))).toBeNull();
  expect(await bot.handle(message('when does a spring tide come?', overheard))).not.toBeNull();
});

test.each(['a'.repeat(20_000), '\u0000\u0001\u0002\u0003binary\u0000\u0000'])(
  'hostile input gets a clear sentence',
  async (typed) => {
    const reply = await say(typed);
    expect(reply).toMatchObject({ audience: 'asker', tone: 'bad' });
  },
);

test('commands and topics complete', () => {
  expect(bot.complete('/no', 5, viewer).map(({ text }) => text)).toEqual(['/notes ', '/none ']);
  expect(bot.complete('/notes ti', 5, viewer).map(({ text }) => text)).toEqual(['/notes Tides']);
  expect(bot.complete('plain', 5, viewer)).toEqual([]);
});

test('the library shows every note with its lines', () => {
  const [file] = bot.library(viewer);
  expect(file?.notes.map(({ topic }) => topic)).toEqual(NOTES.map(({ topic }) => topic));
  expect(file?.notes[0]?.outline.children[0]).toMatchObject({ line: 2, label: 'Place' });
});
