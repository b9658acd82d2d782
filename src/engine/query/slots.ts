/**
 * From the words of a question to slots: one slot for each distinct word, with the stems of the vocabulary that
 * may stand for it. A word that the notes know stands for itself; a word they don't know is taken for a
 * misspelling, a joined or a split word, or the beginning of a longer one.
 */
import type { NoteIndex } from '../index/note-index.js';
import { FUNCTION_WEIGHT } from '../index/vocabulary/stem-counts.js';
import { abbreviationsIn } from './abbreviated.js';
import type { Alternative } from './alternative.js';
import { isIdentifier } from './identifiers.js';
import { joinedWith, unlike } from './unknown-words.js';

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

/** A shorthand and what it stands for. */
const SHORTHAND_SIMILARITY = 0.85;
/** A name in capitals that was typed in small letters. */
const NAME_SIMILARITY = 0.95;
/** How much an identifier counts against another word as rare. */
const IDENTIFIER_WEIGHT = 1.6;
/** What an unknown word counts beside an identifier that the notes know. */
const BESIDE_IDENTIFIER = 0.15;
/** Words of one family: "deliver" for "delivery". */
const FAMILY_SIMILARITY = 0.75;
/** What the thread is about counts less than what is asked of it. */
const CONTEXT_WEIGHT = 0.4;

/** What the shape of a question says of some of its words. */
export interface ShapedWords {
  /** They shape this question, whatever they say in another one, and count as function words. */
  readonly light: ReadonlySet<string>;
  /** They are names here, and count as words of substance: "Go" in "Rust vs Go". */
  readonly names: ReadonlySet<string>;
}

const UNSHAPED: ShapedWords = { light: new Set(), names: new Set() };
/** Most words have no alternative of most kinds. */
const NONE: readonly Alternative[] = [];

/**
 * The slots of a question, most telling kept when there are more than `MOST_SLOTS`.
 * @param index the vocabulary that the words are looked up in
 * @param words the question's words, folded, in order
 * @param asked how many of the words were asked; those after them come from the thread and count less
 * @param shaped what is known of some of its words
 */
export function slotsOf(
  index: NoteIndex,
  words: readonly string[],
  asked = words.length,
  shaped: ShapedWords = UNSHAPED,
): Slot[] {
  const all = distinctSlots(index, words, shaped);
  const share = contextShare(all, asked);
  const slots = all.map((slot) =>
    slot.position < asked ? slot : { ...slot, weight: slot.weight * share },
  );
  if (slots.length <= MOST_SLOTS) return slots;
  const kept = [...slots].sort((a, b) => b.weight - a.weight).slice(0, MOST_SLOTS);
  return kept.sort((a, b) => a.position - b.position);
}

function distinctSlots(
  index: NoteIndex,
  words: readonly string[],
  { light, names }: ShapedWords,
): Slot[] {
  const hasSubstance = words.some((word) => !index.words.isFunctionWord(word));
  const abbreviations = abbreviationsIn(index, words);
  const slots = [...new Set(words)].map((word) => {
    const slot = slotOf(index, words, word, words.indexOf(word));
    if (light.has(word)) return lightened(slot);
    if (names.has(word)) return named(slot);
    if (slot.isFunction) return asName(index, slot, hasSubstance) ?? slot;
    const others = abbreviations.get(word);
    return others === undefined ? slot : withOthers(index, slot, others);
  });
  return besideIdentifiers(words, slots);
}

function lightened(slot: Slot): Slot {
  return slot.isFunction
    ? slot
    : { ...slot, weight: slot.weight * FUNCTION_WEIGHT, isFunction: true };
}

function named(slot: Slot): Slot {
  return slot.isFunction
    ? { ...slot, weight: slot.weight / FUNCTION_WEIGHT, isFunction: false }
    : slot;
}

/** A word that the notes know, with its other meanings; one that they don't know stands for these, and is no misspelling. */
function withOthers(index: NoteIndex, slot: Slot, others: readonly Alternative[]): Slot {
  const [first] = slot.alternatives;
  const isKnown = first?.by === 'exact' || first?.by === 'stem';
  const alternatives = isKnown ? [...slot.alternatives, ...others] : others;
  return { ...slot, alternatives, weight: weigh(index, alternatives, slot.isFunction) };
}

/**
 * Where a question has an identifier that the notes know, it is what is asked for: it counts more, and what the notes don't
 * know of the message around it (addresses, ports, words in passing) less.
 */
function besideIdentifiers(words: readonly string[], slots: Slot[]): Slot[] {
  const isKnown = ({ alternatives: [first] }: Slot): boolean => first?.by === 'exact';
  const named = slots.filter((slot) => isKnown(slot) && isIdentifier(words, slot.position));
  if (named.length === 0) return slots;
  return slots.map((slot) => {
    if (named.includes(slot)) return { ...slot, weight: slot.weight * IDENTIFIER_WEIGHT };
    return isKnown(slot) ? slot : { ...slot, weight: slot.weight * BESIDE_IDENTIFIER };
  });
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
  const root = index.words.stem(asked);
  const isFunction = index.words.isFunctionWord(asked);
  const word = index.vocabulary.wordId(asked);
  const own = index.vocabulary.stemId(root);
  const alternatives: Alternative[] = [];
  if (own >= 0 && index.notesWith(own) > 0) {
    const by = word >= 0 ? 'exact' : 'stem';
    alternatives.push({ stem: own, similarity: 1, by, matched: word >= 0 ? asked : root });
    if (!isFunction) alternatives.push(...relatives(index, root));
  } else if (!isFunction) {
    alternatives.push(...relatives(index, root));
    if (alternatives.length === 0) alternatives.push(...inSmallLetters(index, asked));
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
  // What a misspelt word was meant to be is a guess: it must not outweigh a word that stands as typed.
  return index.rarity(best.stem) * (best.by === 'typo' ? best.similarity : 1);
}

/**
 * A function word that the notes have as a name in capitals ("DER", "NAS"). It is taken for the name where no note has the
 * word itself and it is none of English, or where the question says nothing else.
 */
function asName(index: NoteIndex, slot: Slot, hasSubstance: boolean): Slot | undefined {
  const name = slot.asked.toUpperCase();
  const id = name.length < 2 ? -1 : index.vocabulary.stemId(name);
  if (id < 0 || index.notesWith(id) === 0) return undefined;
  const found = { stem: id, similarity: NAME_SIMILARITY, by: 'exact', matched: name } as const;
  if (
    hasSubstance &&
    (slot.alternatives.length > 0 || index.words.isEnglishFunctionWord(slot.asked))
  )
    return { ...slot, alternatives: [...slot.alternatives, found] };
  const alternatives = [found, ...slot.alternatives];
  return { ...slot, alternatives, weight: index.rarity(id), isFunction: false };
}

/** A name in capitals, for notes that write it small. */
function inSmallLetters(index: NoteIndex, asked: string): readonly Alternative[] {
  const small = asked.toLowerCase();
  const id = small === asked ? -1 : index.vocabulary.stemId(index.words.stem(small));
  if (id < 0 || index.notesWith(id) === 0) return NONE;
  return [{ stem: id, similarity: NAME_SIMILARITY, by: 'exact', matched: small }];
}

/** What a shorthand stands for ("fb", "pics"), and the shorthand for what it stands for. */
function sameInShort(index: NoteIndex, asked: string): readonly Alternative[] {
  const others = index.words.shorthand.get(asked);
  if (others === undefined) return NONE;
  return others.flatMap((matched) => {
    const id = index.vocabulary.stemId(index.words.stem(matched));
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
