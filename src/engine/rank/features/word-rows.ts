/** Which row of the table of word vectors each word of an index has; looked up once and kept. */
import { withRoom } from '../../index/growable.js';
import type { NoteIndex } from '../../index/note-index.js';
import type { WordVectors } from '../../words/word-vectors.js';

/** No row looked up yet, and no row for the word. */
const UNASKED = 0;
const UNKNOWN = -1;

/** The rows of one index's words. */
export class WordRows {
  private readonly index: NoteIndex;
  private readonly vectors: WordVectors;
  /** By word of the index: its row plus one, or one of the two marks above. */
  private rows = new Int32Array(0);

  constructor(index: NoteIndex, vectors: WordVectors) {
    this.index = index;
    this.vectors = vectors;
  }

  /** Makes room for all words that the index has by now; before a question is answered. */
  open(): void {
    this.rows = withRoom(this.rows, this.index.vocabulary.words);
  }

  /** A word's row, or -1 when the table doesn't know it. */
  of(word: number): number {
    const known = this.rows[word]!;
    if (known === UNKNOWN) return -1;
    return known === UNASKED ? this.look(word) : known - 1;
  }

  private look(word: number): number {
    const row = this.vectors.rowOf(this.index.vocabulary.word(word));
    this.rows[word] = row < 0 ? UNKNOWN : row + 1;
    return row;
  }
}
