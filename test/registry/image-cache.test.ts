import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Libsql from 'libsql';
import type { CachedImage, ImageDescription } from '../../src/canirun/image/image-ports.js';
import { createImageCache, type DurableImageCache } from '../../src/registry/image-cache.js';

let folder = '';
let warnings: string[] = [];
let open: DurableImageCache[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quaymaster-cache-'));
  warnings = [];
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((cache) => cache.close()));
  rmSync(folder, { recursive: true });
});

const file = (): string => join(folder, 'deep', 'images.db');
function cache(capacity?: number, at = file()): DurableImageCache {
  const made = createImageCache({
    file: at,
    warn: (message) => warnings.push(message),
    ...(capacity === undefined ? {} : { capacity }),
  });
  open.push(made);
  return made;
}

const image: ImageDescription = {
  kind: 'container',
  mediaType: 'application/vnd.oci.image.index.v1+json',
  entries: [
    { platform: { os: 'linux', architecture: 'arm', variant: 'v7' }, digest: 'sha256:2', size: 7 },
    {
      platform: {
        os: 'windows',
        architecture: 'amd64',
        osVersion: '10.0.20348',
        osFeatures: ['win32k'],
      },
    },
  ],
  environment: { A: '1' },
};
const chart: ImageDescription = { kind: 'not-an-image', what: 'a Helm chart', mediaType: 'x' };
const entry = (digest: string, at: number, what: ImageDescription = image): CachedImage => ({
  digest,
  image: what,
  at,
});

describe('the cache', () => {
  test('is not opened before the first question', async () => {
    const made = cache();
    expect(existsSync(file())).toBe(false);
    expect(await made.find('a')).toBeNull();
    expect(existsSync(file())).toBe(true);
  });

  test('keeps what it was given, also for the next run', async () => {
    const first = cache();
    await first.keep('a:1', entry('sha256:1', 100));
    await first.keep('b:1', entry('sha256:9', 200, chart));
    await first.close();
    const second = cache();
    expect(await second.find('a:1')).toEqual(entry('sha256:1', 100));
    expect(await second.find('b:1')).toEqual(entry('sha256:9', 200, chart));
    expect(await second.find('c:1')).toBeNull();
    expect(await second.findDigest('sha256:1')).toEqual(image);
    expect(warnings).toEqual([]);
  });

  test('keeps what a digest stands for when its tag moves on', async () => {
    const made = cache();
    await made.keep('a:1', entry('sha256:1', 100));
    await made.keep('a:1', entry('sha256:3', 300, chart));
    expect(await made.find('a:1')).toEqual(entry('sha256:3', 300, chart));
    expect(await made.findDigest('sha256:1')).toEqual(image);
  });

  test('can be used by two programs at once', async () => {
    const [one, other] = [cache(), cache()];
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? one : other).keep(`a:${i}`, entry(`sha256:${i}`, i)),
      ),
    );
    expect(await other.find('a:1')).toEqual(entry('sha256:1', 1));
    expect(warnings).toEqual([]);
  });

  test('stays within its size: what was confirmed longest ago goes', async () => {
    const made = cache(50);
    for (let i = 0; i < 400; i++) await made.keep(`a:${i}`, entry(`sha256:${i}`, i));
    expect(await made.find('a:100')).toBeNull();
    expect(await made.findDigest('sha256:100')).toBeNull();
    expect(await made.find('a:399')).not.toBeNull();
  });
});

describe('a cache that cannot be read', () => {
  test('is put aside and begun anew, and that is said', async () => {
    const damaged = join(folder, 'images.db');
    writeFileSync(damaged, 'this is no database'.repeat(100));
    const made = cache(undefined, damaged);
    await made.keep('a', entry('sha256:1', 1));
    expect(await made.find('a')).toEqual(entry('sha256:1', 1));
    expect(readFileSync(`${damaged}.damaged`, 'utf8')).toContain('no database');
    expect(warnings).toEqual([
      expect.stringMatching(
        /could not be read \(.+\); it was put aside as .*\.damaged and a new one begun\.$/,
      ),
    ]);
  });

  test('in a place where nothing can be written is done without, and that is said once', async () => {
    writeFileSync(join(folder, 'deep'), 'a file where the folder should be');
    const made = cache();
    await made.keep('a', entry('sha256:1', 1));
    expect(await made.find('a')).toBeNull();
    expect(warnings).toEqual([
      expect.stringMatching(/cannot be used .*; images are asked for anew each time/),
    ]);
  });

  test('of another shape is begun anew', async () => {
    const first = cache();
    await first.keep('a', entry('sha256:1', 1));
    await first.close();
    const database = new Libsql(file());
    database.pragma('user_version = 99');
    database.close();
    expect(await cache().find('a')).toBeNull();
  });

  test('in one line only forgets that line', async () => {
    const first = cache();
    await first.keep('a', entry('sha256:1', 1));
    await first.keep('b', entry('sha256:2', 1));
    await first.close();
    const database = new Libsql(file());
    database.exec(
      `update images set description = '{"kind":"container","entries":[]}' where digest = 'sha256:1'`,
    );
    database.exec(`update images set description = '{' where digest = 'sha256:2'`);
    database.close();
    const second = cache();
    expect(await second.find('a')).toBeNull();
    expect(await second.find('b')).toBeNull();
    expect(warnings).toEqual([expect.stringMatching(/could not be used this time/)]);
  });
});
