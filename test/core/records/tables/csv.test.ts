import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { formatCsv } from '../../../../src/core/records/tables/csv.js';

test.each([
  ['plain', 'plain'],
  ['=1+1', "'=1+1"],
  ['+49 123', "'+49 123"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['＝1+1', "'＝1+1"],
  ['\n=1+1', '"\'\n=1+1"'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['=a,"b"', `"'=a,""b"""`],
])('%j is written as %s', (value, written) => {
  expect(formatCsv(['head'], [[value]])).toBe(`head\r\n${written}\r\n`);
});

test('numbers stay numbers, nothing is empty', () => {
  expect(formatCsv(['a', 'b'], [[-5, null]])).toBe('a,b\r\n-5,\r\n');
});

test('whatever was typed is read back, and never begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const read = parse(formatCsv(['a', 'b'], rows), { relax_column_count: false }).slice(1);
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
      expect(read.flat().every((cell) => !/^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toBe(true);
    }),
  );
});
