import { expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { setVariables } from '../../../src/commands/setup/env-file.js';

test('a variable that the example only mentions is set in its place, beside its comment', () => {
  expect(setVariables('# the port\n#PORT=4141\n# more\n', { PORT: '80' })).toBe(
    '# the port\nPORT=80\n# more\n',
  );
});

test('a variable that is set is replaced; what else stands there stays', () => {
  const before = 'A=1\nexport B = two # mine\n\nC=3';
  expect(setVariables(before, { B: '2' })).toBe('A=1\nB=2\n\nC=3\n');
});

test('what is nowhere is added at the end', () => {
  expect(setVariables('', { NEW: 'x' })).toBe('NEW=x\n');
});

test('dotenv reads every value back, and the rest of the example as before', () => {
  const example = readFileSync('.env.example', 'utf8');
  const value = fc
    .string({ unit: 'grapheme-ascii' })
    .filter((text) => !["'", '"', '`'].every((mark) => text.includes(mark)));
  fc.assert(
    fc.property(value, (text) => {
      const written = setVariables(example, { SLACK_BOT_TOKEN: text });
      expect(parse(written)).toEqual({ SLACK_BOT_TOKEN: text });
      expect(written.split('\n')).toHaveLength(example.split('\n').length);
    }),
  );
});
