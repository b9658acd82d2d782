import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseChallenge } from '../../src/registry/bearer-challenge.js';

test.each([
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull"',
    {
      scheme: 'bearer',
      realm: 'https://auth.docker.io/token',
      service: 'registry.docker.io',
      scope: 'repository:library/nginx:pull',
    },
  ],
  ['bearer REALM="https://a/t"', { scheme: 'bearer', realm: 'https://a/t' }],
  ['Bearer realm=https://a/t, service=b', { scheme: 'bearer', realm: 'https://a/t', service: 'b' }],
  ['Basic realm="x", Bearer realm="https://a/t"', { scheme: 'bearer', realm: 'https://a/t' }],
  ['Bearer realm="one",realm="two"', { scheme: 'bearer', realm: 'one' }],
  ['Basic realm="x"', { scheme: 'basic' }],
  ['Bearer service="x"', null],
  ['Negotiate', null],
  ['', null],
])('%s', (header, expected) => {
  expect(parseChallenge(header)).toEqual(expected);
});

test('no header makes it throw or hang', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseChallenge(`Bearer ${text}`)));
  expect(parseChallenge(`Bearer ${'a="'.repeat(100_000)}`)).toBeNull();
});
