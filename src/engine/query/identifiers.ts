/**
 * Identifiers: error codes, versions, names of commands and alerts. People paste them among words that don't matter, and
 * they are never meant by chance.
 */

const LETTERS_AND_DIGITS = /^(?=.*\p{L})(?=.*\p{N})[\p{L}\p{N}.]{4,}$/u;
const VERSION = /^v?\p{N}+(?:\.\p{N}+)+$/u;
/** An address is where something happened, not what. */
const ADDRESS = /^\p{N}{1,3}(?:\.\p{N}{1,3}){3}$/u;
/** Names of errors and signals that programs print (POSIX.1-2024, <errno.h> and <signal.h>; Node.js, "Common system errors"). */
const ERROR_NAME =
  /^(?:e(?:acces|addrinuse|addrnotavail|again|badf|busy|conn(?:aborted|refused|reset)|exist|fault|host(?:down|unreach)|inval|io|isdir|loop|mfile|msgsize|nametoolong|netunreach|nfile|nobufs|noent|nomem|nospc|nosys|notconn|notdir|notempty|notfound|notsup|perm|pipe|proto|rofs|srch|timedout|txtbsy|xdev)|sig(?:abrt|bus|fpe|hup|ill|int|kill|pipe|quit|segv|stop|term|usr[12]))$/;
/** Fewer words joined by capitals are a name like any. */
const FEWEST_HUMPS = 3;

/**
 * Whether a word of a question is an identifier by its form.
 * @param words the question's words as `tokenize` gives them: behind a name that is joined by its capitals follow its parts
 * @param at the word's position
 */
export function isIdentifier(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (VERSION.test(word)) return isVersion(word);
  return LETTERS_AND_DIGITS.test(word) || ERROR_NAME.test(word) || isSpelledOut(words, at);
}

/** Whether a word is the number of a version, with or without its "v". */
export function isVersion(word: string): boolean {
  return VERSION.test(word) && !ADDRESS.test(word);
}

/** So many digits are a number that somebody gave, and no part of a name as in "sha2" or "ipv6". */
const FEWEST_DIGITS = 3;

/**
 * Whether an identifier alone says what a message is about, however many words stand around it: the code of an error, the name of an
 * alert. A version names a state in which things happen, and "ipv6" a subject.
 * @param words as `isIdentifier` takes them
 * @param at the word's position
 */
export function isCode(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (VERSION.test(word) || !isIdentifier(words, at)) return false;
  const digits = word.match(/\p{N}/gu)?.length ?? 0;
  return digits >= FEWEST_DIGITS || ERROR_NAME.test(word) || isSpelledOut(words, at);
}

function isSpelledOut(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  let joined = '';
  for (let next = at + 1; next < words.length && joined.length < word.length; next++) {
    joined += words[next] ?? '';
    if (joined === word) return next - at >= FEWEST_HUMPS;
  }
  return false;
}
