import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { CanirunParts } from '../../../src/bot/parts.js';
import {
  createErrorExplainer,
  type ErrorExplanation,
} from '../../../src/canirun/errors/explain-error.js';
import { parseErrors } from '../../../src/canirun/errors/error-table.js';
import { parsePlatforms } from '../../../src/canirun/platform/platform.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const rows = parseErrors(read('knowledge/images/errors.yaml'));
const explainer = createErrorExplainer(rows);

let parts: CanirunParts;
beforeAll(async () => {
  parts = await shippedCanirun();
});

/** A case: what was pasted, and what is known of image and host. */
interface Case {
  readonly log: string;
  readonly image?: string;
  readonly platforms?: string;
  readonly host?: string;
}

async function explain({ log, image, platforms, host }: Case): Promise<ErrorExplanation | null> {
  const recognised = host === undefined ? undefined : parts.hosts.recognise(host);
  const facts = image === undefined ? undefined : await describeImage(image, platforms);
  return explainer.explain(log, {
    ...(facts && { image: facts }),
    ...(recognised && { host: recognised }),
    ...(facts && recognised && { verdict: parts.judge.judge(facts, recognised) }),
  });
}

function describeImage(name: string, list: string | undefined) {
  if (list === undefined) return parts.images.describe({ name });
  const given = parsePlatforms(list);
  if (!given.ok) throw new Error(given.message);
  return parts.images.describe({ name, platforms: given.platforms });
}

test('every row is found by its sample, first of all', () => {
  for (const { id, sample } of rows)
    expect([id, explainer.find(sample)[0]?.row.id]).toEqual([id, id]);
});

test('each id stands once, and each cause once in its row', () => {
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { causes } of rows) {
    const own = causes.map(({ id }) => id);
    expect(new Set(own).size).toBe(own.length);
  }
});

describe('errors from public threads', () => {
  const cases = read('test/canirun/errors/public-errors.yaml') as readonly (Case & {
    /** `null`: none that is known, and so nothing is said. */
    error: string | null;
    cause?: string;
  })[];
  test.each(cases.map((one) => [one.error ?? 'none', one.cause ?? '-', one] as const))(
    '%s by %s: %j',
    async (error, cause, one) => {
      const explanation = await explain(one);
      expect(explanation?.id ?? 'none').toBe(error);
      if (cause !== '-') expect(explanation?.causes[0]?.id).toBe(cause);
    },
  );
});

describe('what is known orders the causes', () => {
  const exec = 'exec /docker-entrypoint.sh: exec format error';
  test.each([
    [
      'amd64 only on a Pi',
      { log: exec, image: 'x/y', platforms: 'linux/amd64', host: 'raspberry pi 4 64 bit' },
      'platform',
      'open',
    ],
    [
      'multi-platform on a Pi',
      {
        log: exec,
        image: 'x/y',
        platforms: 'linux/amd64,linux/arm64',
        host: 'raspberry pi 4 64 bit',
      },
      'script',
      'ruled-out',
    ],
  ])('exec format error, %s', async (_name, one, first, other) => {
    const explanation = await explain(one);
    expect(explanation?.causes[0]).toMatchObject({ id: first, fit: 'fits' });
    expect(explanation?.causes.some(({ fit }) => fit === other)).toBe(true);
    expect(explanation?.causes[0]?.because).toBeDefined();
  });

  test('without image and host the order is the usual one, and nothing is ruled out', async () => {
    const explanation = await explain({ log: 'exec user process caused: exec format error' });
    expect(explanation?.causes.map(({ id, fit }) => [id, fit])).toEqual([
      ['platform', 'open'],
      ['script', 'open'],
      ['local', 'open'],
      ['empty', 'open'],
    ]);
  });

  test('the log itself tells: Docker warned of the platform before', async () => {
    const log =
      "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8)\n" +
      'exec /bin/sh: exec format error';
    expect((await explain({ log }))?.causes[0]).toMatchObject({ id: 'platform', fit: 'fits' });
  });

  test('an exit code counts only where nothing else is said', async () => {
    const log = 'Fatal glibc error: CPU does not support x86-64-v2\nweb-1 exited with code 139';
    expect((await explain({ log }))?.id).toBe('cpu-level');
    expect((await explain({ log: 'web-1 exited with code 139' }))?.id).toBe('segfault');
    expect(await explain({ log: 'web-1 exited with code 1' })).toBeNull();
  });

  test('commands name the image: the one that is known, else the one in the log', async () => {
    const named = await explain({
      log: exec,
      image: 'ghcr.io/x/y:1',
      platforms: 'linux/amd64',
      host: 'ubuntu 24.04',
    });
    expect(named?.causes.map(({ command }) => command).join()).toContain('ghcr.io/x/y:1');
    const log =
      "Unable to find image 'acme/Shop:2' locally\ndocker: no matching manifest for linux/arm64/v8";
    expect(
      (await explain({ log: log.replace('Shop', 'shop') }))?.causes.map(({ run }) => run).join(),
    ).toContain('acme/shop:2');
  });
});

describe('long and hostile logs', () => {
  const megabyte = (piece: string): string => piece.repeat(Math.ceil((1 << 20) / piece.length));
  test('the error is found at the end of a megabyte, and its line alone is shown', () => {
    const log = `${megabyte('2026-01-01 exec something or other\n')}exec /x: exec format error\nbye`;
    const explanation = explainer.explain(log, {});
    expect(explanation).toMatchObject({ id: 'exec-format', line: 'exec /x: exec format error' });
  });

  test.each([
    ['beginnings of signals', 'exec: glibc_ exec / entrypoint client version lookup '],
    ['exit codes', 'exited with code exit code: exit status '],
    ['spaces', 'exit                                  '],
    ['colours', '\u001b[0;0;0;0'],
    ['images', 'unable to find image \'x pulling image "y manifest for z '],
  ])('%s for a megabyte are nobody’s error', (_name, piece) => {
    expect(explainer.explain(megabyte(piece), {})).toBeNull();
  });

  test('a line of a megabyte is shown in part', () => {
    const log = `${megabyte('x ')}exec format error${'y '.repeat(1000)}`;
    expect(explainer.explain(log, {})?.line.length).toBeLessThan(400);
  });
});
