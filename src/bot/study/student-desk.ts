/** Whoever studies, and what lies before them: the cards that they may see, without what was called unfair. */
import type { WorkspaceId } from '../../core/message.js';
import type { Note } from '../../core/note.js';
import type { Learner, Schedule } from '../../core/records/study/study.js';
import type { Words } from '../../engine/words/words.js';
import type { StudyDesk } from '../../study/alone/next-card.js';
import type { CardDeck } from '../../study/card-deck.js';
import { noteIdOf } from '../../study/card-id.js';
import { asksForRiddles } from '../../study/riddle-deck.js';
import type { StudyCard } from '../../study/study-card.js';
import { wordingOf } from '../../study/wording.js';

/** Whoever studies, and what they may see. */
export interface Student {
  readonly workspace: WorkspaceId;
  /** Opaque id of the person. */
  readonly person: string;
  readonly cards: CardDeck;
  readonly notes: () => readonly Note[];
  readonly words: Words;
  /** IANA name of the time zone that their outlet is in; `null`: it does not say. */
  readonly zone: string | null;
}

/** The wordings that are not asked any more, by the card's id. */
export type RetiredWordings = ReadonlyMap<string, ReadonlySet<string>>;

/** New cards that are drawn to find one: the deck looks at ten notes for each. */
const DRAWN = 20;

/** What is asked of somebody: by its topic, without what they (or two people) called unfair. */
export function deskOf(
  { cards, notes }: Student,
  schedules: ReadonlyMap<string, Schedule>,
  retired: RetiredWordings,
  topic: string | null,
  { day, turns }: Pick<Learner, 'day' | 'turns'>,
): StudyDesk {
  const inView = new Set(topic === null ? notes().map(({ id }) => id) : cards.notesAbout(topic));
  const find = (id: string): StudyCard | null => {
    const card = cards.card(id);
    return card !== null && retired.get(id)?.has(wordingOf(card)) === true ? null : card;
  };
  // Another order for each turn, and the same one until the card is asked.
  const wish = { seed: `${day.date} ${turns}`, ...(topic !== null && { about: topic }) };
  return {
    schedules,
    find,
    isWanted: (id) => {
      const note = noteIdOf(id) ?? '';
      const isThere = note === '' ? topic === null || asksForRiddles(topic) : inView.has(note);
      return isThere && (!retired.has(id) || find(id) !== null);
    },
    drawFresh() {
      const isUnwanted = (id: string) => schedules.has(id) || find(id) === null;
      const drawn = cards.draw({ ...wish, most: DRAWN, isUnwanted });
      const begun = new Set([...schedules.keys()].map(noteIdOf));
      const [first = null] = drawn;
      if (first?.noteId === null) return first;
      return drawn.find(({ noteId }) => noteId !== null && !begun.has(noteId)) ?? first;
    },
  };
}
