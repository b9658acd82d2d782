import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../../src/core/text/bounded-json.js';

test('reads every JSON value that is not too deep or too large', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
      const text = JSON.stringify(value);
      expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
  );
});

test.each([
  ['open brackets', '['.repeat(4_000_000), 'nests more than 64 levels deep'],
  ['open braces', '{"a":'.repeat(100), 'nests more than 64 levels deep'],
  ['balanced brackets', '['.repeat(65) + ']'.repeat(65), 'nests more than 64 levels deep'],
  ['many values', `[${'1,'.repeat(300_000)}1]`, 'holds more than 200000 values'],
  ['no JSON', '{"a": }', 'is no JSON'],
  ['an open string', '"[[[', 'is no JSON'],
])('%s: refused with the reason', (_what, text, reason) => {
  expect(readJson(text)).toEqual({ ok: false, reason });
});

test('brackets and escaped quotes within strings are text', () => {
  const value = { a: '"'.repeat(100) + '[{'.repeat(200), b: '\\' };
  expect(readJson(JSON.stringify(value))).toEqual({ ok: true, value });
});
