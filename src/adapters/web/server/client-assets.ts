/** The built page, read into memory once: a handful of small files, so no request ever touches the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../../core/errors.js';
import { ownValue } from '../../../core/own-value.js';

/** One file of the built page. */
export interface ClientAsset {
  readonly contentType: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
  /** True for files whose name holds a hash of their content: they may be cached for ever. */
  readonly immutable: boolean;
}

/** The files by their address (`/`, `/assets/app-1a2b3c.js`). */
export type ClientAssets = ReadonlyMap<string, ClientAsset>;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/**
 * Reads the built page.
 * @param directory - what the client's build wrote
 * @throws UserError when there is no page in it
 */
export async function loadClientAssets(directory: string): Promise<ClientAssets> {
  const names = await listFiles(directory);
  const assets = await Promise.all(
    names.map(async (name) => [addressOf(name), await loadAsset(directory, name)] as const),
  );
  return new Map(assets);
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true }).catch(() => []);
  const names = entries.map((name) => name.replaceAll('\\', '/'));
  if (names.includes('index.html'))
    return names.filter((name) => Object.hasOwn(CONTENT_TYPES, extname(name)));
  throw new UserError(
    'bad-input',
    `The web page is not built: ${directory} holds no index.html. Run "npm run build" once.`,
  );
}

function addressOf(name: string): string {
  return name === 'index.html' ? '/' : `/${name}`;
}

async function loadAsset(directory: string, name: string): Promise<ClientAsset> {
  const body = await readFile(join(directory, name));
  return {
    contentType: ownValue(CONTENT_TYPES, extname(name)) ?? 'application/octet-stream',
    body,
    gzipped: gzipSync(body, { level: 9 }),
    immutable: name.startsWith('assets/'),
  };
}
