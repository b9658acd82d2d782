import { expect, test } from '@jest/globals';
import { parseDockerConfig } from '../../src/registry/registry-credentials.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('reads what docker login writes', () => {
  const { credentials, problems } = parseDockerConfig(
    JSON.stringify({
      auths: {
        'https://index.docker.io/v1/': { auth: base64('me:pass:word') },
        'registry.example.com:5000': { username: 'bot', password: 'x' },
      },
      credsStore: 'desktop',
    }),
  );
  expect(problems).toEqual([]);
  expect([...credentials]).toEqual([
    ['docker.io', { username: 'me', password: 'pass:word' }],
    ['registry.example.com:5000', { username: 'bot', password: 'x' }],
  ]);
});

test.each([
  ['no JSON', 'hunter2', /no Docker config\.json/],
  ['another shape', '{"auths": []}', /no Docker config\.json/],
  [
    'an entry without secrets',
    '{"auths": {"ghcr.io": {}}}',
    /credentials for ghcr\.io hold neither/,
  ],
  [
    'an entry without colon',
    `{"auths": {"ghcr.io": {"auth": "${base64('hunter2')}"}}}`,
    /ghcr\.io hold neither/,
  ],
])('says what is wrong with %s, and never the secret', (_what, text, message) => {
  const { credentials, problems } = parseDockerConfig(text);
  expect(credentials.size).toBe(0);
  expect(problems.join()).toMatch(message);
  expect(problems.join()).not.toContain('hunter2');
});
