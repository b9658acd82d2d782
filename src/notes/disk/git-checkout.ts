/**
 * Tells whether git is changing a work tree: it takes a file away before it writes it anew, so that for a moment a note is
 * gone, or there to its half. While it does, `index.lock` stands in its folder; at the end that becomes the new `index`
 * (git-update-index and the "lockfile" API in git's Documentation/technical).
 */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { orNull } from './error-code.js';

/** Milliseconds after which a lock was left behind by a git that was killed: it writes more than a hundred files in one. */
const LONGEST = 60_000;

/**
 * What git made of a folder last.
 * @param folder - an absolute path, anywhere in a work tree or in none
 * @returns the same text as long as git changes nothing; `null` while it does
 */
export async function checkoutOf(folder: string): Promise<string | null> {
  const home = await gitFolder(folder);
  if (home === null) return '';
  const lock = await orNull(stat(join(home, 'index.lock')));
  if (lock !== null && Date.now() - lock.mtimeMs < LONGEST) return null;
  const index = await orNull(stat(join(home, 'index')));
  return index === null ? home : `${home} ${index.ino} ${index.mtimeMs} ${index.size}`;
}

/** Where git keeps what it knows of a work tree: `.git`, or where a file of that name leads (a worktree, a submodule). */
async function gitFolder(folder: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, '.git');
    const found = await orNull(stat(path));
    if (found?.isDirectory() === true) return path;
    if (found?.isFile() === true) {
      const [, home] = /^gitdir: (.+)/.exec((await orNull(readFile(path, 'utf8'))) ?? '') ?? [];
      return home === undefined ? null : resolve(at, home.trimEnd());
    }
    if (at === dirname(at)) return null;
  }
}
