import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ValueCodec } from '../../../src/engine/index/value-codec.js';

const key = fc.constantFrom('id', 'text', 'children', 'line');
const value = fc.letrec((again) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('\ud800', '\udc00 lone', 'Größe', ''),
    fc.double(),
    fc.integer(),
    fc.nat(300),
    fc.constantFrom(undefined, null, true, false, -0, 2 ** 28, 2 ** 31, 2 ** 53),
    fc.array(again('value'), { maxLength: 5 }),
    fc.dictionary(key, again('value'), { noNullPrototype: true }),
  ),
})).value;

test('what is packed is unpacked as it was', () => {
  const codec = new ValueCodec();
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), fc.nat(20), (values, front) => {
      const packed = codec.encode(values);
      const bytes = new Uint8Array(front + packed.length);
      bytes.set(packed, front);
      expect(codec.decode(bytes, front, values.length)).toStrictEqual(values);
    }),
  );
});

test('a text that occurs again takes two bytes at most', () => {
  const codec = new ValueCodec();
  const once = codec.encode([['a long enough text']]).length;
  expect(codec.encode([['a long enough text', 'a long enough text']]).length).toBeLessThanOrEqual(
    once + 2,
  );
});

test('a short text that two values in a row hold takes two bytes from then on', () => {
  const codec = new ValueCodec();
  const lengths = [1, 2, 3].map((line) => codec.encode([{ file: 'guide/setup.md', line }]).length);
  expect(lengths).toEqual([17, 17, 3]);
});

test('another codec reads it with the shapes of the first', () => {
  const codec = new ValueCodec();
  const bytes = codec.encode([{ id: 'a', children: [{ text: 'b' }] }]).slice();
  const other = new ValueCodec();
  other.load(codec.common());
  expect(other.decode(bytes, 0, 1)).toEqual([{ id: 'a', children: [{ text: 'b' }] }]);
});
