/**
 * The cards of the notes that one asker may see, made when they are asked for: making all of ten thousand notes' takes a
 * minute, and a session needs ten. A note's cards are kept, in bounded memory, while the note stays the same; when others
 * changed, those of its cards that were fair are checked again before they are next asked.
 */
import { createHash } from 'node:crypto';
import { remember } from '../core/remember.js';
import type { Note } from '../core/note.js';
import type { AnswerEngine } from '../engine/answer-engine.js';
import { noteIdOf } from './card-id.js';
import { refusalOf } from './fairness/refuse.js';
import { cardsOfNote, type MadeCards } from './make-cards.js';
import type { StudyCard } from './study-card.js';

/** What is wanted of a deck. */
export interface CardWish {
  /** At most so many. */
  readonly most: number;
  /** Decides which of all: the same seed, the same cards. */
  readonly seed: string;
  /** What they are to be about, in anybody's words; absent: anything. */
  readonly about?: string;
  /** Cards that are not wanted, by their id: known already, or retired. */
  readonly isUnwanted?: (id: string) => boolean;
}

/** The cards of the notes that one asker may see. */
export interface CardDeck {
  /** The card with an id; `null` where its note is gone, not seen by the asker, or no longer makes it. */
  card(id: string): StudyCard | null;
  /** Some cards: one of each note before a second of any. */
  draw(wish: CardWish): StudyCard[];
  /** The ids of the notes that words are about, nearest first. */
  notesAbout(about: string): string[];
}

/** Notes whose cards are kept, those asked for longest going first. */
const MOST_KEPT = 500;
/** Notes whose candidates one draw checks for each card that it is to find, and notes that it looks at in all. */
const CHECKED_PER_CARD = 10;
const MOST_LOOKED_AT = 2_000;
/** Notes that words may be about. */
const MOST_ABOUT = 100;

const NO_CARDS: MadeCards = { cards: [], refused: [] };

/** What a note made, and among which notes it was checked. */
interface KeptCards {
  readonly note: Note;
  readonly among: readonly Note[];
  readonly made: MadeCards;
}

/** What a deck is made of. */
export interface DeckNotes {
  readonly engine: AnswerEngine;
  /** A new array whenever anything changed. */
  readonly notes: () => readonly Note[];
}

/** A deck over notes; nothing is made before it is asked for. */
export function createCardDeck({ engine, notes }: DeckNotes): CardDeck {
  const kept = new Map<string, KeptCards>();
  let known: readonly Note[] = [];
  let byId: ReadonlyMap<string, Note> = new Map();

  function current(): ReadonlyMap<string, Note> {
    const now = notes();
    if (now === known) return byId;
    known = now;
    byId = new Map(now.map((note) => [note.id, note]));
    return byId;
  }

  function cardsOf(id: string): MadeCards {
    const note = current().get(id);
    if (note === undefined) {
      kept.delete(id);
      return NO_CARDS;
    }
    const made = madeOf(note, kept.get(id));
    remember(kept, id, { note, among: known, made }, MOST_KEPT);
    return made;
  }

  function madeOf(note: Note, before: KeptCards | undefined): MadeCards {
    if (before?.note !== note) {
      const { cards, refused } = cardsOfNote(note, engine);
      return { cards, refused: refused.slice(0, 1) };
    }
    const { made, among } = before;
    if (among === known) return made;
    return { ...made, cards: made.cards.filter((card) => refusalOf(card, engine) === null) };
  }

  function notesAbout(about: string): string[] {
    const { passages } = engine.ask(about, { top: MOST_ABOUT, oncePerNote: true });
    return passages.filter(({ onSubject }) => onSubject).map(({ note }) => note.id);
  }

  return {
    notesAbout,
    card: (id) => cardsOf(noteIdOf(id) ?? '').cards.find((card) => card.id === id) ?? null,
    draw({ most, seed, about, isUnwanted = () => false }) {
      const ids = about === undefined ? shuffled([...current().keys()], seed) : notesAbout(about);
      const drawn: StudyCard[][] = [];
      let checked = 0;
      for (const id of ids.slice(0, MOST_LOOKED_AT)) {
        const made = cardsOf(id);
        if (made.cards.length + made.refused.length > 0) checked++;
        const cards = made.cards.filter((card) => !isUnwanted(card.id));
        if (cards.length > 0) drawn.push(inSeededOrder(cards, ({ id: of }) => of, seed));
        if (drawn.length === most || checked === most * CHECKED_PER_CARD) break;
      }
      return inTurns(drawn).slice(0, most);
    },
  };
}

const shuffled = (ids: readonly string[], seed: string): string[] =>
  inSeededOrder(ids, (id) => id, seed);

/** Things in an order that a seed decides. */
export function inSeededOrder<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  seed: string,
): Thing[] {
  const ranked = things.map((thing) => ({ thing, rank: rankOf(seed, nameOf(thing)) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ thing }) => thing);
}

const rankOf = (seed: string, name: string): string =>
  createHash('sha256').update(`${seed}\0${name}`).digest('hex');

/** The first of each, then the second of each, and so on. */
function inTurns<Thing>(rows: readonly (readonly Thing[])[]): Thing[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    rows.flatMap((row) => row[turn] ?? []),
  ).flat();
}
