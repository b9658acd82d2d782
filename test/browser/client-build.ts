/** Builds the page for a test run, apart from `dist`, so that what is tested is always what stands in `src`. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VITE = 'node_modules/vite/bin/vite.js';
const CONFIG = 'src/adapters/web/client/vite.config.ts';

/** A built page, and the way to throw it away. */
export interface ClientBuild {
  readonly path: string;
  remove(): Promise<void>;
}

/** Builds the page into a directory of its own. Takes about a second. */
export async function buildClient(): Promise<ClientBuild> {
  const path = await mkdtemp(join(tmpdir(), 'quaymaster-web-'));
  await buildClientInto(path);
  return { path, remove: () => rm(path, { recursive: true }) };
}

/** Builds the page into a given directory. */
export async function buildClientInto(path: string): Promise<void> {
  const options = ['build', '--config', CONFIG, '--outDir', path, '--logLevel', 'warn'];
  // Jest's own NODE_ENV would build in what is for developers only.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [VITE, ...options], { env });
}
