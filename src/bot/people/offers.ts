/** What people do anyway when an answer helped: they say thanks, or tag a post as solved. Told by words alone; pure. */
import type { Words } from '../../engine/words/words.js';
import { remarkOf } from '../ask/remark.js';
import type { AskingService } from './asking-service.js';

/** Offers to keep answers that helped. */
export interface Offers extends Pick<AskingService, 'offerToKeep'> {
  /** What a message says of the answers before it: that one helped; only thanks, for whatever it is; `null`: neither. */
  readGratitude(text: string): 'helped' | 'thanks' | null;
  /** Whether a tag's name says that a post needs no more answers. */
  saysSolved(tag: string): boolean;
}

/** Who says more tells another story. */
const LONGEST_THANKS = 200;

/** Creates them. @param words - how the engine takes texts as words */
export function createOffers(words: Words, asking: AskingService): Offers {
  const { helped, helpedNot, thanking, solvedTag } = words.cues;
  const plainWords = (text: string): readonly string[] =>
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  return {
    offerToKeep: (helpful) => asking.offerToKeep(helpful),
    readGratitude(text) {
      if (text.length > LONGEST_THANKS || text.includes('?')) return null;
      const said = plainWords(text);
      if (said.some((word) => helpedNot.has(word))) return null;
      if (said.some((word) => helped.has(word))) return 'helped';
      const thanks = said.some((word) => thanking.has(word));
      return thanks && remarkOf(text, words).kind === 'reaction' ? 'thanks' : null;
    },
    saysSolved: (tag) => plainWords(tag).some((word) => solvedTag.has(word)),
  };
}
