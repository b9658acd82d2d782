/**
 * From the words of a question to slots: one slot for each distinct word, with the stems of the vocabulary that
 * may stand for it. A word that the notes know stands for itself; a word they don't know is taken for a
 * misspelling, a joined or a split word, or the beginning of a longer one.
 */
import type { WordMatch } from '../answer-engine.js';
import type { NoteIndex } from '../index/note-index.js';
import { FUNCTION_WEIGHT } from '../index/vocabulary/stem-counts.js';
import { isFunctionWord } from '../words/function-words.js';
import { SHORTHAND } from '../words/shorthand.js';
import { stem } from '../words/stem.js';

/** A stem that may stand for a word of the question. */
export interface Alternative {
  readonly stem: number;
  /** How surely, 0 to 1. */
  readonly similarity: number;
  readonly by: WordMatch['by'];
  /** The word of the vocabulary that led to the stem. */
  readonly matched: string;
}

/** One distinct word of the question. */
export interface Slot {
  readonly asked: string;
  /** The word's number in the vocabulary, or -1. */
  readonly word: number;
  /** Position of its first occurrence among the question's words. */
  readonly position: number;
  readonly alternatives: readonly Alternative[];
  /** How telling the word is, in the unit of `NoteIndex.rarity`. */
  readonly weight: number;
  readonly isFunction: boolean;
}

/** At most this many slots: one bit of a 32-bit mask each. */
export const MOST_SLOTS = 32;

/** Alternatives of a misspelt word that are followed. */
const MOST_ALTERNATIVES = 6;
/** What a mistake of cost 1 leaves of a word's similarity in a word of one letter; grows with length. */
const COST_PER_LETTER = 1.6;
/** A shorthand and what it stands for. */
const SHORTHAND_SIMILARITY = 0.85;
/** Less alike than this is no misspelling. */
const LEAST_SIMILARITY = 0.4;
/** How much a frequent word is preferred among those a misspelt one may stand for. */
const FREQUENCY_BONUS = 0.03;
/** Words of one family: "deliver" for "delivery". */
const FAMILY_SIMILARITY = 0.75;
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
/** What the thread is about counts less than what is asked of it. */
const CONTEXT_WEIGHT = 0.4;
/** Most words have no alternative of most kinds. */
const NONE: readonly Alternative[] = [];
/** Shorter parts of a split word are rarely words. */
const SHORTEST_PART = 3;

/**
 * The slots of a question, most telling kept when there are more than `MOST_SLOTS`.
 * @param index the vocabulary that the words are looked up in
 * @param words the question's words, folded, in order
 * @param asked how many of the words were asked; those after them come from the thread and count less
 */
export function slotsOf(index: NoteIndex, words: readonly string[], asked = words.length): Slot[] {
  const all: Slot[] = [];
  const seen = new Set<string>();
  words.forEach((word, position) => {
    if (seen.has(word)) return;
    seen.add(word);
    all.push(slotOf(index, words, word, position));
  });
  const share = contextShare(all, asked);
  const slots = all.map((slot) =>
    slot.position < asked ? slot : { ...slot, weight: slot.weight * share },
  );
  if (slots.length <= MOST_SLOTS) return slots;
  const kept = [...slots].sort((a, b) => b.weight - a.weight).slice(0, MOST_SLOTS);
  return kept.sort((a, b) => a.position - b.position);
}

/**
 * What a word of the thread's topic counts beside an asked one. A topic may be a whole sentence: together its words
 * count no more than what is asked, where that has words of substance.
 */
function contextShare(slots: readonly Slot[], asked: number): number {
  const substance = weightOf(slots.filter((slot) => slot.position < asked && !slot.isFunction));
  const context = weightOf(slots.filter((slot) => slot.position >= asked));
  return substance === 0 ? CONTEXT_WEIGHT : Math.min(CONTEXT_WEIGHT, substance / context);
}

const weightOf = (slots: readonly Slot[]): number =>
  slots.reduce((sum, { weight }) => sum + weight, 0);

/** The word that a slot means, as far as one knows, and how surely, 0 to 1: a misspelt one is what it was taken for. */
export function meantWord({ asked, word, alternatives }: Slot): { word: string; surety: number } {
  const first = alternatives[0];
  if (word >= 0 || first?.by !== 'typo') return { word: asked, surety: 1 };
  return { word: first.matched, surety: first.similarity };
}

function slotOf(index: NoteIndex, words: readonly string[], asked: string, position: number): Slot {
  const root = stem(asked);
  const isFunction = isFunctionWord(asked);
  const word = index.vocabulary.wordId(asked);
  const own = index.vocabulary.stemId(root);
  const alternatives: Alternative[] = [];
  if (own >= 0 && index.notesWith(own) > 0) {
    const by = word >= 0 ? 'exact' : 'stem';
    alternatives.push({ stem: own, similarity: 1, by, matched: word >= 0 ? asked : root });
    if (!isFunction) alternatives.push(...relatives(index, root));
  } else if (!isFunction) {
    alternatives.push(...relatives(index, root));
    if (alternatives.length === 0) alternatives.push(...unlike(index, asked, root));
  }
  for (const other of sameInShort(index, asked)) alternatives.push(other);
  for (const other of joinedWith(index, words, position)) alternatives.push(other);
  return {
    asked,
    word,
    position,
    alternatives,
    weight: weigh(index, alternatives, isFunction),
    isFunction,
  };
}

/** A word counts as much as the best of what may stand for it; one that nothing stands for, as the rarest. */
function weigh(
  index: NoteIndex,
  alternatives: readonly Alternative[],
  isFunction: boolean,
): number {
  const best = alternatives[0];
  if (best === undefined) return index.rarityOfCount(0) * (isFunction ? FUNCTION_WEIGHT : 1);
  return index.rarity(best.stem);
}

/** What a shorthand stands for ("fb", "pics"), and the shorthand for what it stands for. */
function sameInShort(index: NoteIndex, asked: string): readonly Alternative[] {
  const others = SHORTHAND.get(asked);
  if (others === undefined) return NONE;
  return others.flatMap((matched) => {
    const id = index.vocabulary.stemId(stem(matched));
    if (id < 0 || index.notesWith(id) === 0) return [];
    return [{ stem: id, similarity: SHORTHAND_SIMILARITY, by: 'synonym', matched }];
  });
}

/** Words made from the same word, or that it was made from. */
function relatives(index: NoteIndex, root: string): readonly Alternative[] {
  const family = index.families.of(root);
  if (family.length === 0) return NONE;
  return family.flatMap((stem) => {
    if (index.notesWith(stem) === 0) return [];
    return [
      { stem, similarity: FAMILY_SIMILARITY, by: 'stem', matched: index.vocabulary.stem(stem) },
    ];
  });
}

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
function unlike(index: NoteIndex, asked: string, root: string): Alternative[] {
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
    const id = index.vocabulary.stemId(stem(text));
    if (id >= 0 && index.notesWith(id) > 0 && !isFunctionWord(text)) return text;
  }
  return undefined;
}

function partly(index: NoteIndex, part: string): Alternative {
  const id = index.vocabulary.stemId(stem(part));
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
function joinedWith(index: NoteIndex, words: readonly string[], position: number): Alternative[] {
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
