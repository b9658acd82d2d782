/** Files of notes from chat on a disk: found, written as a whole or not at all, and never over somebody else's work. */
import { createHash, randomBytes } from 'node:crypto';
import {
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../disk/error-code.js';
import { isHiddenName } from '../disk/file-kinds.js';
import { decodeText } from '../formats/source-text.js';

/** A file as it stands. */
export interface DiskFile {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly digest: string;
}

/** More are a mistake, as in any folder of notes. */
const MOST_FILES = 20_000;
/** Larger ones are no note from chat: their text has at most 20,000 characters. */
const MOST_BYTES = 200_000;

/** What was read lately, by file: one that stands as it did is not read again. */
export type ReadLately = Map<string, { readonly version: string; readonly read: DiskFile }>;

/**
 * The Markdown files of a folder; links are not followed.
 * @param lately - taken from, and brought up to date
 * @returns `null` where there is no such folder
 */
export async function readFiles(
  folder: string,
  lately: ReadLately,
): Promise<ReadonlyMap<string, DiskFile> | null> {
  const found = new Map<string, DiskFile>();
  const walk = async (below: string): Promise<boolean> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(unlessGone);
    if (entries === null) return false;
    for (const entry of entries) {
      if (isHiddenName(entry.name) || found.size >= MOST_FILES) continue;
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await walk(file);
      else if (entry.isFile() && /\.md$/i.test(entry.name)) {
        const read = await readChanged(folder, file, lately);
        if (read !== null) found.set(file, read);
      }
    }
    return true;
  };
  const isThere = await walk('');
  for (const file of lately.keys()) if (!found.has(file)) lately.delete(file);
  return isThere ? found : null;
}

/** Whether there is a folder at a path. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(unlessGone))?.isDirectory() === true;
}

async function readChanged(
  folder: string,
  file: string,
  lately: ReadLately,
): Promise<DiskFile | null> {
  const stats = await stat(join(folder, file), { bigint: true }).catch(unlessGone);
  if (stats === null) return null;
  const version = [stats.ino, stats.mtimeNs, stats.ctimeNs, stats.size].join(':');
  const known = lately.get(file);
  if (known?.version === version) return known.read;
  const read = await readOne(folder, file);
  if (read !== null) lately.set(file, { version, read });
  return read;
}

/** @returns `null` where there is none, or it is too large for a note from chat */
export async function readOne(folder: string, file: string): Promise<DiskFile | null> {
  const path = join(folder, file);
  const stats = await stat(path).catch(unlessGone);
  if (stats === null || stats.size > MOST_BYTES) return null;
  const bytes = await readFile(path).catch(unlessGone);
  return bytes && { file, text: decodeText(file, bytes).text, digest: digestOf(bytes) };
}

/** Of a file's bytes. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Writes a file: whoever reads it finds the former or the new one, never a part.
 * @param before - the digest of what may be replaced; `null`: nothing may stand there
 * @returns false where something else stands there: then it was left alone
 * @throws DiskRefusal where the disk takes no file of that name, or a link leads out of the folder
 */
export async function writeFile(
  folder: string,
  file: string,
  text: string,
  before: string | null,
): Promise<boolean> {
  const path = join(folder, file);
  await makeFolders(folder, file);
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeWhole(draft, text).catch(refused);
    if (before === null) return await linkNew(draft, path);
    if ((await readOne(folder, file))?.digest !== before) return false;
    await rename(draft, path).catch(refused);
    return true;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes a file away. @returns false where something else stands there than what may go */
export async function removeFile(folder: string, file: string, before: string): Promise<boolean> {
  const now = await readOne(folder, file);
  if (now === null) return true;
  if (now.digest !== before) return false;
  await unlink(join(folder, file)).catch(unlessGone);
  return true;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A link is made only where there is nothing yet, which a rename does not see to. */
async function linkNew(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') return refused(error);
    // What is no file is never read, so that nobody would ever hear of it.
    const there = await lstat(path).catch(unlessGone);
    if (there?.isFile() === false) throw new DiskRefusal('EEXIST', error);
    return false;
  }
}

/** What the disk did not take, and why: its own code (`ENAMETOOLONG`, `ENOSPC`). */
export class DiskRefusal extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super(`the disk refuses it (${code})`, { cause });
    this.code = code;
  }
}

function refused(error: unknown): never {
  const code = errorCode(error);
  throw typeof code === 'string' ? new DiskRefusal(code, error) : error;
}

/** The folders of a file, one by one: a link among them could lead anywhere. */
async function makeFolders(folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(refused);
  let path = folder;
  for (const name of file.split('/').slice(0, -1)) {
    path = join(path, name);
    await mkdir(path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') refused(error);
    });
    if (!(await lstat(path)).isDirectory()) throw new DiskRefusal('ENOTDIR');
  }
}

function unlessGone(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
