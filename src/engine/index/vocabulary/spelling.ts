/**
 * Finds the words of the vocabulary that a mistyped word may stand for.
 *
 * One mistake: a deletion neighbourhood (Garbe's SymSpell). Two words that are one mistake apart share a form
 * that lacks at most one letter of each, so a hash of every such form leads straight to the candidates.
 * Two mistakes, for longer words and only when one found nothing: a scan of the words of similar length by a
 * signature of their letters, one bit each (letter-signatures.ts); only what that lets through is compared letter
 * by letter.
 */
import { typingCost } from './edit-distance.js';
import { withRoom } from '../growable.js';
import { finished, HASH_START, mixed } from '../hash.js';
import { LetterSignatures } from './letter-signatures.js';
import type { Vocabulary } from './vocabulary.js';

/** A word that a mistyped one may stand for, and the cost of the mistakes between them. */
export interface NearWord {
  readonly word: number;
  readonly cost: number;
}

/** A word that another one begins or ends with. */
export interface LongerWord {
  readonly word: number;
  /** Whether it begins with the other one. */
  readonly begins: boolean;
}

/** Among more words than these, none is looked for by its beginning or end. */
const MOST_FOR_LONGER = 100_000;

/** Shorter words have too many neighbours: half of all three-letter strings are one mistake from a word. */
const SHORTEST = 3;
/** From this length on a word may hold two mistakes. */
const SHORTEST_FOR_TWO = 6;
/** No dictionary word is longer; forms of longer ones would only fill the table. */
const LONGEST = 30;

const [ZERO, NINE] = [48, 57];

/** Entries a slot, on average, at most. Few are in vain: an entry keeps some bits of the hash beside its word. */
const LOAD = 4;
/** How much larger the table becomes when it is full. */
const GROWTH = 4;
/** Bits of an entry that hold the word's number; those above hold the hash's highest. */
const WORD_BITS = 24;
const WORD_MASK = 2 ** WORD_BITS - 1;

/** The spelling look-up of a vocabulary. Words are taken in as they appear and stay; the caller knows which are in use. */
export class Spelling {
  private readonly vocabulary: Vocabulary;
  private covered = 0;
  /** By hash of a form: its newest entry, or 0. */
  private heads = new Uint32Array(4096);
  /** By entry: the next of the same slot, or 0. */
  private next = new Uint32Array(4096);
  /** By entry: the word that has the form, below some bits of the form's hash. */
  private owner = new Uint32Array(4096);
  /** Entry 0 means none. */
  private entries = 1;
  private signatures = new LetterSignatures();

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Takes in the words that the vocabulary gained since the last call. */
  extend(): void {
    const { words, wordTexts } = this.vocabulary;
    for (; this.covered < words; this.covered++) {
      const length = wordTexts.lengthOf(this.covered);
      this.signatures.add(this.covered, wordTexts.units, wordTexts.starts[this.covered]!, length);
      if (!this.hasForms(this.covered)) continue;
      if (this.entries + length + 1 > LOAD * this.heads.length) this.rehash();
      this.file(this.covered);
    }
  }

  /**
   * Words near a mistyped one, cheapest mistakes first, ties by spelling.
   * @param typed a folded word
   * @param accepts whether a word's number may be offered (it is in use, say)
   */
  near(typed: string, accepts: (word: number) => boolean): NearWord[] {
    if (typed.length < SHORTEST || typed.length > LONGEST) return [];
    const units = unitsOf(typed);
    const found = this.oneMistake(units, accepts);
    if (found.length === 0 && typed.length >= SHORTEST_FOR_TWO)
      this.twoMistakes(units, accepts, found);
    const { wordTexts } = this.vocabulary;
    return found.sort((a, b) => a.cost - b.cost || wordTexts.compare(a.word, b.word));
  }

  /**
   * Longer words that begin or end with a typed one, in order of spelling. None among very many words, where what
   * people ask with stands alone too and looking at all of them takes long.
   * @param accepts whether a word's number may be offered
   */
  longer(typed: string, accepts: (word: number) => boolean): LongerWord[] {
    const found: LongerWord[] = [];
    const { words, wordTexts } = this.vocabulary;
    if (words > MOST_FOR_LONGER) return found;
    this.signatures.forEachLonger(unitsOf(typed), (word) => {
      const text = wordTexts.text(word);
      const begins = text.startsWith(typed);
      if ((begins || text.endsWith(typed)) && accepts(word)) found.push({ word, begins });
    });
    return found.sort((a, b) => wordTexts.compare(a.word, b.word));
  }

  private oneMistake(typed: Uint16Array, accepts: (word: number) => boolean): NearWord[] {
    const found: NearWord[] = [];
    const { units, starts } = this.vocabulary.wordTexts;
    const mask = this.heads.length - 1;
    for (let without = -1; without < typed.length; without++) {
      if (isRepeat(typed, 0, without)) continue;
      const hash = hashWithout(typed, 0, typed.length, without);
      for (let entry = this.heads[hash & mask]!; entry !== 0; entry = this.next[entry]!) {
        if ((this.owner[entry]! ^ hash) >>> WORD_BITS !== 0) continue;
        const word = this.owner[entry]! & WORD_MASK;
        const start = starts[word]!;
        const cost = typingCost(typed, units, start, starts[word + 1]! - start, 1);
        if (cost > 1 || found.some((other) => other.word === word) || !accepts(word)) continue;
        found.push({ word, cost });
      }
    }
    return found;
  }

  private twoMistakes(
    typed: Uint16Array,
    accepts: (word: number) => boolean,
    found: NearWord[],
  ): void {
    const { units, starts } = this.vocabulary.wordTexts;
    this.signatures.forEachLike(typed, (word) => {
      const start = starts[word]!;
      const cost = typingCost(typed, units, start, starts[word + 1]! - start, 2);
      if (cost <= 2 && accepts(word)) found.push({ word, cost });
    });
  }

  /** Whether a word's forms are kept: of no use are those of very short or long words, and of numbers. */
  private hasForms(word: number): boolean {
    const { units, starts } = this.vocabulary.wordTexts;
    const [start, end] = [starts[word]!, starts[word + 1]!];
    if (end - start < SHORTEST - 1 || end - start > LONGEST) return false;
    for (let at = start; at < end; at++) if (units[at]! >= ZERO && units[at]! <= NINE) return false;
    return true;
  }

  private file(word: number): void {
    const { units, starts } = this.vocabulary.wordTexts;
    const start = starts[word]!;
    const length = starts[word + 1]! - start;
    this.add(hashWithout(units, start, length, -1), word);
    let before = HASH_START;
    for (let without = 0; without < length; without++) {
      if (!isRepeat(units, start, without)) {
        let hash = before;
        for (let at = without + 1; at < length; at++) hash = mixed(hash, units[start + at]!);
        this.add(finished(hash), word);
      }
      before = mixed(before, units[start + without]!);
    }
  }

  private add(hash: number, word: number): void {
    const entry = this.entries++;
    if (entry >= this.next.length) {
      this.next = withRoom(this.next, entry + 1);
      this.owner = withRoom(this.owner, entry + 1);
    }
    const slot = hash & (this.heads.length - 1);
    this.owner[entry] = (hash & ~WORD_MASK) | word;
    this.next[entry] = this.heads[slot]!;
    this.heads[slot] = entry;
  }

  /** Makes the table larger and files every word anew: seldom, as that takes longer than filing new words. */
  private rehash(): void {
    this.heads = new Uint32Array(this.heads.length * GROWTH);
    this.entries = 1;
    for (let word = 0; word < this.covered; word++) if (this.hasForms(word)) this.file(word);
  }
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Whether leaving out this letter gives the same form as leaving out the one before it. */
function isRepeat(units: Uint16Array, start: number, without: number): boolean {
  return without > 0 && units[start + without] === units[start + without - 1];
}

/** The hash of a word without one of its letters; of all of it when `without` is -1. */
function hashWithout(units: Uint16Array, start: number, length: number, without: number): number {
  let hash = HASH_START;
  for (let at = 0; at < length; at++) if (at !== without) hash = mixed(hash, units[start + at]!);
  return finished(hash);
}
