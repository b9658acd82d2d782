/** A deck with riddles among its cards, where the notes are about what riddles are about. */
import type { AnswerEngine } from '../engine/answer-engine.js';
import { inSeededOrder, type CardDeck, type CardWish } from './card-deck.js';
import type { StudyCard } from './study-card.js';

/** One of so many cards is a riddle. */
const EVERY = 6;
/** Notes that answer this are about images, and whoever learns from them may be asked riddles. */
const SUBJECT = 'what is a container image';
/** Asks for nothing but riddles. */
const RIDDLES = /^\/?(?:canirun|can it run|riddles?|rätsel)$/i;

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
  const draw = ({ most, seed, isUnwanted = () => false }: CardWish): StudyCard[] =>
    inSeededOrder(
      riddles().filter(({ id }) => !isUnwanted(id)),
      ({ id }) => id,
      seed,
    ).slice(0, most);
  return {
    notesAbout: (about) => deck.notesAbout(about),
    card: (id) => deck.card(id) ?? riddles().find((riddle) => riddle.id === id) ?? null,
    draw(wish) {
      if (wish.about !== undefined)
        return RIDDLES.test(wish.about.trim()) ? draw(wish) : deck.draw(wish);
      const most = Math.floor(wish.most / EVERY);
      if (most === 0 || engine.ask(SUBJECT, { top: 1 }).status !== 'answered')
        return deck.draw(wish);
      const some = draw({ ...wish, most });
      return [...deck.draw({ ...wish, most: wish.most - some.length }), ...some];
    },
  };
}
