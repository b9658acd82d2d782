import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UserError } from '../../src/core/errors.js';
import { createSeal } from '../../src/store/seal.js';

const seal = createSeal('a long random text');

test('what was sealed opens again, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, context) => {
      const sealed = seal.close(text, context);
      expect(seal.open(sealed, context)).toBe(text);
      expect(seal.close(text, context)).not.toBe(sealed);
    }),
  );
});

test('sealed text shows nothing of what it holds', () => {
  const sealed = seal.close('xoxb-made-up', 'slack workspace T1');
  expect(sealed).not.toContain('xoxb');
  expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain(
    'xoxb',
  );
});

test.each([
  ['another key', (sealed: string) => createSeal('another').open(sealed, 'T1')],
  ['another workspace', (sealed: string) => seal.open(sealed, 'T2')],
  ['a changed character', (sealed: string) => seal.open(flipLast(sealed), 'T1')],
  ['a cut end', (sealed: string) => seal.open(sealed.slice(0, 20), 'T1')],
  ['something else', () => seal.open('xoxb-plain', 'T1')],
])('it does not open with %s, and says what to do', (_, open) => {
  const sealed = seal.close('secret', 'T1');
  expect(() => open(sealed)).toThrow(UserError);
  expect(() => open(sealed)).toThrow(/SECRET_KEY/);
});

test('without SECRET_KEY nothing is kept in the clear: it refuses and names the variable', () => {
  expect(() => createSeal(undefined).close('secret', 'T1')).toThrow(/Set it to a long random text/);
});

function flipLast(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return `v1.${bytes.toString('base64url')}`;
}
