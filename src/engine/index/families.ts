/** Stems of one family, found by the key that they share. */
import { familyKey } from '../words/family.js';
import { withRoom } from './growable.js';
import type { Vocabulary } from './vocabulary.js';

/** No stem, in the chain of a family. */
const END = 0;

/** The families of a vocabulary's stems. */
export class Families {
  private readonly vocabulary: Vocabulary;
  private readonly heads = new Map<string, number>();
  /** By stem: the next of its family, plus one. */
  private next = new Uint32Array(1024);
  private covered = 0;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Takes in the stems that the vocabulary gained since the last call. */
  extend(): void {
    const stems = this.vocabulary.stemCount;
    this.next = withRoom(this.next, stems);
    for (; this.covered < stems; this.covered++) {
      const key = familyKey(this.vocabulary.stem(this.covered));
      if (key === undefined) continue;
      this.next[this.covered] = this.heads.get(key) ?? END;
      this.heads.set(key, this.covered + 1);
    }
  }

  /** The numbers of the stems of a stem's family, itself left out, in order of spelling. */
  of(stem: string): number[] {
    const key = familyKey(stem);
    if (key === undefined) return [];
    const found: number[] = [];
    for (let at = this.heads.get(key) ?? END; at !== END; at = this.next[at - 1]!) {
      if (this.vocabulary.stem(at - 1) !== stem) found.push(at - 1);
    }
    return found.sort((a, b) => (this.vocabulary.stem(a) < this.vocabulary.stem(b) ? -1 : 1));
  }
}
