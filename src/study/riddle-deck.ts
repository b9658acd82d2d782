/** A deck with riddles among its cards, where the notes are about what riddles are about. */
import { createHash } from 'node:crypto';
import type { AnswerEngine } from '../engine/answer-engine.js';
import { inSeededOrder, type CardDeck, type CardWish } from './card-deck.js';
import { riddlesFor } from './riddles-for.js';
import type { StudyCard } from './study-card.js';

/** One of so many cards is a riddle. */
const EVERY = 6;
/** Asks for nothing but riddles. */
const RIDDLES = /^\/?(?:canirun|can it run|riddles?|rätsel)$/i;

/** Whether somebody's words for a topic mean riddles, which belong to no note. */
export function asksForRiddles(about: string): boolean {
  return RIDDLES.test(about.trim());
}

/**
 * The deck of some notes, and riddles.
 * @param engine - knows these notes
 * @param riddles - made when they are first asked for
 */
export function withRiddles(
  deck: CardDeck,
  engine: AnswerEngine,
  riddles: () => readonly StudyCard[],
): CardDeck {
  const draw = (
    all: readonly StudyCard[],
    { most, seed, isUnwanted = () => false }: CardWish,
  ): StudyCard[] =>
    inSeededOrder(
      all.filter(({ id }) => !isUnwanted(id)),
      ({ id }) => id,
      seed,
    ).slice(0, most);
  return {
    notesAbout: (about) => deck.notesAbout(about),
    card: (id) => deck.card(id) ?? riddles().find((riddle) => riddle.id === id) ?? null,
    draw(wish) {
      const { about, most, seed } = wish;
      if (about !== undefined)
        return asksForRiddles(about) ? draw(riddles(), wish) : deck.draw(wish);
      const first = placeOf(seed);
      const wanted = Math.ceil(Math.max(0, most - first) / EVERY);
      const some = wanted === 0 ? [] : draw(riddlesFor(engine, riddles), { ...wish, most: wanted });
      return mixed(deck.draw({ ...wish, most: most - some.length }), some, first);
    },
  };
}

/** Where the first riddle stands, from 0: of many draws of one card, one in `EVERY` is a riddle. */
function placeOf(seed: string): number {
  return createHash('sha256').update(`riddle\0${seed}`).digest().readUInt32BE() % EVERY;
}

function mixed(
  cards: readonly StudyCard[],
  riddles: readonly StudyCard[],
  first: number,
): StudyCard[] {
  const [left, some] = [[...cards], [...riddles]];
  const all: StudyCard[] = [];
  while (left.length + some.length > 0) {
    const isRiddle = left.length === 0 || (some.length > 0 && all.length % EVERY === first);
    all.push(...(isRiddle ? some : left).splice(0, 1));
  }
  return all;
}
