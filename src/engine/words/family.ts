/**
 * Families of English words: "deliver" and "delivery", "pay" and "payment", "cancel" and "cancellation". A stemmer
 * joins the forms of one word; a family joins the words made from one another. Works on stems.
 */
import type { Words } from './words.js';

/** Endings by which stems of one family differ, longest first, at most two in a row. */
const ENDING =
  /(?:ation|ment|ness|less|ship|abl|anc|enc|ant|ent|ist|ful|ion|iti|lat|at|er|or|al|li|iv|ic|ag|ur|it|ti|e|i|y)$/;

/** Bases of three letters take only endings that rarely arise by chance. */
const SAFE_ENDING = /(?:ment|er)$/;

const SHORTEST = 3;
const LONGEST = 20;
const LETTERS = /^[a-z]+$/;

/**
 * Finds the key of an English stem's family: nothing for what has none (numbers, other scripts, very short or long stems).
 * @param loners stems that look like forms of others and are not
 */
export function createFamilyKey(loners: ReadonlySet<string>): Words['familyKey'] {
  return (stem) => {
    if (stem.length < SHORTEST || stem.length > LONGEST || !LETTERS.test(stem)) return undefined;
    return loners.has(stem) ? undefined : withoutEnding(withoutEnding(stem));
  };
}

function withoutEnding(stem: string): string {
  const base = stem.replace(ENDING, '');
  if (base.length > SHORTEST) return base;
  const safe = stem.replace(SAFE_ENDING, '');
  return safe.length >= SHORTEST ? safe : stem;
}
