/**
 * What a word may stand for of which the notes know no form: what it was meant to be, its parts, a longer word that it
 * begins or ends; and what it makes together with its neighbour.
 */
import type { NoteIndex } from '../index/note-index.js';
import type { Alternative } from './alternative.js';

/** Alternatives of a misspelt word that are followed. */
const MOST_ALTERNATIVES = 6;
/** What a mistake of cost 1 leaves of a word's similarity in a word of one letter; grows with length. */
const COST_PER_LETTER = 1.6;
/** Less alike than this is no misspelling. */
const LEAST_SIMILARITY = 0.4;
/** How much a frequent word is preferred among those a misspelt one may stand for. */
const FREQUENCY_BONUS = 0.03;
/** Two words written as one, or one as two. */
const COMPOUND_SIMILARITY = 0.9;
/** A word of several parts, by one of them. */
const PART_SIMILARITY = 0.65;
/** A word, by its beginning. */
const BEGINNING_SIMILARITY = 0.75;
/** Shorter parts of a compound are rarely words by themselves. */
const SHORTEST_OF_COMPOUND = 4;
/** A part that stands for the whole word has at least this share of its letters. */
const MOSTLY = 0.6;
/** A word that stands for a longer one has at least this share of its letters. */
const LEAST_SHARE = 0.35;
/** What German and its relatives put between the parts of a compound. */
const LINKS = /^(?:e?s|e?n|er|e)?$/;
/** Scripts that put spaces between words and write compounds as one. */
const SPACED = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hangul}]+$/u;
/** Shorter parts of a split word are rarely words. */
const SHORTEST_PART = 3;

/**
 * Words of the vocabulary that a misspelt one may stand for, one for each stem, likeliest first: few mistakes,
 * many notes.
 */
function misspelt(index: NoteIndex, asked: string): Alternative[] {
  const found = new Map<number, Alternative>();
  const likelihood = ({ stem, similarity }: Alternative): number =>
    similarity + FREQUENCY_BONUS * Math.log(index.notesWith(stem));
  for (const { word, cost } of index.spelling.near(asked, (id) => index.isInUse(id))) {
    const similarity = 1 - (cost * COST_PER_LETTER) / (asked.length + 2);
    const id = index.vocabulary.stemOf(word);
    if (found.has(id) || similarity < LEAST_SIMILARITY) continue;
    found.set(id, { stem: id, similarity, by: 'typo', matched: index.vocabulary.word(word) });
  }
  return [...found.values()]
    .sort((a, b) => likelihood(b) - likelihood(a))
    .slice(0, MOST_ALTERNATIVES);
}

/** What a word may stand for of which the notes know no form: its parts, what it was meant to be, what it is part of. */
export function unlike(index: NoteIndex, asked: string, root: string): Alternative[] {
  const parts = splitInTwo(index, asked);
  const near = misspelt(index, asked);
  if (parts.length > 0) return [...parts, ...near];
  const longer = longerThan(index, asked, near.length > 0);
  // A word that few letters make another one is rather misspelt than made of others.
  if (near.length > 0) return [...near, ...longer];
  return [...partsOf(index, asked, root), ...longer].slice(0, MOST_ALTERNATIVES);
}

/**
 * Known words that an unknown one is made of: "Urlaubsantrag" for notes that have "Urlaub" and "Antrag", "reinstall"
 * for "install". One alone must be most of the word.
 */
function partsOf(index: NoteIndex, asked: string, root: string): Alternative[] {
  for (const whole of asked === root ? [asked] : [asked, root]) {
    if (!SPACED.test(whole)) return [];
    const first = knownPart(index, whole, (length) => whole.slice(0, length));
    const last = knownPart(index, whole, (length) => whole.slice(-length));
    if (first !== undefined && last !== undefined) {
      const between = whole.slice(first.length, whole.length - last.length);
      const overlap = first.length + last.length > whole.length;
      if (!overlap && LINKS.test(between)) return [last, first].map((part) => partly(index, part));
    }
    const longest = (first?.length ?? 0) > (last?.length ?? 0) ? first : last;
    if (longest !== undefined && longest.length >= MOSTLY * whole.length)
      return [partly(index, longest)];
  }
  return [];
}

/** The longest known part of a word, at its beginning or its end. */
function knownPart(
  index: NoteIndex,
  whole: string,
  part: (length: number) => string,
): string | undefined {
  for (let length = whole.length - 2; length >= SHORTEST_OF_COMPOUND; length--) {
    const text = part(length);
    const id = index.vocabulary.stemId(index.words.stem(text));
    if (id >= 0 && index.notesWith(id) > 0 && !index.words.isFunctionWord(text)) return text;
  }
  return undefined;
}

function partly(index: NoteIndex, part: string): Alternative {
  const id = index.vocabulary.stemId(index.words.stem(part));
  return { stem: id, similarity: PART_SIMILARITY, by: 'compound', matched: part };
}

/**
 * Longer words that begin or end with an unknown one: "cert" for "certificate", "Handy" for "Diensthandy".
 * @param isNear whether the word may as well be misspelt; then only a beginning of some length counts
 */
function longerThan(index: NoteIndex, asked: string, isNear: boolean): Alternative[] {
  const shortest = isNear ? SHORTEST_OF_COMPOUND + 1 : SHORTEST_OF_COMPOUND;
  if (asked.length < shortest || !SPACED.test(asked)) return [];
  const found = new Map<number, Alternative>();
  for (const { word, begins } of index.spelling.longer(asked, (id) => index.isInUse(id))) {
    const matched = index.vocabulary.word(word);
    const id = index.vocabulary.stemOf(word);
    const more = matched.length - asked.length;
    if (found.has(id) || asked.length < LEAST_SHARE * matched.length) continue;
    if (begins)
      found.set(id, { stem: id, similarity: BEGINNING_SIMILARITY, by: 'prefix', matched });
    else if (!isNear && asked.length > SHORTEST_OF_COMPOUND && more >= SHORTEST_OF_COMPOUND)
      found.set(id, { stem: id, similarity: PART_SIMILARITY, by: 'compound', matched });
  }
  return [...found.values()]
    .sort((a, b) => b.similarity - a.similarity || a.matched.length - b.matched.length)
    .slice(0, MOST_ALTERNATIVES);
}

/** "lockfile" for notes that write "lock file": both parts, when both are words of the notes. */
function splitInTwo(index: NoteIndex, asked: string): Alternative[] {
  for (let at = SHORTEST_PART; at <= asked.length - SHORTEST_PART; at++) {
    const parts = [asked.slice(0, at), asked.slice(at)].map((part) =>
      index.vocabulary.wordId(part),
    );
    if (!parts.every((id) => id >= 0 && index.isInUse(id))) continue;
    return parts.map((id) => ({
      stem: index.vocabulary.stemOf(id),
      similarity: COMPOUND_SIMILARITY,
      by: 'compound',
      matched: index.vocabulary.word(id),
    }));
  }
  return [];
}

/** "lock file" for notes that write "lockfile": the word joined with its left or right neighbour. */
export function joinedWith(
  index: NoteIndex,
  words: readonly string[],
  position: number,
): Alternative[] {
  const asked = words[position] ?? '';
  const found: Alternative[] = [];
  for (const joined of [asked + (words[position + 1] ?? ''), (words[position - 1] ?? '') + asked]) {
    if (joined.length === asked.length) continue;
    const word = index.vocabulary.wordId(joined);
    if (word < 0 || !index.isInUse(word)) continue;
    const id = index.vocabulary.stemOf(word);
    found.push({ stem: id, similarity: COMPOUND_SIMILARITY, by: 'compound', matched: joined });
  }
  return found;
}
