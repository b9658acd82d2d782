/** What a message says of the answers before it: that one of them helped. Told by words alone; pure. */
import type { Words } from '../../engine/words/words.js';

/** An answer helped; or only thanks, for whatever it is. */
export type Gratitude = 'helped' | 'thanks';

/** Who says more tells another story. */
const LONGEST_THANKS = 200;

/**
 * Reads it, by the cue words `helped`, `helpedNot` and `thanking`.
 * @returns `null` where it says neither, asks something, or says that it did not help
 */
export function gratitudeIn(text: string, { cues }: Pick<Words, 'cues'>): Gratitude | null {
  if (text.length > LONGEST_THANKS || /[?？]/.test(text)) return null;
  const said = plainWords(text);
  if (said.some((word) => cues.helpedNot.has(word))) return null;
  if (said.some((word) => cues.helped.has(word))) return 'helped';
  const at = said.findIndex((word) => cues.thanking.has(word));
  if (at === -1) return null;
  const more = said.filter((word) => !isPolite(word, cues));
  // Nothing else is said, but perhaps one name: "thanks Bob".
  return more.length <= 1 ? 'thanks' : null;
}

/** Slack's emoji (`:tada:`) and its and Discord's mentions (`<@U1>`). */
const CODES = /:[\w+-]{1,60}:|<[^<>\s]{1,60}>/g;

/** The words of a message, in small letters. */
export function plainWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(CODES, ' ')
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

function isPolite(word: string, { thanking, reaction, besideReaction }: Words['cues']): boolean {
  return thanking.has(word) || reaction.has(word) || besideReaction.has(word);
}
