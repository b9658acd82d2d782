/**
 * What asking a registry costs: requests per verdict, and time beside `skopeo inspect`.
 *
 * Run: `npm run bench:registry` (needs `docker-registry`, `openssl`, and `skopeo` for the comparison).
 */
import { execFile } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createImageCatalogue } from '../src/canirun/image/catalogue/image-catalogue.js';
import { createImageSource } from '../src/canirun/image/image-source.js';
import type { ImageSource } from '../src/canirun/image/image.js';
import { createImageCache } from '../src/registry/image-cache.js';
import { createImageRegistry } from '../src/registry/image-registry.js';
import { image, index } from '../test/registry/loopback-server.js';
import {
  missingParts,
  startRealRegistry,
  type RealRegistry,
} from '../test/registry/real-registry.js';

const ROUNDS = 60;

let requests = 0;
subscribe('undici:request:create', () => requests++);

const missing = missingParts();
if (missing !== null) {
  console.log(`Left out: ${missing} is not installed.`);
} else {
  const registry = await startRealRegistry();
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-bench-'));
  try {
    await fill(registry);
    await measure(registry, folder);
  } finally {
    rmSync(folder, { recursive: true });
    await registry.close();
  }
}

async function measure(registry: RealRegistry, folder: string): Promise<void> {
  const allow = [`http://${registry.open}`, `http://${registry.guarded}`, registry.tokens.origin];
  let now = Date.now();
  let files = 0;
  /** A source that knows nothing yet: no token, no connection, an empty cache on disk that is open already. */
  const fresh = async (): Promise<{ source: ImageSource; close: () => Promise<unknown> }> => {
    const live = createImageRegistry({ allow, now: () => now });
    const cache = createImageCache({ file: join(folder, `${files++}.db`), warn: console.error });
    await cache.find('nothing');
    const catalogue = createImageCatalogue({
      date: '',
      mirrors: new Map(),
      namespaces: new Map(),
      synonyms: new Map(),
      images: [],
    });
    const source = createImageSource({
      registry: live,
      cache,
      catalogue,
      now: () => now,
      tagLifetime: 60_000,
    });
    return { source, close: () => Promise.all([live.close(), cache.close()]) };
  };

  for (const [what, name] of [
    ['index with full platforms', `${registry.guarded}/lab/multi`],
    ['single manifest', `${registry.guarded}/lab/single`],
    ['index, no token needed', `${registry.open}/lab/multi`],
  ] as const) {
    const cold: number[] = [];
    const warm: number[] = [];
    const counts = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const { source, close } = await fresh();
      const ask = async (): Promise<{ sent: number; time: number }> => {
        requests = 0;
        const start = performance.now();
        const facts = await source.describe({ name });
        if (facts.kind !== 'container') throw new Error(JSON.stringify(facts));
        return { sent: requests, time: performance.now() - start };
      };
      const first = await ask();
      cold.push(first.time);
      let second = await ask();
      for (let i = 0; i < 20; i++) {
        second = await ask();
        warm.push(second.time);
      }
      now += 61_000; // past the tag's lifetime, within the token's
      const third = await ask();
      counts.add(`${first.sent} cold, ${second.sent} warm, ${third.sent} to revalidate`);
      await close();
    }
    console.log(
      `${what}: requests ${[...counts].join(' | ')}; median ${median(cold).toFixed(1)} ms cold, ${median(warm).toFixed(3)} ms warm`,
    );
  }
  await compareWithSkopeo(registry);
}

/** The program's start is measured apart, because a bot does not start anew for each question. */
async function compareWithSkopeo({ guarded }: RealRegistry): Promise<void> {
  const run = async (...args: string[]): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      await promisify(execFile)('skopeo', args);
      times.push(performance.now() - start);
    }
    return median(times);
  };
  try {
    const start = await run('--version');
    const raw = await run(
      'inspect',
      '--raw',
      '--tls-verify=false',
      `docker://${guarded}/lab/multi`,
    );
    const config = await run(
      'inspect',
      '--config',
      '--tls-verify=false',
      `docker://${guarded}/lab/single`,
    );
    console.log(
      `skopeo: start alone ${start.toFixed(1)} ms; inspect --raw of the index ${raw.toFixed(1)} ms; inspect --config of the single manifest ${config.toFixed(1)} ms`,
    );
  } catch (error) {
    console.log(`Left out: skopeo (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function fill({ putBlob, putManifest }: RealRegistry): Promise<void> {
  const images = ['amd64', 'arm64', 's390x'].map((architecture) => ({
    platform: { os: 'linux', architecture },
    ...image({ os: 'linux', architecture }),
  }));
  for (const repository of ['lab/multi', 'lab/single']) {
    await putBlob(repository, { type: '', body: 'layer' });
    for (const { config, manifest } of images) {
      await putBlob(repository, config);
      await putManifest(repository, manifest);
    }
  }
  const entries = images.map(({ manifest, platform }) => ({ content: manifest, platform }));
  await putManifest('lab/multi', index(entries), 'latest');
  const [first] = images;
  if (first) await putManifest('lab/single', first.manifest, 'latest');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
