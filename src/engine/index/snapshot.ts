/**
 * A saved index as bytes: named arrays of numbers as they lie in memory, so that opening one copies and computes
 * next to nothing. The checksums find accidents (a file cut short, a disk's mistake), not forgery: keep saved
 * indexes where only the bot writes.
 *
 *     | magic 8 | order 4 | version 4 | head length 4 | head checksum 4 | head: JSON | array | array | …
 *
 * Every part begins at a multiple of eight bytes. Numbers have the byte order of the machine that saved them.
 */
import { UserError } from '../../core/errors.js';
import type { Numbers } from './growable.js';

/** To be raised with every change of what is saved, or of how texts are cut into words. */
const VERSION = 5;

const MAGIC = 'QMINDEX\n';
/** Reads differently on a machine of the other byte order. */
const ORDER = 0x01020304;
const FRONT = 24;
const ALIGNMENT = 8;

/** What the head says of one array. */
interface Section {
  readonly name: string;
  readonly bytes: number;
  readonly checksum: number;
}

interface Head {
  readonly sections: readonly Section[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A constructor of typed arrays, `Uint32Array` for example. */
export interface ArrayKind<T> {
  new (buffer: ArrayBuffer, offset: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

/** Collects what is to be saved. Arrays are not copied: write the result before anything changes. */
export class SnapshotWriter {
  private readonly sections: Section[] = [];
  private readonly facts: Record<string, unknown> = {};
  private readonly parts: Uint8Array[] = [];

  /** Adds an array, given in one or several pieces of which all but the last fill multiples of 16 bytes. */
  array(name: string, ...pieces: readonly Numbers[]): void {
    const parts = pieces.map((piece) => asBytes(piece));
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    this.sections.push({ name, bytes, checksum: checksumOf(parts) });
    this.parts.push(...parts, new Uint8Array(padding(bytes)));
  }

  /** Adds a small value, as JSON. */
  fact(name: string, value: unknown): void {
    this.facts[name] = value;
  }

  /** The bytes to write, in order. */
  finish(): Uint8Array[] {
    const head = new TextEncoder().encode(
      JSON.stringify({ sections: this.sections, facts: this.facts } satisfies Head),
    );
    const front = new Uint8Array(FRONT + head.length + padding(head.length));
    front.set(new TextEncoder().encode(MAGIC));
    front.set(head, FRONT);
    const numbers = new Uint32Array(front.buffer, MAGIC.length, 4);
    numbers.set([ORDER, VERSION, head.length, checksumOf([head])]);
    return [front, ...this.parts.filter((part) => part.length > 0)];
  }
}

/** Gives back what was saved; arrays are views of the bytes. */
export class SnapshotReader {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly facts: Readonly<Record<string, unknown>>;
  private readonly places = new Map<string, { readonly start: number; readonly bytes: number }>();

  /**
   * Checks the bytes from front to end.
   * @param bytes all that `SnapshotWriter.finish` gave, in one piece
   * @throws UserError when they are no saved index, of another version or machine, cut short or damaged
   */
  constructor(bytes: Uint8Array) {
    this.bytes = aligned(bytes);
    const { sections, facts } = readHead(this.bytes);
    this.facts = facts;
    let start = this.skipPadding(FRONT + readNumber(this.bytes, 2));
    for (const { name, bytes: length, checksum } of sections) {
      if (start + length > this.bytes.length) throw damaged('it is cut short');
      if (checksumOf([this.bytes.subarray(start, start + length)]) !== checksum)
        throw damaged(`“${name}” has changed since`);
      this.places.set(name, { start, bytes: length });
      start = this.skipPadding(start + length);
    }
    if (start !== this.bytes.length) throw damaged('its length is not the one it was saved with');
  }

  private skipPadding(from: number): number {
    const end = from + padding(from);
    for (let at = from; at < end; at++)
      if (this.bytes[at] !== 0) throw damaged('its padding has changed since');
    return end;
  }

  /** The array saved under a name. */
  array<T>(name: string, Kind: ArrayKind<T>): T {
    const place = this.places.get(name);
    if (place === undefined) throw damaged(`“${name}” is missing`);
    const { buffer, byteOffset } = this.bytes;
    return new Kind(buffer, byteOffset + place.start, place.bytes / Kind.BYTES_PER_ELEMENT);
  }

  /** The value saved under a name, a list of numbers for example; whoever asks knows its type. */
  fact(name: string): unknown {
    if (!Object.hasOwn(this.facts, name)) throw damaged(`“${name}” is missing`);
    return this.facts[name];
  }
}

function readHead(bytes: Uint8Array<ArrayBuffer>): Head {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (bytes.length < FRONT || magic !== MAGIC)
    throw new UserError('bad-input', 'This is not a saved index of notes.');
  if (readNumber(bytes, 0) !== ORDER) throw foreign('on another kind of machine');
  if (readNumber(bytes, 1) !== VERSION) throw foreign('by another version of Quaymaster');
  const length = readNumber(bytes, 2);
  if (FRONT + length > bytes.length) throw damaged('it is cut short');
  const head = bytes.subarray(FRONT, FRONT + length);
  if (checksumOf([head]) !== readNumber(bytes, 3)) throw damaged('its head has changed since');
  return JSON.parse(new TextDecoder().decode(head)) as Head;
}

function readNumber(bytes: Uint8Array<ArrayBuffer>, at: number): number {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + MAGIC.length, 4)[at]!;
}

const REMEDY = 'Delete it and build the index from the notes again.';

function foreign(how: string): UserError {
  return new UserError('bad-input', `The saved index was written ${how}. ${REMEDY}`);
}

function damaged(what: string): UserError {
  return new UserError('bad-input', `The saved index is damaged: ${what}. ${REMEDY}`);
}

/** How many bytes are missing to a multiple of eight. */
const padding = (bytes: number): number => (ALIGNMENT - (bytes % ALIGNMENT)) % ALIGNMENT;

function asBytes(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The bytes where typed arrays can be laid over them; a copy when they begin elsewhere. */
function aligned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset % ALIGNMENT === 0
    ? new Uint8Array(buffer, byteOffset, bytes.length)
    : new Uint8Array(bytes);
}

/** Four sums side by side, each over every fourth 32-bit word: about a nanosecond for eight bytes. */
function checksumOf(parts: readonly Uint8Array[]): number {
  let [a, b, c, d] = [1, 2, 3, 4];
  for (const part of parts) {
    const whole = part.length & ~15;
    const words = part.byteOffset % 4 === 0 ? part : part.slice();
    const view = new Uint32Array(words.buffer, words.byteOffset, whole / 4);
    for (let at = 0; at < view.length; at += 4) {
      a = Math.imul(a ^ view[at]!, 0x01000193);
      b = Math.imul(b ^ view[at + 1]!, 0x01000193);
      c = Math.imul(c ^ view[at + 2]!, 0x01000193);
      d = Math.imul(d ^ view[at + 3]!, 0x01000193);
      a ^= a >>> 15;
    }
    for (let at = whole; at < part.length; at++) d = Math.imul(d ^ part[at]!, 0x01000193);
  }
  for (const sum of [b, c, d]) a = Math.imul(a ^ (sum ^ (sum >>> 15)), 0x01000193);
  return (a ^ (a >>> 13)) >>> 0;
}
