/**
 * The words of all notes, numbered. A word is what stands in the text, folded; a stem is what its forms share.
 * Postings are kept by stem, the notes' running text by word.
 */
import { stem } from '../words/stem.js';
import { withRoom } from './growable.js';

/** Words and stems by number and back. Numbers are given in order of first use and never taken back. */
export class Vocabulary {
  private readonly wordIds = new Map<string, number>();
  private readonly stemIds = new Map<string, number>();
  private readonly wordTexts: string[] = [];
  private readonly stemTexts: string[] = [];
  private stems = new Uint32Array(1024);

  /** How many words there are. */
  get words(): number {
    return this.wordTexts.length;
  }

  /** How many stems there are. */
  get stemCount(): number {
    return this.stemTexts.length;
  }

  /**
   * The number of a folded word, given now if it is new. Its bare stem becomes a word too where it looks like one,
   * so that a misspelt "pilow" meets notes that know "pillows" only.
   */
  intern(word: string): number {
    const known = this.wordIds.get(word);
    if (known !== undefined) return known;
    const root = stem(word);
    const stemId = this.internStem(root);
    const id = this.append(word, stemId);
    if (word.startsWith(root) && !this.wordIds.has(root)) this.append(root, stemId);
    return id;
  }

  /** The number of a folded word, or -1. */
  wordId(word: string): number {
    return this.wordIds.get(word) ?? -1;
  }

  /** The number of a stem, or -1. */
  stemId(text: string): number {
    return this.stemIds.get(text) ?? -1;
  }

  /** The stem's number of a word's number. */
  stemOf(word: number): number {
    return this.stems[word]!;
  }

  /** The stem's number for each word's number; valid up to `words`. For loops over running text. */
  get stemOfWord(): Uint32Array {
    return this.stems;
  }

  /** The text of a word's number. */
  word(id: number): string {
    return this.wordTexts[id]!;
  }

  /** The text of a stem's number. */
  stem(id: number): string {
    return this.stemTexts[id]!;
  }

  /** All words in the order of their numbers. */
  allWords(): readonly string[] {
    return this.wordTexts;
  }

  private append(word: string, stemId: number): number {
    const id = this.wordTexts.length;
    this.wordIds.set(word, id);
    this.wordTexts.push(word);
    this.stems = withRoom(this.stems, id + 1);
    this.stems[id] = stemId;
    return id;
  }

  private internStem(text: string): number {
    const known = this.stemIds.get(text);
    if (known !== undefined) return known;
    const id = this.stemTexts.length;
    this.stemIds.set(text, id);
    this.stemTexts.push(text);
    return id;
  }
}
