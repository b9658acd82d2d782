/**
 * Notices changes below folders and files. Events of the system come first; besides, the folders themselves are
 * looked at every few seconds, since a folder that was replaced as a whole (a checkout, a link set to another
 * release, a disk that comes back) gives no event to those who watch the old one.
 */
import { watch, type FSWatcher } from 'chokidar';
import { once } from 'node:events';
import { realpath, stat } from 'node:fs/promises';
import { orNull } from './error-code.js';

/** Milliseconds without further events after which a change is reported: an editor's save is several events. */
const QUIET_TIME = 100;

/** Milliseconds for which a file's size must hold still before it counts as written. */
const WRITE_TIME = 150;

/** Milliseconds between two looks at the folders themselves. */
const LOOK_TIME = 1000;

/** Milliseconds after which a watch that has not begun is given up. */
const READY_TIME = 60_000;

/** Folders in which programs write all the time, and nobody notes. */
const NEVER_WATCHED = /[\\/](?:\.git|\.obsidian|\.trash|node_modules)(?:[\\/]|$)/;

/** Who is told. */
export interface WatchListener {
  /** Something below the paths may have changed. */
  readonly changed: () => void;
  /** From now on changes may go unnoticed. */
  readonly failed: (error: unknown) => void;
}

/** Watches folders and files until it is closed. */
export class NoteWatcher {
  readonly #paths: readonly string[];
  readonly #listener: WatchListener;
  #watcher: FSWatcher | null = null;
  /** Which folders and files are watched, by what they are rather than by their names. */
  #watched = '';
  #quiet: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  /** @param paths - absolute paths; links are followed */
  constructor(paths: readonly string[], listener: WatchListener) {
    this.#paths = paths;
    this.#listener = listener;
  }

  /** Begins. @returns once every change from now on is noticed */
  async start(): Promise<void> {
    await this.#watchAnew(await identities(this.#paths));
    this.#lookLater();
  }

  /** Ends; nothing is reported any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#look);
    await this.#looking;
    await this.#watcher?.close();
    clearTimeout(this.#quiet);
  }

  /** Takes the next look for a change, because what was read last is not the whole of it. */
  lookAgain(): void {
    this.#watched = '';
  }

  #lookLater(): void {
    if (this.#closed) return;
    this.#look = setTimeout(() => {
      this.#looking = this.#lookAtFolders().catch(this.#listener.failed);
    }, LOOK_TIME);
    // Looking alone is no reason for the program to go on.
    this.#look.unref();
  }

  async #lookAtFolders(): Promise<void> {
    const now = await identities(this.#paths);
    if (now !== this.#watched) {
      await this.#watchAnew(now);
      this.#schedule();
    }
    this.#lookLater();
  }

  async #watchAnew(now: string): Promise<void> {
    this.#watched = now;
    await this.#watcher?.close();
    this.#watcher = null;
    const paths = await existing(this.#paths);
    // Without a path nothing would ever be ready; the look at the folders goes on.
    if (paths.length === 0) return;
    const watcher = watch(paths, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path) => NEVER_WATCHED.test(path),
      awaitWriteFinish: { stabilityThreshold: WRITE_TIME, pollInterval: WRITE_TIME / 3 },
    });
    this.#watcher = watcher;
    watcher.on('all', () => {
      this.#schedule();
    });
    watcher.on('error', this.#listener.failed);
    // A folder that goes while it is gone through may never be ready; the next look sees that it is another.
    await once(watcher, 'ready', { signal: AbortSignal.timeout(READY_TIME) }).catch(
      this.#listener.failed,
    );
  }

  #schedule(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(this.#listener.changed, QUIET_TIME);
  }
}

/** The paths that exist, links followed. */
async function existing(paths: readonly string[]): Promise<string[]> {
  const real = await Promise.all(paths.map((path) => orNull(realpath(path))));
  return real.filter((path) => path !== null);
}

/** What stands at the paths at this moment: the same text as long as no folder is replaced by another. */
async function identities(paths: readonly string[]): Promise<string> {
  const stats = await Promise.all(paths.map((path) => orNull(stat(path))));
  return stats
    .map((found) => (found === null ? '-' : `${found.dev}:${found.ino}:${found.birthtimeMs}`))
    .join(' ');
}
