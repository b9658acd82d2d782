/**
 * From the words of a question to slots: one slot for each distinct word, with the stems of the vocabulary that
 * may stand for it. A word that the notes know stands for itself; a word they don't know is taken for a
 * misspelling, a joined or a split word, or the beginning of a longer one.
 */
import type { WordMatch } from '../answer-engine.js';
import type { NoteIndex } from '../index/note-index.js';
import { FUNCTION_WEIGHT } from '../index/stem-counts.js';
import { FUNCTION_WORDS } from '../words/function-words.js';
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
  const slots: Slot[] = [];
  const seen = new Set<string>();
  words.forEach((word, position) => {
    if (seen.has(word)) return;
    seen.add(word);
    const slot = slotOf(index, words, word, position);
    slots.push(position < asked ? slot : { ...slot, weight: slot.weight * CONTEXT_WEIGHT });
  });
  if (slots.length <= MOST_SLOTS) return slots;
  const kept = [...slots].sort((a, b) => b.weight - a.weight).slice(0, MOST_SLOTS);
  return kept.sort((a, b) => a.position - b.position);
}

/** The word that a slot means, as far as one knows, and how surely, 0 to 1: a misspelt one is what it was taken for. */
export function meantWord({ asked, word, alternatives }: Slot): { word: string; surety: number } {
  const first = alternatives[0];
  if (word >= 0 || first?.by !== 'typo') return { word: asked, surety: 1 };
  return { word: first.matched, surety: first.similarity };
}

function slotOf(index: NoteIndex, words: readonly string[], asked: string, position: number): Slot {
  const root = stem(asked);
  const isFunction = FUNCTION_WORDS.has(asked);
  const word = index.vocabulary.wordId(asked);
  const own = index.vocabulary.stemId(root);
  const alternatives: Alternative[] = [];
  if (own >= 0 && index.notesWith(own) > 0) {
    const by = word >= 0 ? 'exact' : 'stem';
    alternatives.push({ stem: own, similarity: 1, by, matched: word >= 0 ? asked : root });
    if (!isFunction) alternatives.push(...relatives(index, root));
  } else if (!isFunction) {
    alternatives.push(...relatives(index, root));
    if (alternatives.length === 0)
      alternatives.push(...splitInTwo(index, asked), ...misspelt(index, asked));
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
