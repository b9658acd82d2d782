/** Picks what is asked in a place: cards that everybody there may see, not those that were asked lately. */
import type { Place } from '../../core/message.js';
import type { SettingsReader } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import type { NewCard, QuizQuestion } from '../../core/records/study/quizzes.js';
import type { StudyCard } from '../../study/study-card.js';
import { isRetired } from '../../core/records/study/card-vetoes.js';
import { everybodyIn, type Viewer } from '../../core/audience.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Note } from '../../core/note.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { arrangeChoices } from '../../study/arrange-choices.js';
import type { CardDeck } from '../../study/card-deck.js';
import { withRiddles } from '../../study/riddle-deck.js';
import { wordingOf } from '../../study/wording.js';

/** The notes that everybody in a place may see. */
export interface QuizNotes {
  readonly engine: AnswerEngine;
  readonly notes: () => readonly Note[];
  readonly cards: CardDeck;
}

/** Who sees which notes, as far as questions for several need it. */
export interface QuizLibrary {
  view(viewer: Viewer, chosen: readonly string[] | null): Promise<QuizNotes>;
  /** Whether a note is one that not everybody in a workspace may see. */
  hides(workspace: WorkspaceId, note: string): boolean;
}

/** What the picker works with. */
export interface QuizCardsOptions {
  readonly store: Pick<Store, 'quizzes' | 'vetoes'>;
  readonly library: QuizLibrary;
  /** Tell which notes are asked in each place. */
  readonly settings: SettingsReader;
  /** Mixed in where the notes are about images; absent: there are none. */
  readonly riddles?: (() => readonly StudyCard[]) | undefined;
}

/** Which cards are picked. */
export interface CardWish {
  readonly place: Place;
  /** In anybody's words; empty: anything. */
  readonly about: string;
  readonly most: number;
  /** Decides which of equals. */
  readonly seed: string;
  /** From notes that everybody may see, and not those that only the place sees. */
  readonly isOutside?: boolean;
}

/** Cards of places. */
export interface QuizCards {
  /** So many cards, those never asked in the channel first, then those asked longest ago. */
  pick(wish: CardWish): Promise<readonly NewCard[]>;
  /** The card of a question as it was shown; `null` where its note is gone, or not for everybody there any more. */
  shown(question: QuizQuestion): Promise<StudyCard | null>;
  /** The notes that everybody in a place may see. */
  view(place: Place): Promise<QuizNotes>;
}

/** So many times more cards than wanted are drawn, to choose from what was not asked lately. */
const DRAWN_A_CARD = 4;

/** Creates the picker. */
export function createQuizCards({
  store,
  library,
  settings,
  riddles,
}: QuizCardsOptions): QuizCards {
  async function view(place: Place, isOutside = false): Promise<QuizNotes> {
    const { notes } = (await settings.at(place)).values;
    const seen = await library.view(isOutside ? everybodyIn(place) : { place }, notes);
    const { engine, cards } = seen;
    return riddles === undefined ? seen : { ...seen, cards: withRiddles(cards, engine, riddles) };
  }

  /** Tells cards that two people called unfair in these words; nobody is asked those. */
  async function fairIn(place: Place): Promise<(card: StudyCard) => boolean> {
    const vetoed = (await store.vetoes.list(place)).filter(isRetired);
    return (card) => {
      const against = vetoed.filter((veto) => veto.card === card.id);
      return against.length === 0 || !against.some(({ wording }) => wording === wordingOf(card));
    };
  }

  return {
    view: (place) => view(place),
    async pick({ place, about, most, seed, isOutside }) {
      const { cards } = await view(place, isOutside);
      const asked = await store.quizzes.lastAsked(place);
      const isFair = await fairIn(place);
      const wish = { most: most * DRAWN_A_CARD, seed, ...(about !== '' && { about }) };
      const fresh = cards.draw({ ...wish, isUnwanted: (id) => asked.has(id) }).filter(isFair);
      const known = fresh.length < most ? cards.draw(wish).filter(isFair) : [];
      const again = known
        .filter(({ id }) => asked.has(id))
        .toSorted((a, b) => (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0));
      return varied([...fresh, ...again].slice(0, most * DRAWN_A_CARD), most).map((card) => ({
        card: card.id,
        shown: JSON.stringify(arrangeChoices(card, seed)),
      }));
    },
    async shown({ place, shown }) {
      // Written by `pick` only.
      const card = JSON.parse(shown) as StudyCard;
      if (card.noteId === null) return card;
      const { notes } = await view(place);
      return notes().some(({ id }) => id === card.noteId) ? card : null;
    },
  };
}

/** Kinds in turns, so that no two questions in a row are alike where there are others; in the given order otherwise. */
function varied(cards: readonly StudyCard[], most: number): readonly StudyCard[] {
  const left = [...cards];
  const picked: StudyCard[] = [];
  while (picked.length < most && left.length > 0) {
    const last = picked.at(-1)?.kind;
    const other = left.slice(0, most).findIndex(({ kind }) => kind !== last);
    picked.push(...left.splice(Math.max(0, other), 1));
  }
  return picked;
}
