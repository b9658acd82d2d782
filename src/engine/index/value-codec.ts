/**
 * Plain values (what JSON can say, and `undefined`) as bytes: about the size of their texts. A text that occurs
 * again within one value is written once; a short one that the value before had too (a file's name, say) is written
 * once for all, as are the keys of objects.
 *
 *     value    a varint (payload · 8 + kind), then what the kind asks for
 *     object   payload: number of its shape; then a value for each key
 *     array    payload: length; then its elements
 *     text     payload: length; then one byte a UTF-16 unit, or two when one of them needs two
 *     constant payload: `undefined`, `null`, `false`, `true`, then the texts that are written once for all
 *     again    payload: which of the value's texts, in order of first occurrence
 */

const KIND = {
  constant: 0,
  integer: 1,
  array: 2,
  object: 3,
  narrow: 4,
  wide: 5,
  again: 6,
  real: 7,
};
const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;
const CONSTANTS = [undefined, null, false, true] as const;
/** Texts that are written once for all: how long and how many at most. */
const LONGEST_SHARED = 32;
const MOST_SHARED = 10_000;
/** A payload takes 29 bits at most. */
const MOST = 2 ** 28;

const BEYOND_ONE_BYTE = /[^\u0000-\u00ff]/; // eslint-disable-line no-control-regex -- a plain range of code units

/** What a codec writes once for all values. */
export interface CommonParts {
  /** The keys of every shape. */
  readonly shapes: readonly (readonly string[])[];
  readonly texts: readonly string[];
}

/** Encodes and decodes values; keeps the shapes of the objects it has met. */
export class ValueCodec {
  private readonly shapes: (readonly string[])[] = [];
  private readonly shared: string[] = [];
  private readonly sharedIds = new Map<string, number>();
  private bytes = Buffer.alloc(4096);
  private at = 0;
  /** The texts of the value that is being written, and those of the one before. */
  private written = new Map<string, number>();
  private writtenBefore = new Map<string, number>();
  private read: string[] = [];

  /** The bytes of some values, one after the other. Valid until the next call. */
  encode(values: readonly unknown[]): Uint8Array {
    this.at = 0;
    [this.written, this.writtenBefore] = [this.writtenBefore, this.written];
    this.written.clear();
    for (const value of values) this.write(value);
    return this.bytes.subarray(0, this.at);
  }

  /**
   * The first `count` of the values that begin at a place.
   * @param bytes holds what `encode` gave
   */
  decode(bytes: Uint8Array, from: number, count: number): unknown[] {
    this.at = from;
    this.read = [];
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: count }, () => this.readValue(source));
  }

  /** What is written once for all, to be saved as JSON. */
  common(): CommonParts {
    return { shapes: this.shapes, texts: this.shared };
  }

  /** Takes over what another codec wrote once for all; this one is new. */
  load({ shapes, texts }: CommonParts): void {
    for (const keys of shapes) this.shapeOf(keys);
    for (const text of texts) this.share(text);
  }

  private write(value: unknown): void {
    if (typeof value === 'string') this.writeText(value);
    else if (typeof value === 'number') this.writeNumber(value);
    else if (Array.isArray(value)) {
      this.head(KIND.array, value.length);
      for (const element of value) this.write(element);
    } else if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value);
      this.head(KIND.object, this.shapeOf(keys));
      for (const key of keys) this.write((value as Record<string, unknown>)[key]);
    } else this.head(KIND.constant, CONSTANTS.indexOf(value as null));
  }

  private writeNumber(value: number): void {
    if (Number.isInteger(value) && value >= 0 && value < MOST && !Object.is(value, -0)) {
      this.head(KIND.integer, value);
      return;
    }
    this.head(KIND.real, 0);
    this.reserve(8);
    this.at = this.bytes.writeDoubleLE(value, this.at);
  }

  private writeText(text: string): void {
    const shared = this.sharedIds.get(text);
    if (shared !== undefined) {
      this.head(KIND.constant, CONSTANTS.length + shared);
      return;
    }
    const known = this.written.get(text);
    if (known !== undefined) {
      this.head(KIND.again, known);
      return;
    }
    this.written.set(text, this.written.size);
    const isWide = BEYOND_ONE_BYTE.test(text);
    this.head(isWide ? KIND.wide : KIND.narrow, text.length);
    this.reserve(text.length * 2);
    this.at += this.bytes.write(text, this.at, isWide ? 'utf16le' : 'latin1');
    if (text.length <= LONGEST_SHARED && this.writtenBefore.has(text)) this.share(text);
  }

  private share(text: string): void {
    if (this.shared.length === MOST_SHARED) return;
    this.sharedIds.set(text, this.shared.length);
    this.shared.push(text);
  }

  private head(kind: number, payload: number): void {
    if (payload < 0 || payload >= MOST) throw new RangeError(`cannot pack ${kind}:${payload}`);
    this.reserve(5);
    let rest = payload * (KIND_MASK + 1) + kind;
    while (rest > 127) {
      this.bytes[this.at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const grown = Buffer.alloc((this.at + bytes) * 2);
    grown.set(this.bytes);
    this.bytes = grown;
  }

  private shapeOf(keys: readonly string[]): number {
    const known = this.shapes.findIndex(
      (shape) => shape.length === keys.length && shape.every((key, at) => key === keys[at]),
    );
    return known >= 0 ? known : this.shapes.push(keys) - 1;
  }

  private readValue(source: Buffer): unknown {
    const head = this.readHead(source);
    const payload = head >>> KIND_BITS;
    switch (head & KIND_MASK) {
      case KIND.constant:
        return payload < CONSTANTS.length
          ? CONSTANTS[payload]
          : this.shared[payload - CONSTANTS.length];
      case KIND.integer:
        return payload;
      case KIND.real:
        this.at += 8;
        return source.readDoubleLE(this.at - 8);
      case KIND.again:
        return this.read[payload];
      case KIND.array:
        return this.readArray(source, payload);
      case KIND.object:
        return this.readObject(source, payload);
      default:
        return this.readText(source, payload, (head & KIND_MASK) === KIND.wide);
    }
  }

  private readHead(source: Buffer): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = source[this.at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  private readArray(source: Buffer, length: number): unknown[] {
    const found: unknown[] = [];
    for (let at = 0; at < length; at++) found.push(this.readValue(source));
    return found;
  }

  private readObject(source: Buffer, shape: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (const key of this.shapes[shape] ?? []) found[key] = this.readValue(source);
    return found;
  }

  private readText(source: Buffer, length: number, isWide: boolean): string {
    const from = this.at;
    this.at += isWide ? length * 2 : length;
    const text = source.toString(isWide ? 'utf16le' : 'latin1', from, this.at);
    this.read.push(text);
    return text;
  }
}
