/** `/study` from the command to what is kept, over notes and a store. */
import { beforeEach, expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { createStudyService } from '../../../src/bot/study/study-service.js';
import type { AdapterName } from '../../../src/core/adapters.js';
import type { Note } from '../../../src/core/note.js';
import type { Store } from '../../../src/core/records/store.js';
import type { Reply } from '../../../src/core/reply.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createCardDeck } from '../../../src/study/card-deck.js';
import { bareParts } from '../../fixtures/parts.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const EGGS = `# Eggs

Q: How long do soft eggs boil?
A: Six minutes in boiling water.
`;
const TEA = `# Tea

Q: How hot is the water for green tea?
A: Eighty degrees, no more.
`;

const engine = newEngine();
let notes: readonly Note[] = [];
let clock: number;
let store: Store;
/** Two processes on the same store. */
let bots: readonly Bot[];
let become: (...files: readonly (readonly [string, string])[]) => void;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 30, 9);
  store = await openMemoryStore(() => clock);
  become = (...files) => {
    const parsed = files.flatMap(([file, text]) => parseNotes(file, text).notes);
    engine.update(
      notes.map(({ id }) => id),
      parsed,
    );
    notes = parsed;
  };
  become(['eggs.md', EGGS], ['tea.md', TEA]);
  const replica = () =>
    createBot({
      ...bareParts(),
      engine,
      notes: () => notes,
      cards: createCardDeck({ engine, notes: () => notes }),
      conversations: store.conversations,
      study: createStudyService({ store, now: () => clock }),
      personal: store.personal,
      now: () => new Date(clock),
    });
  bots = [replica(), replica()];
});

interface Said {
  readonly author?: string;
  readonly adapter?: AdapterName;
  readonly channel?: string;
  readonly on?: number;
  readonly zone?: string;
}

async function say(text: string, said: Said = {}): Promise<Reply> {
  const { author = 'U1', adapter = 'slack', channel = 'D1', on = 0, zone } = said;
  const place = { adapter, workspace: 'T1', channel, thread: channel };
  const reply = await bots[on]?.handle({
    ...{ id: text, place, author, text, addressed: true },
    ...(zone !== undefined && { zone }),
  });
  if (!reply) throw new Error(`silence after ${text}`);
  return reply;
}

const choicesOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
const click = async (reply: Reply, label: string | RegExp, said: Said = {}) => {
  const choice = choicesOf(reply).find((one) => one.label.match(label));
  if (choice === undefined) throw new Error(`no ${String(label)} in ${JSON.stringify(reply)}`);
  return say(choice.message, said);
};
const words = (reply: Reply) => JSON.stringify(reply.blocks);
const scheduled = async (author = 'U1') =>
  store.study.schedules({ adapter: 'slack', workspace: 'T1' }, author);

test('a card is asked, its answer shown, and how well it was known is counted', async () => {
  const asked = await say('/study');
  expect(asked.audience).toBe('asker');
  expect(asked.summary).toMatch(/How (?:long|hot)/);
  const shown = await click(asked, 'Show the answer');
  expect(words(shown)).toMatch(/Six minutes|Eighty degrees/);
  expect(choicesOf(shown).map(({ label }) => label)).toEqual([
    'Again · in 1 minute',
    'Hard · in 6 minutes',
    'Good · in 10 minutes',
    'Easy · in 8 days',
    'Unfair question',
  ]);
  const next = await click(shown, 'Easy');
  expect(words(next)).toMatch(/Counted as Easy: asked again in 8 days/);
  expect(next.summary).toMatch(/How (?:long|hot)/);
  expect((await scheduled()).size).toBe(1);
});

test('an answer in one’s own words is graded, counted, and can be counted otherwise', async () => {
  const asked = await say('/study eggs');
  expect(asked.summary).toMatch(/soft eggs/);
  const graded = await say('six minuts in boiling water');
  expect(graded).toMatchObject({ summary: 'Right.', tone: 'good' });
  expect(words(graded)).toMatch(/Counted as Good/);
  expect(words(graded)).toMatch(/"file":"eggs.md","line":4/);
  const changed = await click(graded, 'Count as Again');
  expect(words(changed)).toMatch(/Now counted as Again: asked again in 1 minute/);
  const [schedule] = (await scheduled()).values();
  expect(schedule).toMatchObject({ reps: 1, lapses: 0 });
});

test.each([
  ['how hot is the water?', false],
  ['thanks!', false],
  ['/notes', false],
  ['the moon', true],
])('“%s” as the next message is an answer: %s', async (text, isAnswer) => {
  await say('/study eggs');
  const reply = await say(text);
  expect(reply.summary.includes('Not right')).toBe(isAnswer);
});

test('what is said long after, after something else, or after the answer, is no answer', async () => {
  await say('/study eggs');
  clock += 31 * MINUTE;
  expect((await say('six minutes')).summary).not.toBe('Right.');
  await say('/study');
  clock += MINUTE;
  expect((await say('six minutes in boiling water')).summary).toBe('Right.');
  expect((await say('six minutes')).summary).not.toBe('Right.');
});

test('nobody answers for another, nor sees what they remember', async () => {
  await say('/study eggs', { channel: 'C1' });
  expect((await say('six minutes', { channel: 'C1', author: 'U2' })).summary).not.toBe('Right.');
  expect((await scheduled('U2')).size).toBe(0);
});

test('a session goes on in another process, and twice the same click counts once', async () => {
  const asked = await say('/study eggs');
  const [one, other] = await Promise.all([
    click(asked, 'Show the answer', { on: 0 }),
    click(asked, 'Show the answer', { on: 1 }),
  ]);
  await Promise.all([click(one, 'Good', { on: 0 }), click(other, 'Good', { on: 1 })]);
  const [schedule] = (await scheduled()).values();
  expect(schedule).toMatchObject({ reps: 1 });
  const kept = await store.study.find({ adapter: 'slack', workspace: 'T1' }, 'U1');
  expect(kept?.learner.day).toEqual({ date: '2026-11-30', fresh: 1, reviews: 0 });
  expect((await say('/study', { on: 1, channel: 'D9' })).summary).toMatch(/How/);
});

test('a click on a card from before says so and asks where one is', async () => {
  const first = await click(await say('/study'), 'Show the answer');
  const second = await click(await click(first, 'Good'), 'Show the answer');
  await click(second, 'Good');
  const late = await click(first, 'Again');
  expect(late.summary).toMatch(/not open any more/);
  expect([...(await scheduled()).values()].map(({ lapses }) => lapses)).toEqual([0, 0]);
});

test('two people retire a card in the whole workspace, until its note is mended', async () => {
  become(['eggs.md', EGGS]);
  const first = await click(await say('/study'), 'Unfair');
  expect(first.summary).toMatch(/When a second person/);
  expect((await say('/study')).summary).toMatch(/make no questions|nothing is due/);
  expect((await say('/study', { author: 'U2' })).summary).toMatch(/eggs/);
  const second = await click(await say('/study', { author: 'U2' }), 'Unfair', { author: 'U2' });
  expect(second.summary).toMatch(/nobody else is/);
  expect((await say('/study', { author: 'U3' })).summary).not.toMatch(/eggs/);
  become(['eggs.md', EGGS.replace('soft eggs', 'soft small eggs')]);
  expect((await say('/study', { author: 'U3' })).summary).toMatch(/soft small eggs/);
});

test('a veto can be taken back', async () => {
  become(['eggs.md', EGGS]);
  const vetoed = await click(await say('/study'), 'Unfair');
  await click(vetoed, 'Ask it again');
  expect((await say('/study')).summary).toMatch(/eggs/);
});

test('a card whose sentence is edited or moved keeps its schedule; a vanished one is left in silence', async () => {
  await say('/study eggs');
  await say('/study easy');
  const [id] = (await scheduled()).keys();
  become(
    ['eggs.md', `# Eggs\n\nNews: eggs are cheap.\n\n${EGGS.slice(8).replace('Six', 'Some six')}`],
    ['tea.md', TEA],
  );
  clock += 9 * DAY;
  const again = await say('/study eggs');
  expect(words(again)).toMatch(/Again/);
  await say('/study good');
  expect([...(await scheduled()).keys()][0]).toBe(id);
  become(['tea.md', TEA]);
  clock += 90 * DAY;
  expect((await say('/study everything')).summary).toMatch(/green tea/);
  expect(await scheduled()).toHaveProperty('size', 1);
});

test('a pause keeps everything where it is, and going on asks again', async () => {
  await say('/study eggs');
  await say('/study easy');
  await say('/study pause');
  clock += 100 * DAY;
  const paused = await say('/study');
  expect(paused.summary).toMatch(/Paused since November 30, 2026/);
  expect((await click(paused, 'Go on')).summary).toMatch(
    /nothing is due now, and the next comes in 8 days/,
  );
  expect((await say('/study everything')).summary).toMatch(/green tea/);
});

test('a day begins where the outlet says that somebody is, until they set a zone; where nobody knows, it is said', async () => {
  const unknown = await say('/study eggs', { author: 'U9' });
  expect(JSON.stringify(unknown)).toContain('I don’t know your time zone');
  const inTokyo = { zone: 'Asia/Tokyo' };
  expect(JSON.stringify(await say('/study eggs', inTokyo))).not.toContain('time zone');
  expect((await say('/study set', inTokyo)).summary).toContain('Asia/Tokyo');
  await say('/study set new 5', inTokyo);
  expect((await say('/study set', { zone: 'America/Lima' })).summary).toMatch(
    /5 new.*America\/Lima/,
  );
  await say('/study set zone Europe/Berlin', inTokyo);
  expect((await say('/study set', inTokyo)).summary).toContain('Europe/Berlin');
  expect((await say('/study set', { author: 'U8', zone: 'Mars/Base' })).summary).toContain('UTC');
});

test('asked how well they knew it, somebody may simply say so, in their own language too', async () => {
  await say('/study eggs');
  await say('/study show');
  expect((await say('Good')).summary).toMatch(/Counted as Good/);
  await say('/study tea', { author: 'U2' });
  await say('/study show', { author: 'U2' });
  expect((await say('easy!', { author: 'U2' })).summary).toMatch(/Counted as Easy/);
  // Later it is what it always was.
  expect((await say('good', { author: 'U2' })).summary).not.toMatch(/ounted as/);
});

test('catching up with nothing due says so, and what is new comes again afterwards', async () => {
  expect((await say('/study catchup')).summary).toMatch(/nothing is due now/);
  expect((await say('/study')).summary).toMatch(/How/);
});

test('how much a day is the person’s own, and so is their zone', async () => {
  expect((await say('/study set new 1')).summary).toMatch(/1 new card and 100 reviews/);
  expect((await say('/study set zone Europe/Berlin')).summary).toMatch(/Europe\/Berlin/);
  await say('/study');
  expect((await say('/study easy')).summary).toMatch(/what you wanted of a day/);
  clock = Date.UTC(2026, 10, 30, 23, 1); // the next day in Berlin
  expect((await say('/study')).summary).toMatch(/How/);
  for (const wrong of ['new -1', 'new 1001', 'zone Mars/Base', 'colour red', 'new'])
    expect(await say(`/study set ${wrong}`)).toMatchObject({ tone: 'bad' });
});

test('what is coming is a picture with its text', async () => {
  expect((await say('/study forecast')).summary).toMatch(/not been asked anything yet/);
  await say('/study');
  await say('/study easy');
  const coming = await say('/study forecast');
  expect(coming.summary).toMatch(/learning 1 card; 1 is known .* remember 100 %/);
  const picture = coming.blocks.find(({ kind }) => kind === 'picture');
  expect(picture).toMatchObject({ alt: 'Due in the next two weeks: 2026-12-08: 1.' });
});

test('what is kept is shown, and gone when it is erased', async () => {
  await say('/study');
  await say('/study easy');
  expect(words(await say('/privacy'))).toMatch(/how well you remember a card/);
  await say('/privacy erase yes');
  expect((await scheduled()).size).toBe(0);
});
