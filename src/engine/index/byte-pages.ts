/** Runs of bytes, one after the other, in pages that never move. */
import type { SnapshotReader, SnapshotWriter } from './snapshot.js';

const PAGE_BITS = 17;
const PAGE_SIZE = 1 << PAGE_BITS;
/** A place is a page's number and an offset, in 32 bits. */
const MOST_PAGES = 1 << (32 - PAGE_BITS);
/** What is saved in pieces wants pieces of whole multiples (snapshot.ts). */
const PIECE = 16;

const roundedUp = (bytes: number): number => Math.ceil(bytes / PIECE) * PIECE;

/** Append-only bytes. */
export class BytePages {
  private readonly pages: Uint8Array[] = [];
  private used = PAGE_SIZE;

  /**
   * Appends a run of any length; one that is longer than a page gets its own.
   * @returns where it starts, for `page` and `offset`
   * @throws RangeError beyond four gigabytes
   */
  append(run: Uint8Array): number {
    if (this.used + run.length > PAGE_SIZE) {
      if (this.pages.length === MOST_PAGES) throw new RangeError('the notes exceed four gigabytes');
      this.pages.push(new Uint8Array(Math.max(PAGE_SIZE, roundedUp(run.length))));
      this.used = 0;
    }
    const number = this.pages.length - 1;
    const place = number * PAGE_SIZE + this.used;
    this.pages[number]!.set(run, this.used);
    this.used += run.length;
    return place;
  }

  /** The page that holds the run at a place. */
  page(place: number): Uint8Array {
    return this.pages[place >>> PAGE_BITS]!;
  }

  /** Where in its page the run begins. */
  offset(place: number): number {
    return place & (PAGE_SIZE - 1);
  }

  /** Writes all pages under a name. */
  save(name: string, to: SnapshotWriter): void {
    const last = this.pages.length - 1;
    const pieces = this.pages.map((page, at) =>
      at === last && page.length === PAGE_SIZE ? page.subarray(0, roundedUp(this.used)) : page,
    );
    to.array(`${name}.bytes`, ...pieces);
    to.fact(
      `${name}.pages`,
      pieces.map(({ length }) => length),
    );
  }

  /** Takes over what was written under a name; the next run begins a new page. */
  load(name: string, from: SnapshotReader): void {
    const bytes = from.array(`${name}.bytes`, Uint8Array);
    let start = 0;
    for (const length of from.fact(`${name}.pages`) as number[]) {
      this.pages.push(bytes.subarray(start, start + length));
      start += length;
    }
  }
}
