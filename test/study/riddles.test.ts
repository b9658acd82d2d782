/** Riddles: each answer proved by the judge, and mixed in where the notes are about images. */
import { beforeAll, expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import { openCanirun, type OpenCanirun } from '../../src/app/canirun-parts.js';
import { openRiddles } from '../../src/app/study/open-riddles.js';
import { plainText } from '../../src/core/inline.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { createCardDeck } from '../../src/study/card-deck.js';
import { makeCards } from '../../src/study/make-cards.js';
import { withRiddles } from '../../src/study/riddle-deck.js';

let canirun: OpenCanirun;
beforeAll(async () => {
  canirun = await openCanirun({ registryAllow: [], dataDir: null }, () => undefined);
});

test('each riddle has one host that runs the image, and three that do not', async () => {
  const riddles = openRiddles(canirun)();
  expect(riddles.length).toBeGreaterThan(5);
  for (const { topic, choices } of riddles) {
    const image = await canirun.images.describe({ name: topic, offline: true });
    const verdicts = (choices ?? []).map(({ content, isRight }) => {
      const { verdict } = canirun.judge.judge(image, canirun.hosts.recognise(plainText(content)));
      return [isRight, verdict];
    });
    expect(
      verdicts.map(([isRight, verdict]) => `${String(isRight)} ${String(verdict)}`).sort(),
    ).toEqual(['false no', 'false no', 'false no', 'true native']);
  }
});

function deckOver(text: string) {
  const { notes } = parseNotes('notes.md', text);
  const engine = newEngine();
  engine.update([], notes);
  return withRiddles(createCardDeck({ engine, notes: () => notes }), engine, openRiddles(canirun));
}

const IMAGES = `# What is a container image?\n\nA container image is a package of files that a container starts from.\n`;
const EGGS = `# How long do soft eggs boil?\n\nSix minutes.\n`;

test('notes about images have riddles among their cards, others none', () => {
  const kinds = (text: string) =>
    deckOver(text)
      .draw({ most: 12, seed: 'a' })
      .map(({ kind }) => kind);
  expect(kinds(IMAGES).filter((kind) => kind === 'riddle')).toHaveLength(2);
  expect(kinds(EGGS)).toEqual(['pair']);
});

test('riddles alone can be asked for, and are found by their ids', () => {
  const deck = deckOver(EGGS);
  const drawn = deck.draw({ most: 3, seed: 'a', about: 'canirun' });
  expect(drawn.map(({ kind }) => kind)).toEqual(['riddle', 'riddle', 'riddle']);
  expect(drawn.map(({ id }) => deck.card(id)?.id)).toEqual(drawn.map(({ id }) => id));
  const [first] = drawn;
  const others = deck.draw({
    most: 3,
    seed: 'a',
    about: 'canirun',
    isUnwanted: (id) => id === first?.id,
  });
  expect(others.map(({ id }) => id)).not.toContain(first?.id);
});

test('of many single draws one in six is a riddle, wherever somebody is asked one card at a time', () => {
  const notes = parseNotes('notes.md', IMAGES + EGGS).notes;
  const engine = newEngine();
  engine.update([], notes);
  const deck = withRiddles(
    createCardDeck({ engine, notes: () => notes }),
    engine,
    openRiddles(canirun),
  );
  const drawn = Array.from({ length: 240 }, (_, day) => deck.draw({ most: 1, seed: `day ${day}` }));
  const riddles = drawn.filter(([card]) => card?.kind === 'riddle');
  expect(drawn.every((cards) => cards.length === 1)).toBe(true);
  expect(riddles.length).toBeGreaterThan(25);
  expect(riddles.length).toBeLessThan(60);
});

test('all cards of notes about images have the riddles behind them, others’ none', () => {
  const kindsOf = (text: string) => {
    const { notes } = parseNotes('notes.md', text);
    const engine = newEngine();
    engine.update([], notes);
    return makeCards(notes, engine, openRiddles(canirun)).cards.map(({ kind }) => kind);
  };
  const riddles = openRiddles(canirun)().length;
  expect(kindsOf(IMAGES).filter((kind) => kind === 'riddle')).toHaveLength(riddles);
  expect(kindsOf(EGGS)).toEqual(['pair']);
});
