import { afterEach, expect, test } from '@jest/globals';
import { examineReach } from '../../src/registry/registry-reach.js';
import { serve, type LoopbackServer } from './loopback-server.js';

let server: LoopbackServer | undefined;

afterEach(() => server?.close());

/** Names lead nowhere, so that nothing leaves this machine. */
const offline = (_name: string, done: (error: Error, addresses: []) => void) => {
  done(new Error('no network'), []);
};

/** Examines with a clock that is `ahead` milliseconds fast. */
const examine = (allow: readonly string[], ahead = 0) =>
  examineReach({ allow, now: () => Date.now() + ahead, resolve: offline });

test('without a network one line says so, and what still works', async () => {
  expect(await examine([])).toEqual([
    expect.objectContaining({ status: 'warn', remedy: expect.stringContaining('built-in images') }),
  ]);
});

test('a registry that answers counts, also when it wants a token; each that does not is named', async () => {
  server = await serve((_request, response) => response.writeHead(401).end());
  const findings = await examine([server.origin]);
  expect(findings[0]?.text).toMatch(/^1 of \d\d registries answer\.$/);
  expect(findings.filter(({ status }) => status === 'warn').map(({ text }) => text)).toContain(
    "ghcr.io can't be reached.",
  );
  expect(server.requests).toEqual(['HEAD /v2/']);
});

test.each([
  [0, 'ok', /right|1 second/],
  [120_000, 'warn', /fast/],
  [-400_000, 'fail', /slow/],
])('a clock that is %d milliseconds ahead: %s', async (ahead, status, text) => {
  server = await serve((_request, response) => response.end());
  const clock = (await examine([server.origin], ahead)).find(({ subject }) => subject === 'Clock');
  expect(clock).toMatchObject({ status, text: expect.stringMatching(text) });
});
