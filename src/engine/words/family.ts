/**
 * Families of English words: "deliver" and "delivery", "pay" and "payment", "cancel" and "cancellation". A stemmer
 * joins the forms of one word; a family joins the words made from one another. Works on stems.
 */
import { OWN_STEMS } from './irregular-words.js';

/** Endings by which stems of one family differ, longest first, at most two in a row. */
const ENDING =
  /(?:ation|ment|ness|less|ship|abl|anc|enc|ant|ent|ist|ful|ion|iti|lat|at|er|or|al|li|iv|ic|ag|ur|it|ti|e|i|y)$/;

/** Bases of three letters take only endings that rarely arise by chance. */
const SAFE_ENDING = /(?:ment|er)$/;

const SHORTEST = 3;
const LONGEST = 20;
/** Words that look like forms of others and are not. */
const LONERS: ReadonlySet<string> = new Set(OWN_STEMS.values());
const LETTERS = /^[a-z]+$/;

/**
 * What the stems of one family have in common.
 * @param stem an English stem
 * @returns the family's key; nothing for what has no family: numbers, other scripts, very short or long stems
 */
export function familyKey(stem: string): string | undefined {
  if (stem.length < SHORTEST || stem.length > LONGEST || !LETTERS.test(stem)) return undefined;
  if (LONERS.has(stem)) return undefined;
  return withoutEnding(withoutEnding(stem));
}

function withoutEnding(stem: string): string {
  const base = stem.replace(ENDING, '');
  if (base.length > SHORTEST) return base;
  const safe = stem.replace(SAFE_ENDING, '');
  return safe.length >= SHORTEST ? safe : stem;
}
