/**
 * The words of all notes, numbered. A word is what stands in the text, folded; a stem is what its forms share.
 * Postings are kept by stem, the notes' running text by word.
 */
import type { Words } from '../../words/words.js';
import { withRoom } from '../growable.js';
import { Lexicon } from './lexicon.js';

/** Words and stems by number and back. Numbers are given in order of first use and never taken back. */
export class Vocabulary {
  readonly wordTexts = new Lexicon();
  readonly stemTexts = new Lexicon();
  private stems = new Uint32Array(1024);
  private readonly findStem: Words['stem'];

  /** @param findStem the stem of a word */
  constructor(findStem: Words['stem']) {
    this.findStem = findStem;
  }

  /** How many words there are. */
  get words(): number {
    return this.wordTexts.count;
  }

  /** How many stems there are. */
  get stemCount(): number {
    return this.stemTexts.count;
  }

  /**
   * The number of a folded word, given now if it is new. Its bare stem becomes a word too where it looks like one,
   * so that a misspelt "pilow" meets notes that know "pillows" only.
   */
  intern(word: string): number {
    const known = this.wordTexts.idOf(word);
    if (known >= 0) return known;
    const root = this.findStem(word);
    const stemId = this.stemTexts.intern(root);
    const id = this.append(word, stemId);
    if (word.startsWith(root) && this.wordTexts.idOf(root) < 0) this.append(root, stemId);
    return id;
  }

  /** The number of a folded word, or -1. */
  wordId(word: string): number {
    return this.wordTexts.idOf(word);
  }

  /** The number of a stem, or -1. */
  stemId(text: string): number {
    return this.stemTexts.idOf(text);
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
    return this.wordTexts.text(id);
  }

  /** The text of a stem's number. */
  stem(id: number): string {
    return this.stemTexts.text(id);
  }

  private append(word: string, stemId: number): number {
    const id = this.wordTexts.intern(word);
    this.stems = withRoom(this.stems, id + 1);
    this.stems[id] = stemId;
    return id;
  }
}
