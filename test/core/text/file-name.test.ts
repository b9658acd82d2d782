import { expect, test } from '@jest/globals';
import { nameOf } from '../../../src/core/text/file-name.js';

test.each([
  ['Backups: how?', 'backups-how'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Straße ÜBER', 'straße-über'],
  ['हिन्दी नोट', 'हिन्दी-नोट'],
  ['\u0301 accent first', 'accent-first'],
  ['con', 'note'],
  ['COM1', 'note'],
  ['Aux.', 'note'],
  ['console', 'console'],
  ['...', 'note'],
  ['', 'note'],
  ['e\u0301te\u0301', 'été'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%j is called %s', (words, name) => {
  expect(nameOf(words, 'note')).toBe(name);
});
