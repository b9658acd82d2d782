/** The best few of many scored notes: a heap with the worst of them on top, in flat arrays. */
export class TopNotes {
  private readonly notes: Uint32Array;
  private readonly scores: Float64Array;
  private keys: Uint32Array = new Uint32Array(0);
  /** How many are kept now. */
  size = 0;

  /** @param limit how many to keep */
  constructor(limit: number) {
    this.notes = new Uint32Array(limit);
    this.scores = new Float64Array(limit);
  }

  /** The worst score that is kept, or 0 while there is room. */
  get least(): number {
    return this.size < this.notes.length ? 0 : this.scores[0]!;
  }

  /**
   * Forgets everything.
   * @param keys by note: decides between equal scores, the lower key first
   */
  clear(keys: Uint32Array): void {
    this.keys = keys;
    this.size = 0;
  }

  /** Keeps a note if it is among the best so far. */
  offer(note: number, score: number): void {
    if (this.size < this.notes.length) this.rise(this.size++, note, score);
    else if (
      score > this.scores[0]! ||
      (score === this.scores[0]! && this.isBefore(note, this.notes[0]!))
    ) {
      this.sink(note, score);
    }
  }

  /**
   * Takes out what was kept, best first.
   * @param count so many in any case
   * @param least beyond these, only what scores at least as much
   */
  sorted(count: number, least: number): number[] {
    const { notes, scores } = this;
    while (this.size > count && scores[0]! < least) this.dropWorst();
    const sorted = Array.from(notes.subarray(0, this.size));
    for (let at = sorted.length - 1; at >= 0; at--) {
      sorted[at] = notes[0]!;
      this.dropWorst();
    }
    return sorted;
  }

  private dropWorst(): void {
    const last = --this.size;
    this.sink(this.notes[last]!, this.scores[last]!);
  }

  private isBefore(a: number, b: number): boolean {
    const [keyA, keyB] = [this.keys[a]!, this.keys[b]!];
    return keyA < keyB || (keyA === keyB && a < b);
  }

  /** Whether the note at a place belongs above (is worse than) another. */
  private isWorse(at: number, note: number, score: number): boolean {
    const own = this.scores[at]!;
    return own < score || (own === score && this.isBefore(note, this.notes[at]!));
  }

  private rise(from: number, note: number, score: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.isWorse(above, note, score)) break;
      this.notes[at] = this.notes[above]!;
      this.scores[at] = this.scores[above]!;
      at = above;
    }
    this.notes[at] = note;
    this.scores[at] = score;
  }

  private sink(note: number, score: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      const right = below + 1;
      if (right < this.size && this.isWorse(right, this.notes[below]!, this.scores[below]!))
        below = right;
      if (!this.isWorse(below, note, score)) break;
      this.notes[at] = this.notes[below]!;
      this.scores[at] = this.scores[below]!;
      at = below;
    }
    this.notes[at] = note;
    this.scores[at] = score;
  }
}
