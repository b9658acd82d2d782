/**
 * The question's words as flat columns, and which of them each stem of the index may stand for: what the loops over
 * the candidates' texts look up for every word.
 */
import type { NoteIndex } from '../../index/note-index.js';
import { MOST_SLOTS, type Slot } from '../../query/slots.js';

/** Stands where nothing would divide by zero. */
export const NOTHING = 1e-6;

/** The words of one question at a time; a question is opened, and closed when its candidates are described. */
export class AskedWords {
  private readonly index: NoteIndex;
  private slots: readonly Slot[] = [];
  /** By stem: one bit for each slot that it may stand for. */
  slotsOfStem = new Uint32Array(0);
  /** By stem: how surely it stands for one of them. */
  similarity = new Float32Array(0);
  /** How many slots there are. */
  count = 0;
  /** By slot. Valid up to `count`. */
  readonly weight = new Float32Array(MOST_SLOTS);
  /** By slot: 0 for a function word. */
  readonly isContent = new Uint8Array(MOST_SLOTS);
  /** By slot: the number of the word as typed, or -1. */
  readonly word = new Int32Array(MOST_SLOTS);
  /** By slot: the share of all notes' words that is it; 0 for one that no note has. */
  readonly background = new Float32Array(MOST_SLOTS);
  /** The most telling slot of those that the notes know; the first of equals. */
  rarest = 0;
  /** Sums over the slots: weights, those of content words, squares of weights. */
  total = NOTHING;
  contentTotal = NOTHING;
  squares = NOTHING;
  /** One bit for each content word. */
  contentMask = 0;

  constructor(index: NoteIndex) {
    this.index = index;
  }

  /** Takes in a question. */
  open(slots: readonly Slot[]): void {
    const stems = this.index.vocabulary.stemCount;
    if (this.slotsOfStem.length < stems) {
      this.slotsOfStem = new Uint32Array(Math.ceil(stems * 1.25));
      this.similarity = new Float32Array(this.slotsOfStem.length);
    }
    this.slots = slots;
    this.count = slots.length;
    this.rarest = -1;
    this.total = this.squares = NOTHING;
    this.contentTotal = this.contentMask = 0;
    slots.forEach((slot, at) => {
      this.openSlot(slot, at);
    });
    this.rarest = Math.max(0, this.rarest);
  }

  /** What the slots of a mask weigh together. */
  weightOf(mask: number): number {
    let sum = 0;
    for (let rest = mask; rest !== 0;) {
      const slot = 31 - Math.clz32(rest);
      rest &= ~(1 << slot);
      sum += this.weight[slot]!;
    }
    return sum;
  }

  /** Clears the columns by stem. */
  close(): void {
    for (const slot of this.slots) {
      for (const { stem } of slot.alternatives) this.slotsOfStem[stem] = this.similarity[stem] = 0;
    }
  }

  private openSlot(slot: Slot, at: number): void {
    const { weight, isFunction, alternatives } = slot;
    this.weight[at] = weight;
    if (alternatives.length > 0 && !(weight <= (this.weight[this.rarest] ?? -1))) this.rarest = at;
    this.isContent[at] = isFunction ? 0 : 1;
    this.word[at] = slot.word;
    this.total += weight;
    this.squares += weight * weight;
    if (!isFunction) {
      this.contentTotal += weight;
      this.contentMask |= 1 << at;
    }
    const first = alternatives[0];
    this.background[at] = first === undefined ? 0 : this.index.commonness(first.stem);
    for (const { stem, similarity } of alternatives) {
      this.slotsOfStem[stem]! |= 1 << at;
      if (similarity > this.similarity[stem]!) this.similarity[stem] = similarity;
    }
  }
}
