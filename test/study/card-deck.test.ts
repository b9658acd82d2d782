/** The cards of a view: made when asked for, the same for the same seed, gone with their note. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import type { Note } from '../../src/core/note.js';
import { plainText } from '../../src/core/inline.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { createCardDeck } from '../../src/study/card-deck.js';

const SWITCHES = `# Switches and hubs

## What they know

- Switch: it knows which device is at which port.
- Hub: it knows nothing, and copies each frame to all.

## Speed

- Switch: full speed on each port.
- Hub: the ports share one channel.
`;

const EGGS = `# Eggs

Q: How long do soft eggs boil?
A: Six minutes in boiling water.
`;

function deckOf(...texts: string[]) {
  let notes: readonly Note[] = [];
  const engine = newEngine();
  const become = (...next: string[]) => {
    const parsed = next.flatMap((text, at) => parseNotes(`n${at}.md`, text).notes);
    engine.update(
      notes.map(({ id }) => id),
      parsed,
    );
    notes = parsed;
  };
  become(...texts);
  /** Leaves the notes that are there as they are. */
  const add = (text: string) => {
    const more = parseNotes(`n${notes.length}.md`, text).notes;
    engine.update([], more);
    notes = [...notes, ...more];
  };
  return { deck: createCardDeck({ engine, notes: () => notes }), become, add };
}

const askedBy = (cards: readonly { prompt: { words: Parameters<typeof plainText>[0] } }[]) =>
  cards.map(({ prompt }) => plainText(prompt.words));

test('a draw takes one card of each note before a second of any', () => {
  const { deck } = deckOf(SWITCHES, EGGS);
  const [first, second] = deck.draw({ most: 4, seed: 'a' });
  expect(new Set([first?.noteId, second?.noteId]).size).toBe(2);
});

test('the same seed draws the same cards, another one others', () => {
  const { deck } = deckOf(SWITCHES, EGGS);
  const draw = (seed: string) => askedBy(deck.draw({ most: 4, seed })).join('|');
  expect(draw('a')).toBe(draw('a'));
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(draw)).size).toBeGreaterThan(1);
});

test('what is not wanted is not drawn', () => {
  const { deck } = deckOf(EGGS);
  const [card] = deck.draw({ most: 1, seed: 'a' });
  expect(card).toBeDefined();
  expect(deck.draw({ most: 1, seed: 'a', isUnwanted: (id) => id === card?.id })).toEqual([]);
});

test('cards can be drawn about something', () => {
  const { deck } = deckOf(SWITCHES, EGGS);
  const drawn = deck.draw({ most: 5, seed: 'a', about: 'eggs' });
  expect(askedBy(drawn)).toEqual(['How long do soft eggs boil?']);
});

test('a card is found by its id while its note makes it, also when its sentence was edited', () => {
  const { deck, become } = deckOf(SWITCHES, EGGS);
  const [card] = deck.draw({ most: 1, seed: 'a', about: 'eggs' });
  become(SWITCHES, EGGS.replace('Six minutes', 'About six minutes'));
  expect(plainText(deck.card(card?.id ?? '')?.answer ?? [])).toBe(
    'About six minutes in boiling water.',
  );
  become(SWITCHES);
  expect(deck.card(card?.id ?? '')).toBeNull();
});

test('a card is not asked any more once another note answers it as well', () => {
  const { deck, add } = deckOf(EGGS);
  expect(askedBy(deck.draw({ most: 1, seed: 'a' }))).toEqual(['How long do soft eggs boil?']);
  add('# Breakfast\n\nQ: How long do soft eggs boil?\nA: Ten minutes in cold water.\n');
  expect(deck.draw({ most: 1, seed: 'a' })).toEqual([]);
});
