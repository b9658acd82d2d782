/**
 * The knowledge base: note files on disk, read into notes, and kept up to date while people edit them.
 *
 * What can't be read is a problem with its place, never a failure: everything else still loads. After a change
 * only the files that changed are read again, and only the notes that differ are reported, so that an engine
 * can take them over between two questions.
 */
import { resolve } from 'node:path';
import type { Note, NoteProblem } from '../../core/note.js';
import type { ParsedNotes } from '../formats/note-draft.js';
import { halfRead, keptOldNotes, notWatched } from './file-problems.js';
import type { FoundFile } from './folder-walk.js';
import { checkoutOf } from './git-checkout.js';
import { checkNotePath, listNoteFiles } from './list-note-files.js';
import { NoteWatcher } from './note-watcher.js';
import { readNoteFile } from './read-note-file.js';
import { changesBetween, withUniqueIds, type NoteChanges } from './unique-notes.js';

/** Notes read from folders and files. */
export class NotesFolder {
  readonly #paths: readonly string[];
  readonly #leavesOut: ((folder: string) => boolean) | undefined;
  #files = new Map<string, ReadFile>();
  #notes: readonly Note[] = [];
  #problems: readonly NoteProblem[] = [];
  #names: readonly string[] = [];
  #watcher: NoteWatcher | null = null;
  #watchProblem: NoteProblem | null = null;
  /** The paths at which there was nothing the last time. */
  #missing = '';
  /** Settles once the last refresh has; never rejects. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(paths: readonly string[], leavesOut?: (folder: string) => boolean) {
    this.#paths = paths;
    this.#leavesOut = leavesOut;
  }

  /**
   * Reads folders and files of notes.
   * @param paths - as people name them, relative to the working directory or absolute
   * @param leavesOut - tells by its name, relative to its path, which folder is none of theirs
   * @throws UserError `bad-input` for a path that does not exist, or a file of another kind
   */
  static async load(
    paths: readonly string[],
    leavesOut?: (folder: string) => boolean,
  ): Promise<NotesFolder> {
    await Promise.all(paths.map(checkNotePath));
    const base = new NotesFolder(
      paths.map((path) => resolve(path)),
      leavesOut,
    );
    await base.refresh();
    return base;
  }

  /** All notes, in the order of the folders, files and lines. */
  notes(): readonly Note[] {
    return this.#notes;
  }

  /** What could not be read or reads badly, in the same order. */
  problems(): readonly NoteProblem[] {
    return this.#watchProblem === null ? this.#problems : [...this.#problems, this.#watchProblem];
  }

  /** What is wrong with the folders themselves, so that the notes may be older than what stands there: gone, half read, not watched. */
  folderProblems(): readonly NoteProblem[] {
    return this.problems().filter(({ code }) => FOLDER_PROBLEMS.has(code));
  }

  /** Names of all files in the folders, notes or not: what links in notes may lead to. */
  fileNames(): readonly string[] {
    return this.#names;
  }

  /** Reads what changed on disk since the last time. Calls that overlap follow one another. */
  refresh(): Promise<NoteChanges> {
    const refreshed = this.#queue.then(() => this.#refreshNow());
    this.#queue = refreshed.catch(() => undefined); // who asked for it gets the error
    return refreshed;
  }

  /**
   * Picks up changed files from now on, until `close`.
   * @param onChange - called with each change, after `notes()` and `problems()` give the new state
   * @returns once watching, with what changed since `load` reported too
   */
  async watch(onChange: (changes: NoteChanges) => void): Promise<void> {
    const failed = (error: unknown): void => {
      this.#watchProblem = notWatched(error);
    };
    const changed = (): void => {
      this.#report(onChange).catch(failed);
    };
    this.#watcher = new NoteWatcher(this.#paths, { changed, failed });
    await this.#watcher.start();
    await this.#report(onChange);
  }

  /** Stops watching. The notes stay readable. */
  async close(): Promise<void> {
    await this.#watcher?.close();
    this.#watcher = null;
    await this.#queue;
  }

  async #report(onChange: (changes: NoteChanges) => void): Promise<void> {
    const changes = await this.refresh();
    if (changes.removed.length > 0 || changes.added.length > 0) onChange(changes);
  }

  async #refreshNow(): Promise<NoteChanges> {
    const checkouts = await this.#checkouts();
    let listing = await listNoteFiles(this.#paths, this.#leavesOut);
    // A file that is deleted just now makes a walk partial as well: the next one tells.
    if (listing.partial.length > 0) listing = await listNoteFiles(this.#paths, this.#leavesOut);
    const files = this.#keptFrom([...listing.missing, ...listing.partial]);
    let isWhole = listing.partial.length === 0;
    for (const found of listing.files) {
      const before = this.#files.get(found.file);
      const file = await this.#read(found, before);
      if (file === null) isWhole = false;
      const known = file ?? before;
      if (known !== undefined) files.set(found.file, known);
    }
    const moving = await this.#movingSince(checkouts);
    // At the start there is nothing better than what could be read.
    if (moving.length > 0 && this.#files.size > 0) return this.#stayAsItIs(moving);
    // Once more in a moment: no event may tell that a folder is whole again, or back already.
    const missing = listing.missing.join('\n');
    if (!isWhole || missing !== this.#missing) this.#watcher?.lookAgain();
    this.#missing = missing;
    const read = [...files.values()];
    const { notes, problems } = withUniqueIds(read.flatMap((file) => file.parsed.notes));
    const changes = changesBetween(this.#notes, notes);
    this.#files = files;
    this.#notes = notes;
    this.#names = listing.names;
    this.#problems = [
      ...listing.problems,
      ...read.flatMap((file) => file.parsed.problems),
      ...problems,
    ];
    return changes;
  }

  #checkouts(): Promise<(string | null)[]> {
    return Promise.all(this.#paths.map(checkoutOf));
  }

  /** The paths in which git changes files, or has while they were read. */
  async #movingSince(before: readonly (string | null)[]): Promise<readonly string[]> {
    const now = await this.#checkouts();
    return this.#paths.filter((_, at) => now[at] === null || now[at] !== before[at]);
  }

  /** What was known stays until nothing moves any more. */
  #stayAsItIs(moving: readonly string[]): NoteChanges {
    this.#watcher?.lookAgain();
    this.#problems = [
      ...this.#problems.filter(({ code }) => code !== 'half-read'),
      ...moving.map(halfRead),
    ];
    return { removed: [], added: [] };
  }

  /** The files read from paths at which there is nothing any more. */
  #keptFrom(missing: readonly string[]): Map<string, ReadFile> {
    return new Map([...this.#files].filter(([, { root }]) => missing.includes(root)));
  }

  /** A file that fails to read after a change keeps the notes it had: it may be half written. */
  async #read(found: FoundFile, before: ReadFile | undefined): Promise<ReadFile | null> {
    if (before?.version === found.version) return before;
    const parsed = await readNoteFile(found);
    if (parsed === null) return null;
    const failed =
      parsed.notes.length === 0 && parsed.problems.some(({ severity }) => severity === 'error');
    if (!failed || before === undefined || before.parsed.notes.length === 0) {
      return { root: found.root, version: found.version, parsed };
    }
    const problems = [...parsed.problems, keptOldNotes(found.file)];
    return { ...before, version: found.version, parsed: { notes: before.parsed.notes, problems } };
  }
}

/** Codes of problems that are about a folder rather than a file in it. */
const FOLDER_PROBLEMS = new Set(['missing-folder', 'half-read', 'not-watched']);

/** A file as it was last read. */
interface ReadFile {
  readonly root: string;
  readonly version: string;
  readonly parsed: ParsedNotes;
}
