import { expect, test } from '@jest/globals';
import { readProfileName } from '../../../src/core/records/host-profiles.js';

test.each([
  ['build-server', 'build-server'],
  ['Web01.Example', 'web01.example'],
  [' büro ', 'büro'],
  ['7', '7'],
])('%j is the name %s', (typed, name) => {
  expect(readProfileName(typed)).toBe(name);
});

test.each([
  '',
  'all',
  'ALL',
  'on',
  '-x',
  'a b',
  'a/b',
  '@here',
  '<!channel>',
  'a.',
  'x'.repeat(41),
])('%j is no name', (typed) => {
  expect(readProfileName(typed)).toBeNull();
});
