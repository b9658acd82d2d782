/**
 * Words by length, each with a signature: one bit for each letter that occurs. A mistake changes few bits (a letter
 * put in or left out one, an exchanged letter two, a swap none), so most words that are more than two mistakes from
 * a typed one are ruled out by counting bits.
 */
import { NumberList } from '../growable.js';

/** The most mistakes that are looked for. */
const MISTAKES = 2;

/** The words of one length. */
interface SameLength {
  readonly words: NumberList;
  readonly signatures: NumberList;
}

/** The signatures of a vocabulary. */
export class LetterSignatures {
  private readonly byLength: SameLength[] = [];

  /** Adds a word, given as a run of UTF-16 units. */
  add(word: number, units: Uint16Array, start: number, length: number): void {
    while (this.byLength.length <= length)
      this.byLength.push({ words: new NumberList(), signatures: new NumberList() });
    const { words, signatures } = this.byLength[length]!;
    words.push(word);
    signatures.push(signatureOf(units, start, length));
  }

  /** Calls back with every word that may be two mistakes from a typed one, and with some that are not. */
  forEachLike(typed: Uint16Array, visit: (word: number) => void): void {
    const signature = signatureOf(typed, 0, typed.length);
    for (let apart = -MISTAKES; apart <= MISTAKES; apart++) {
      const group = this.byLength[typed.length + apart];
      if (group === undefined) continue;
      const most = 2 * MISTAKES - Math.abs(apart);
      const { data } = group.signatures;
      const end = group.signatures.length;
      for (let at = 0; at < end; at++)
        if (bitsOf(data[at]! ^ signature) <= most) visit(group.words.data[at]!);
    }
  }

  /** Calls back with every longer word that has all letters of a typed one. */
  forEachLonger(typed: Uint16Array, visit: (word: number) => void): void {
    const signature = signatureOf(typed, 0, typed.length);
    for (let length = typed.length + 1; length < this.byLength.length; length++) {
      const { words, signatures } = this.byLength[length]!;
      for (let at = 0; at < signatures.length; at++)
        if ((signature & ~signatures.data[at]!) === 0) visit(words.data[at]!);
    }
  }
}

/** One bit for each letter that occurs; letters beyond a to z share bits. */
function signatureOf(units: Uint16Array, start: number, length: number): number {
  let bits = 0;
  for (let at = start; at < start + length; at++) bits |= 1 << (units[at]! & 31);
  return bits >>> 0;
}

function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
