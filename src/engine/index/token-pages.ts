/**
 * The running text of all units as word numbers, in pages. A page never moves, so that appending to ten million
 * words costs no more than appending to ten.
 */

const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;

/** More words than this do not fit one page; the caller splits longer units. */
export const LONGEST_UNIT = 4096;

/** Append-only sequences of word numbers; each stands within one page. */
export class TokenPages {
  private readonly pages: Uint32Array[] = [];
  private used = PAGE_SIZE;

  /**
   * Appends a sequence.
   * @returns where it starts, for `page` and `offset`
   */
  append(words: readonly number[]): number {
    if (words.length > LONGEST_UNIT) throw new RangeError(`a unit of ${words.length} words`);
    if (this.used === PAGE_SIZE || this.used + words.length > PAGE_SIZE) {
      this.pages.push(new Uint32Array(PAGE_SIZE));
      this.used = 0;
    }
    const number = this.pages.length - 1;
    const start = number * PAGE_SIZE + this.used;
    this.pages[number]!.set(words, this.used);
    this.used += words.length;
    return start;
  }

  /** The page that holds the sequence that starts at `start`. */
  page(start: number): Uint32Array {
    return this.pages[start >>> PAGE_BITS]!;
  }

  /** Where in its page the sequence begins. */
  offset(start: number): number {
    return start & (PAGE_SIZE - 1);
  }
}
