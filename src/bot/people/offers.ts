/** What people do anyway when an answer helped: they say thanks, or tag a post as solved. Told by words alone; pure. */
import type { Words } from '../../engine/words/words.js';
import type { AskingService } from './asking-service.js';
import { gratitudeIn, plainWords, type Gratitude } from './gratitude.js';

/** Offers to keep answers that helped. */
export interface Offers extends Pick<AskingService, 'offerToKeep'> {
  /** What a message says of the answers before it; `null`: nothing. */
  readGratitude(text: string): Gratitude | null;
  /** Whether a tag's name says that a post needs no more answers. */
  saysSolved(tag: string): boolean;
}

/** Creates them. @param words - how the engine takes texts as words */
export function createOffers(words: Words, asking: AskingService): Offers {
  return {
    offerToKeep: (helpful) => asking.offerToKeep(helpful),
    readGratitude: (text) => gratitudeIn(text, words),
    saysSolved: (tag) => plainWords(tag).some((word) => words.cues.solvedTag.has(word)),
  };
}
