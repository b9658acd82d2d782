/**
 * What a group keeps getting wrong may be no fault of the group: the note goes to the inbox, beside questions that no note
 * answers, once for each card.
 */
import { plainText } from '../../core/inline.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Store } from '../../core/records/store.js';
import { messagesOf } from '../messages/messages.js';
import { cardPrompt } from '../study/card-prompt.js';
import { noteVersion } from '../ask/note-version.js';
import { questionStems } from '../ask/question-stems.js';
import type { QuizCards } from './quiz-cards.js';
import type { ShownQuestion } from './quiz-service.js';

/** What it works with. */
export interface UnclearNotesOptions {
  readonly store: Pick<Store, 'quizzes' | 'inbox' | 'coolDowns'>;
  readonly cards: QuizCards;
  /** Whether a note is one that not everybody in a workspace may see: the inbox is for all who manage. */
  readonly hides: (workspace: WorkspaceId, note: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** So many people have to have answered, and this share of their answers has to be wrong. */
export const UNCLEAR_PEOPLE = 4;
export const UNCLEAR_SHARE = 0.6;
const DAY_MS = 24 * 60 * 60_000;
/** What was answered longer ago is of another note, or another group; and so long the same card is not told of again. */
const SINCE_MS = 180 * DAY_MS;

/** @returns takes a question that was closed */
export function createUnclearNotes({
  store,
  cards,
  hides,
  now,
}: UnclearNotesOptions): (shown: ShownQuestion) => Promise<void> {
  return async ({ question, card }) => {
    const { place } = question;
    if (card?.noteId == null || hides(place, card.noteId)) return;
    const { answers, wrong, people } = await store.quizzes.fares(place, card.id, now() - SINCE_MS);
    if (people < UNCLEAR_PEOPLE || wrong < answers * UNCLEAR_SHARE) return;
    if (!(await store.coolDowns.start(place, `unclear ${card.id}`, SINCE_MS))) return;
    const { engine, notes } = await cards.view(place);
    const note = notes().find(({ id }) => id === card.noteId);
    if (note === undefined) return;
    const words = plainText(cardPrompt(card, messagesOf()));
    await store.inbox.missed(place, {
      question: words,
      stems: questionStems(words, engine.words),
      answer: {
        note: note.id,
        topic: note.topic,
        passage: note.root.id,
        version: noteVersion(note),
      },
      times: wrong,
    });
  };
}
