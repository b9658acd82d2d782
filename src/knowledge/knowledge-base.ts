/**
 * The knowledge base: note files on disk, read into notes, and kept up to date while people edit them.
 *
 * What can't be read is a problem with its place, never a failure: everything else still loads. After a change
 * only the files that changed are read again, and only the notes that differ are reported, so that an engine
 * can take them over between two questions.
 */
import { watch as watchPaths, type FSWatcher } from 'chokidar';
import { once } from 'node:events';
import { sep } from 'node:path';
import type { Note, NoteProblem } from '../engine/note.js';
import type { ParsedNotes } from '../notes/note-draft.js';
import { keptOldNotes, notWatched } from './file-problems.js';
import type { FoundFile } from './folder-walk.js';
import { listNoteFiles, resolveNotePath } from './list-note-files.js';
import { readNoteFile } from './read-note-file.js';
import { changesBetween, withUniqueIds, type NoteChanges } from './unique-notes.js';

/** Milliseconds without further changes after which files are read: an editor's save is several changes. */
const QUIET_TIME = 100;

/** Milliseconds for which a file's size must hold still before it counts as written. */
const WRITE_TIME = 150;

/** Folders in which programs write all the time, and nobody notes. */
const NEVER_WATCHED = /[\\/](?:\.git|\.obsidian|\.trash|node_modules)(?:[\\/]|$)/;

/** Notes read from folders and files. */
export class KnowledgeBase {
  readonly #paths: readonly string[];
  #files = new Map<string, ReadFile>();
  #notes: readonly Note[] = [];
  #problems: readonly NoteProblem[] = [];
  #names: readonly string[] = [];
  #watcher: FSWatcher | null = null;
  #watchProblem: NoteProblem | null = null;
  /** Settles once the last refresh has; never rejects. */
  #queue: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  private constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /**
   * Reads folders and files of notes.
   * @param paths - as people name them, relative to the working directory or absolute
   * @throws UserError `bad-input` for a path that does not exist, or a file of another kind
   */
  static async load(paths: readonly string[]): Promise<KnowledgeBase> {
    const resolved = await Promise.all(paths.map(resolveNotePath));
    const base = new KnowledgeBase(resolved);
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
    const watcher = watchPaths([...this.#paths], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => NEVER_WATCHED.test(path),
      awaitWriteFinish: { stabilityThreshold: WRITE_TIME, pollInterval: WRITE_TIME / 3 },
    });
    this.#watcher = watcher;
    watcher.on('all', () => {
      this.#schedule(onChange);
    });
    watcher.on('error', (error) => {
      this.#watchProblem = notWatched(error);
    });
    await once(watcher, 'ready');
    await this.#report(onChange);
  }

  /** Stops watching. The notes stay readable. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#watcher?.close();
    this.#watcher = null;
    await this.#queue;
  }

  #schedule(onChange: (changes: NoteChanges) => void): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#report(onChange).catch((error: unknown) => {
        this.#watchProblem = notWatched(error);
      });
    }, QUIET_TIME);
  }

  async #report(onChange: (changes: NoteChanges) => void): Promise<void> {
    const changes = await this.refresh();
    if (changes.removed.length > 0 || changes.added.length > 0) onChange(changes);
  }

  async #refreshNow(): Promise<NoteChanges> {
    const listing = await listNoteFiles(this.#paths);
    const files = this.#keptFrom(listing.missing);
    for (const found of listing.files) {
      files.set(found.file, await this.#read(found, this.#files.get(found.file)));
    }
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

  /** The files read from paths at which there is nothing any more. */
  #keptFrom(missing: readonly string[]): Map<string, ReadFile> {
    const isBelow = ({ path }: ReadFile): boolean =>
      missing.some((root) => path === root || path.startsWith(root + sep));
    return new Map([...this.#files].filter(([, file]) => isBelow(file)));
  }

  /** A file that fails to read after a change keeps the notes it had: it may be half written. */
  async #read(found: FoundFile, before: ReadFile | undefined): Promise<ReadFile> {
    if (before?.version === found.version) return before;
    const parsed = await readNoteFile(found);
    const failed =
      parsed.notes.length === 0 && parsed.problems.some(({ severity }) => severity === 'error');
    if (!failed || before === undefined || before.parsed.notes.length === 0) {
      return { path: found.path, version: found.version, parsed };
    }
    const problems = [...parsed.problems, keptOldNotes(found.file)];
    return { ...before, version: found.version, parsed: { notes: before.parsed.notes, problems } };
  }
}

/** A file as it was last read. */
interface ReadFile {
  readonly path: string;
  readonly version: string;
  readonly parsed: ParsedNotes;
}
