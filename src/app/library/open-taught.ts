/** Opens the folder that notes from chat are written to, where there is one: with the embedded store, beside the notes. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { StoreAway } from '../../core/errors.js';
import type { WorkspaceId } from '../../core/message.js';
import type { Store } from '../../core/records/store.js';
import type { NoteSet } from '../../notes/audience/note-set.js';
import { createTaughtFolder, GONE_MS } from '../../notes/taught/taught-folder.js';
import type { Config } from '../config/config.js';
import { PACKAGE_DIR } from '../config/package-dir.js';
import { pathOf, type TaughtParts } from '../open-note-library.js';

/** Notes from chat, open. */
export interface OpenTaught extends Required<TaughtParts> {
  /** Writes what was changed in a workspace, in its own time. */
  write(workspace: WorkspaceId): void;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

/** Where notes from chat are written, or why they are not. */
export type TaughtPlace =
  | { readonly kind: 'folder'; readonly set: NoteSet }
  /** `shared`: the store is one that many replicas share; `unwritable`: nobody may write to the notes. */
  | { readonly kind: 'store'; readonly why: 'shared' | 'own-notes' | 'no-folder' | 'unwritable' };

/**
 * Where notes from chat are written: to the first set of notes, if it is a folder of the operator's that may be written
 * to. Many replicas have the store alone.
 */
export async function taughtPlace(
  { database }: Pick<Config, 'database'>,
  sets: readonly NoteSet[],
): Promise<TaughtPlace> {
  const [set] = sets;
  if (database !== undefined) return { kind: 'store', why: 'shared' };
  if (set === undefined) return { kind: 'store', why: 'no-folder' };
  // What came with the program goes with its next version.
  if (`${set.path}${sep}`.startsWith(`${PACKAGE_DIR}${sep}`))
    return { kind: 'store', why: 'own-notes' };
  const fixed = set.path.split('{workspace}', 1)[0] ?? set.path;
  const stats = await stat(fixed).catch(() => null);
  if (stats?.isDirectory() !== true) return { kind: 'store', why: 'no-folder' };
  const mayWrite = await access(fixed, constants.W_OK).then(
    () => true,
    () => false,
  );
  return mayWrite ? { kind: 'folder', set } : { kind: 'store', why: 'unwritable' };
}

/**
 * Opens it, and brings files and notes to agree.
 * @param warn - takes full sentences about files that can't be written or taken over
 */
export async function openTaught(
  config: Pick<Config, 'database'>,
  sets: readonly NoteSet[],
  store: Pick<Store, 'taught' | 'taughtFiles' | 'changes'>,
  warn: (sentence: string) => void,
): Promise<OpenTaught> {
  const place = await taughtPlace(config, sets);
  const folder = createTaughtFolder({
    root: (workspace) => (place.kind === 'folder' ? pathOf(place.set, workspace) : null),
    notes: store.taught,
    files: store.taughtFiles,
    now: Date.now,
    warn,
  });
  const working = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  /** What the disk refuses stays in the store, which answers; it is said, and tried again with the next look. */
  async function readFolder(workspace: WorkspaceId): Promise<void> {
    try {
      const isChanged = await folder.sync(workspace);
      if (isChanged) await store.changes.announce({ kind: 'notes', ...only(workspace) });
    } catch (error) {
      if (error instanceof StoreAway) throw error;
      warn(`Notes from chat could not be brought to agree with their files: ${String(error)}`);
    }
    if (folder.isWaiting() && !isClosed) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        write(workspace);
      }, GONE_MS + 100).unref();
    }
  }

  function write(workspace: WorkspaceId): void {
    const work = readFolder(only(workspace)).catch(() => undefined); // the store is away, which is said elsewhere
    working.add(work);
    void work.then(() => working.delete(work));
  }

  if (place.kind === 'folder')
    for (const workspace of await store.taught.workspaces()) await readFolder(workspace);
  return {
    store: store.taught,
    byHand: (note) => folder.byHand(note),
    readFolder,
    write,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await Promise.all(working);
    },
  };
}

function only({ adapter, workspace }: WorkspaceId): WorkspaceId {
  return { adapter, workspace };
}
