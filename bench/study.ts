/**
 * What cards notes make: how many by kind, what was refused and why, and what it costs.
 *
 *     npm run bench:study -- [--data DIR] [--set NAME] [--sample N --seed S] [--size 10000 | --notes FOLDER]
 *
 * DIR holds a folder a collection; without it, the notes that this repository ships alone. `--sample` prints so many cards
 * drawn at random, to be read one by one; `--size` measures processor time and memory on that many notes (those of the
 * repository, each copy under a number of its own), `--notes` on those of one folder.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newEngine } from '../src/app/engine-data.js';
import { shippedRiddles } from '../src/app/study/shipped-riddles.js';
import { messagesOf } from '../src/bot/messages/messages.js';
import { cardPrompt } from '../src/bot/study/card-prompt.js';
import { plainText } from '../src/core/inline.js';
import type { Note } from '../src/core/note.js';
import { NotesFolder } from '../src/notes/disk/notes-folder.js';
import { createCardDeck } from '../src/study/card-deck.js';
import { makeCards, type MadeCards } from '../src/study/make-cards.js';
import { CARD_KINDS, REFUSALS, type StudyCard } from '../src/study/study-card.js';
import { seeded } from './seeded.js';

interface Collection {
  readonly name: string;
  readonly notes: readonly Note[];
  readonly made: MadeCards;
}

async function main(): Promise<void> {
  const collections: Collection[] = [];
  const riddles = await shippedRiddles();
  for (const [name, path] of foldersOf(option('--data'), option('--set'))) {
    const notes = (await NotesFolder.load([path])).notes();
    const engine = newEngine();
    engine.update([], notes);
    collections.push({ name, notes, made: makeCards(notes, engine, riddles) });
  }
  printYield(collections);
  printRefused(collections);
  await measure(Number(option('--size') ?? 0), option('--notes'));
  const size = Number(option('--sample') ?? 0);
  if (size > 0) printSample(collections, size, Number(option('--seed') ?? 1));
}

/**
 * What a deck of many notes costs, in processor time, so that it may be measured beside other work: the first draw of as
 * many as `/study` draws to find one, later ones, one right after a note has changed, and memory.
 * @param folder - notes to measure on; absent: copies of those that the repository ships, as many as wanted
 */
async function measure(size: number, folder: string | undefined): Promise<void> {
  if (size === 0 && folder === undefined) return;
  const found = (await NotesFolder.load([folder ?? 'knowledge/notes'])).notes();
  let notes: readonly Note[] =
    folder === undefined
      ? Array.from({ length: size }, (_, at) => copyOf(found[at % found.length]!, at))
      : found;
  const engine = newEngine();
  engine.update([], notes);
  engine.ask('what is the first question');
  const before = memory();
  const deck = createCardDeck({ engine, notes: () => notes });
  const draw = (seed: string): number => processorTime(() => deck.draw({ most: MOST_DRAWN, seed }));
  const first = draw('first');
  const later = Array.from({ length: DRAWS }, (_, turn) => draw(String(turn))).sort(
    (a, b) => a - b,
  );
  const [changed, ...others] = notes;
  if (changed === undefined) return;
  engine.update([changed.id], [changed]);
  notes = [{ ...changed }, ...others];
  const [again, afterChange] = ['0', 'first'].map(draw);
  const shown = [first, later[Math.floor(DRAWS / 2)], later.at(-1), again, afterChange];
  const [one, median, most, same, other] = shown.map((time) => `${(time ?? 0).toFixed(0)} ms`);
  console.log(
    `\n${notes.length} notes: cards for a session drawn in ${one} of the processor at first, then in ${median} ` +
      `(median of ${DRAWS}), ${most} (most); after one note has changed in ${same}, ${other}; ` +
      `${((memory() - before) / 1e6).toFixed(1)} MB kept`,
  );
}

function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

const DRAWS = 20;
/** As many as `/study` draws to find one (bot/study/student-desk.ts). */
const MOST_DRAWN = 20;

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** A note with a word of its own, so that its copies are told apart. */
function copyOf(note: Note, number: number): Note {
  const own = (words: string): string => `${words} w${number}`;
  const root = { ...note.root, text: own(note.root.text) };
  return {
    ...note,
    id: own(note.id),
    topic: own(note.topic),
    root,
    questions: note.questions.map(own),
  };
}

function foldersOf(data: string | undefined, only: string | undefined): [string, string][] {
  const found = data === undefined ? [] : readdirSync(data, { withFileTypes: true });
  const folders = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const all: [string, string][] = [
    ['knowledge', 'knowledge/notes'],
    ...folders.sort().map((name): [string, string] => [name, join(data ?? '', name)]),
  ];
  return only === undefined ? all : all.filter(([name]) => only.split(',').includes(name));
}

function printYield(collections: readonly Collection[]): void {
  row(['collection', 'notes', ...CARD_KINDS, 'cards', 'a note', 'notes with any', 'marked']);
  row(Array.from({ length: CARD_KINDS.length + 6 }, () => '---'));
  for (const { name, notes, made } of collections) {
    const { cards } = made;
    const kinds = CARD_KINDS.map((kind) => cards.filter((card) => card.kind === kind).length);
    row([
      name,
      notes.length,
      ...kinds,
      cards.length,
      (cards.length / notes.length).toFixed(2),
      new Set(cards.map(({ noteId }) => noteId)).size,
      cards.filter(({ isMarked }) => isMarked).length,
    ]);
  }
}

function printRefused(collections: readonly Collection[]): void {
  console.log('\nrefused:\n');
  row(['collection', ...REFUSALS, 'refused']);
  row(Array.from({ length: REFUSALS.length + 2 }, () => '---'));
  for (const { name, made } of collections) {
    const { refused } = made;
    const counts = REFUSALS.map((code) => refused.filter(({ reason }) => reason === code).length);
    row([name, ...counts, refused.length]);
  }
}

/** Each collection has the same share of the sample, as far as its cards go. */
function printSample(collections: readonly Collection[], size: number, seed: number): void {
  const random = seeded(seed);
  const shuffled = collections.map(({ name, made }) => ({
    name,
    cards: made.cards
      .map((card) => ({ card, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ card }) => card),
  }));
  const drawn: { name: string; card: StudyCard }[] = [];
  for (let turn = 0; drawn.length < size; turn++) {
    const next = shuffled.flatMap(({ name, cards }) => {
      const card = cards[turn];
      return card === undefined ? [] : [{ name, card }];
    });
    if (next.length === 0) break;
    drawn.push(...next.slice(0, size - drawn.length));
  }
  console.log(`\nsample of ${drawn.length}, seed ${seed}:`);
  drawn.forEach(({ name, card }, at) => {
    printCard(at + 1, name, card);
  });
}

function printCard(number: number, collection: string, card: StudyCard): void {
  const { kind, prompt, answer, accepted, choices, source, isMarked } = card;
  const marks = isMarked ? ' marked' : '';
  console.log(
    `\n${number}. [${kind}${marks}] ${collection} ${source?.file ?? ''}:${source?.line ?? ''}`,
  );
  if (prompt.about.length > 0) console.log(`   (${prompt.about.join(' › ')})`);
  console.log(`   Q ${plainText(cardPrompt(card, messagesOf()))}`);
  console.log(`   A ${[plainText(answer), ...accepted].join(' | ')}`);
  const others = (choices ?? []).filter(({ isRight }) => !isRight);
  for (const { content } of others) console.log(`     × ${plainText(content)}`);
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

await main();
