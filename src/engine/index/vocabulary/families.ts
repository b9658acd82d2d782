/** Stems of one family, found by the key that they share. */
import type { Words } from '../../words/words.js';
import { withRoom } from '../growable.js';
import { Lexicon } from './lexicon.js';
import type { Vocabulary } from './vocabulary.js';

/** No stem or no family, where numbers are kept plus one. */
const NONE = 0;

/** The families of a vocabulary's stems. */
export class Families {
  private readonly vocabulary: Vocabulary;
  private readonly familyKey: Words['familyKey'];
  private readonly keys = new Lexicon();
  /** By family: its newest stem, plus one. */
  private newest = new Uint32Array(256);
  /** By stem: its family, plus one. */
  private family = new Uint32Array(1024);
  /** By stem: the next of its family, plus one. */
  private next = new Uint32Array(1024);
  private covered = 0;

  constructor(vocabulary: Vocabulary, familyKey: Words['familyKey']) {
    this.vocabulary = vocabulary;
    this.familyKey = familyKey;
  }

  /** Takes in the stems that the vocabulary gained since the last call. */
  extend(): void {
    const stems = this.vocabulary.stemCount;
    this.next = withRoom(this.next, stems);
    this.family = withRoom(this.family, stems);
    for (; this.covered < stems; this.covered++) {
      const key = this.familyKey(this.vocabulary.stem(this.covered));
      if (key === undefined) continue;
      const family = this.keys.intern(key);
      this.newest = withRoom(this.newest, family + 1);
      this.family[this.covered] = family + 1;
      this.next[this.covered] = this.newest[family]!;
      this.newest[family] = this.covered + 1;
    }
  }

  /**
   * The numbers of the stems of a stem's family, itself left out, in order of spelling.
   * @param stem any stem, also one that no note has
   */
  of(stem: string): number[] {
    const id = this.vocabulary.stemId(stem);
    if (id >= 0 && id < this.covered) return this.members(this.family[id]! - 1, id);
    const key = this.familyKey(stem);
    return key === undefined ? [] : this.members(this.keys.idOf(key), id);
  }

  private members(family: number, except: number): number[] {
    const found: number[] = [];
    if (family < 0) return found;
    for (let at = this.newest[family]!; at !== NONE; at = this.next[at - 1]!)
      if (at - 1 !== except) found.push(at - 1);
    if (found.length > 1) found.sort((a, b) => this.vocabulary.stemTexts.compare(a, b));
    return found;
  }
}
