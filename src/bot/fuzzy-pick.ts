/**
 * Picks from a list of short names what somebody half typed or misspelt. fuse.js is made for this: a few hundred
 * short strings, one of which the typing resembles as a whole. (Questions are another matter: see the engine.)
 */
import Fuse from 'fuse.js';

/** How unlike a name may be, from 0 (equal) to 1 (anything); fuse.js's own default of 0.6 lets strangers in. */
const THRESHOLD = 0.4;

/** Longer typing is cut: fuse.js's matching is quadratic in it. */
const LONGEST = 64;

/**
 * Prepares a list for picking.
 * @param names - what can be picked
 * @returns a function from typed words to at most `limit` names, best first: those that begin with the words, then
 *   those that resemble them
 */
export function createPicker(
  names: readonly string[],
): (typed: string, limit: number) => readonly string[] {
  const fuse = new Fuse(names, { threshold: THRESHOLD, ignoreLocation: true });
  return (typed, limit) => {
    const words = typed.trim().toLowerCase().slice(0, LONGEST);
    if (words === '') return names.slice(0, limit);
    const begins = names.filter((name) => name.toLowerCase().startsWith(words));
    const near = fuse.search(words, { limit }).map(({ item }) => item);
    return [...new Set([...begins, ...near])].slice(0, limit);
  };
}
