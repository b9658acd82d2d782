/** Walks one folder for note files: recursively, without hidden folders, never outside of it, nothing twice. */
import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { NoteProblem } from '../../core/note.js';
import { noteFormat } from '../formats/note-file.js';
import { errorCode } from './error-code.js';
import { isHiddenName, isOfficeFile } from './file-kinds.js';
import {
  brokenLink,
  linkOutside,
  officeFile,
  tooManyFiles,
  unreadable,
  unreadableName,
} from './file-problems.js';
import { templateFolder } from './obsidian-vault.js';

/** A note file as it stands on disk. */
export interface FoundFile {
  /** The path whose walk found it, as it was named. */
  readonly root: string;
  /** Absolute path, links resolved. */
  readonly path: string;
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Whether it lies in an Obsidian vault. */
  readonly inVault: boolean;
  /** Changes whenever the file's content may have changed. */
  readonly version: string;
}

/** More files than this are a mistake in the path (a home folder, a disk), not a knowledge base. */
const MAX_FILES = 20_000;

/** One walk through one folder, or past one single file. */
export class FolderWalk {
  readonly files: FoundFile[] = [];
  /** Names of all files, pictures and the like included: what links in notes may lead to. */
  readonly names: string[] = [];
  readonly problems: NoteProblem[] = [];
  readonly #path: string;
  /** The same path with its links resolved. */
  #root: string;
  readonly #seen: Set<string>;
  readonly #leavesOut: (folder: string) => boolean;
  #templates: string | null = null;
  #full = false;
  /** Whether something that a folder listed was not there a moment later. */
  #lost = false;

  /**
   * @param path - absolute path of the folder or file; links are followed
   * @param seen - real paths that were visited already, shared between the folders of a knowledge base
   * @param leavesOut - tells by its name, relative to the path, which folder is left out
   */
  constructor(
    path: string,
    seen: Set<string>,
    leavesOut: (folder: string) => boolean = () => false,
  ) {
    this.#path = path;
    this.#leavesOut = leavesOut;
    this.#root = path;
    this.#seen = seen;
  }

  /**
   * Fills `files`, in the order of their names, and `problems`.
   * @returns `missing` if there is nothing at the path (any more), `partial` if a part of it went away while it was
   *   gone through, as when the folder is moved: what was found is not the truth then
   */
  async run(): Promise<'whole' | 'partial' | 'missing'> {
    const root = await this.#or(realpath(this.#path), null, '.');
    const stats = root === null ? null : await this.#or(stat(root, { bigint: true }), null, '.');
    if (root === null || stats === null) return 'missing';
    this.#root = root;
    if (stats.isFile()) {
      this.#addFile(this.#root, basename(this.#root), stats);
    } else {
      this.#templates = await templateFolder(this.#root);
      await this.#walk(this.#root, '');
    }
    const after = await stat(this.#path, { bigint: true }).catch(() => null);
    const isSame = after?.ino === stats.ino && after.dev === stats.dev;
    return isSame && !this.#lost ? 'whole' : 'partial';
  }

  async #walk(folder: string, name: string): Promise<void> {
    if (this.#seen.has(folder)) return;
    this.#seen.add(folder);
    const entries = await this.#or(
      readdir(folder, { withFileTypes: true }),
      null,
      name === '' ? '.' : name,
    );
    if (entries === null) this.#lost = true;
    for (const entry of (entries ?? []).sort(byName)) {
      if (isHiddenName(entry.name)) continue;
      const path = join(folder, entry.name);
      await this.#visit(entry, path, name === '' ? entry.name : `${name}/${entry.name}`);
    }
  }

  /** Only links are resolved: all else stands where the folder says, whose own path is resolved already. */
  async #visit(entry: Dirent, path: string, name: string): Promise<void> {
    // A name that is no UTF-8 comes with this character in place of its bytes, and nothing is found by it.
    if (name.includes('\uFFFD') && (await this.#or(lstat(path), null, name)) === null) {
      this.problems.push(unreadableName(name));
      return;
    }
    const real = entry.isSymbolicLink() ? await this.#or(realpath(path), null, name) : path;
    if (real === null) {
      await this.#noteBrokenLink(path, name);
      return;
    }
    if (!this.#isInside(real)) {
      if (noteFormat(name) !== null) this.problems.push(linkOutside(name));
      return;
    }
    const stats = await this.#or(stat(real, { bigint: true }), null, name);
    if (stats === null) this.#lost = true;
    const isLeftOut = this.#isTemplates(name) || this.#leavesOut(name);
    if (stats?.isDirectory() === true && !isLeftOut) await this.#walk(real, name);
    if (stats?.isFile() === true) this.#addFile(real, name, stats);
  }

  /** A link whose target is gone; a file that went while we were looking is no problem. */
  async #noteBrokenLink(path: string, name: string): Promise<void> {
    const own = await this.#or(lstat(path), null, name);
    if (own === null) this.#lost = true;
    if (noteFormat(name) !== null && own?.isSymbolicLink() === true)
      this.problems.push(brokenLink(name));
  }

  #addFile(path: string, file: string, stats: BigIntStats): void {
    this.names.push(file);
    if (isOfficeFile(file)) this.problems.push(officeFile(file));
    if (noteFormat(file) === null || this.#seen.has(path)) return;
    this.#seen.add(path);
    if (this.#isFull(file)) return;
    const version = [stats.ino, stats.mtimeNs, stats.ctimeNs, stats.size].join(':');
    this.files.push({
      root: this.#path,
      path,
      file,
      size: Number(stats.size),
      inVault: this.#templates !== null,
      version,
    });
  }

  #isFull(file: string): boolean {
    const full = this.files.length >= MAX_FILES;
    if (full && !this.#full) this.problems.push(tooManyFiles(file, MAX_FILES));
    this.#full = full;
    return full;
  }

  #isInside(real: string): boolean {
    const way = relative(this.#root, real);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  }

  #isTemplates(name: string): boolean {
    return this.#templates !== null && name.toLowerCase() === this.#templates;
  }

  /** What a request to the disk gives, else a stand-in; a failure is a problem unless the file is simply gone. */
  async #or<T, S>(request: Promise<T>, instead: S, name: string): Promise<T | S> {
    try {
      return await request;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') this.problems.push(unreadable(name, error));
      return instead;
    }
  }
}

/** The order of names by their characters' codes, the same on every machine. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
