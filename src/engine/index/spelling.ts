/**
 * Finds the words of the vocabulary that a mistyped word may stand for.
 *
 * One mistake: a deletion neighbourhood (Garbe's SymSpell). Two words that are one mistake apart share a form
 * that lacks at most one letter of each, so a hash of every such form leads straight to the candidates.
 * Two mistakes, for longer words and only when one found nothing: a scan of the words of similar length by a
 * signature of their letters, one bit each. Every mistake changes at most two bits, so nearly all words are
 * ruled out by counting bits, and only the rest is compared letter by letter.
 */
import { typingCost } from './edit-distance.js';
import { withRoom } from './growable.js';
import type { Vocabulary } from './vocabulary.js';

/** A word that a mistyped one may stand for, and the cost of the mistakes between them. */
export interface NearWord {
  readonly word: number;
  readonly cost: number;
}

/** Shorter words have too many neighbours: half of all three-letter strings are one mistake from a word. */
const SHORTEST = 3;
/** From this length on a word may hold two mistakes. */
const SHORTEST_FOR_TWO = 6;
/** No dictionary word is longer; forms of longer ones would only fill the table. */
const LONGEST = 30;

/** The spelling look-up of a vocabulary. Words are taken in as they appear and stay; the caller knows which are in use. */
export class Spelling {
  private readonly vocabulary: Vocabulary;
  private covered = 0;
  private heads = new Uint32Array(4096);
  private next = new Uint32Array(4096);
  private owner = new Uint32Array(4096);
  /** Entry 0 means none. */
  private entries = 1;
  private signatures = new Uint32Array(1024);
  private lengths = new Uint8Array(1024);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Takes in the words that the vocabulary gained since the last call. */
  extend(): void {
    const words = this.vocabulary.words;
    this.signatures = withRoom(this.signatures, words);
    this.lengths = withRoom(this.lengths, words);
    for (; this.covered < words; this.covered++) this.take(this.covered);
  }

  /**
   * Words near a mistyped one, cheapest mistakes first, ties by spelling.
   * @param typed a folded word
   * @param accepts whether a word's number may be offered (it is in use, say)
   */
  near(typed: string, accepts: (word: number) => boolean): NearWord[] {
    if (typed.length < SHORTEST || typed.length > LONGEST) return [];
    const found = this.oneMistake(typed, accepts);
    if (found.length === 0 && typed.length >= SHORTEST_FOR_TWO)
      this.twoMistakes(typed, accepts, found);
    const { vocabulary } = this;
    return found.sort(
      (a, b) => a.cost - b.cost || (vocabulary.word(a.word) < vocabulary.word(b.word) ? -1 : 1),
    );
  }

  private oneMistake(typed: string, accepts: (word: number) => boolean): NearWord[] {
    const found = new Map<number, number>();
    const mask = this.heads.length - 1;
    forEachForm(typed, (hash) => {
      for (let entry = this.heads[hash & mask]!; entry !== 0; entry = this.next[entry]!) {
        const word = this.owner[entry]!;
        if (found.has(word) || !accepts(word)) continue;
        const cost = typingCost(typed, this.vocabulary.word(word), 1);
        if (cost <= 1) found.set(word, cost);
      }
    });
    return [...found].map(([word, cost]) => ({ word, cost }));
  }

  private twoMistakes(typed: string, accepts: (word: number) => boolean, found: NearWord[]): void {
    const signature = signatureOf(typed);
    const { length } = typed;
    for (let word = 0; word < this.covered; word++) {
      const apart = this.lengths[word]! - length;
      if (apart > 2 || apart < -2) continue;
      if (bitsOf(this.signatures[word]! ^ signature) > 4 || !accepts(word)) continue;
      const cost = typingCost(typed, this.vocabulary.word(word), 2);
      if (cost <= 2) found.push({ word, cost });
    }
  }

  private take(word: number): void {
    const text = this.vocabulary.word(word);
    this.signatures[word] = signatureOf(text);
    this.lengths[word] = Math.min(text.length, 255);
    if (text.length < SHORTEST - 1 || text.length > LONGEST || /\d/.test(text)) return;
    if (this.entries + text.length + 1 > this.heads.length) this.rehash();
    forEachForm(text, (hash) => {
      this.add(hash, word);
    });
  }

  private add(hash: number, word: number): void {
    const entry = this.entries++;
    if (entry >= this.next.length) {
      this.next = withRoom(this.next, entry + 1);
      this.owner = withRoom(this.owner, entry + 1);
    }
    const slot = hash & (this.heads.length - 1);
    this.owner[entry] = word;
    this.next[entry] = this.heads[slot]!;
    this.heads[slot] = entry;
  }

  /** Doubles the table and files every word anew. */
  private rehash(): void {
    this.heads = new Uint32Array(this.heads.length * 2);
    this.entries = 1;
    for (let word = 0; word < this.covered; word++) {
      const text = this.vocabulary.word(word);
      if (text.length < SHORTEST - 1 || text.length > LONGEST || /\d/.test(text)) continue;
      forEachForm(text, (hash) => {
        this.add(hash, word);
      });
    }
  }
}

/** Calls back with the hash of the word and of each form that lacks one letter (FNV-1a over UTF-16 units). */
function forEachForm(word: string, visit: (hash: number) => void): void {
  for (let without = -1; without < word.length; without++) {
    if (without > 0 && word.charCodeAt(without) === word.charCodeAt(without - 1)) continue;
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at++) {
      if (at !== without) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    }
    visit((hash ^ (hash >>> 15)) >>> 0);
  }
}

/** One bit for each letter that occurs; letters beyond a to z share bits. */
function signatureOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits >>> 0;
}

function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
