/** Opens the library over the sets of notes that the operator named. */
import { existsSync } from 'node:fs';
import type { NoteView } from '../bot/parts.js';
import { NOBODY } from '../core/audience.js';
import { ADAPTER_NAMES } from '../core/adapters.js';
import { StoreAway } from '../core/errors.js';
import { workspaceName, type WorkspaceId } from '../core/message.js';
import type { Note, NoteProblem } from '../core/note.js';
import type { TaughtNotes } from '../core/records/taught-notes.js';
import { teamOf } from '../bot/teach/team.js';
import { isFromChat } from '../notes/formats/taught/taught-file.js';
import {
  createTaughtSet,
  TAUGHT_SET,
  type HandWritten,
  type TaughtSet,
} from '../notes/taught/taught-set.js';
import { newEngine } from './engine-data.js';
import { NotesFolder } from '../notes/disk/notes-folder.js';
import type { NoteChanges } from '../notes/disk/unique-notes.js';
import { createLibrary, type Library, type OpenSets } from '../notes/audience/note-library.js';
import { NOT_MEASURED, type Measuring } from '../metrics/measuring.js';
import {
  isPerWorkspace,
  WORKSPACE,
  type LoadedSet,
  type NoteSet,
} from '../notes/audience/note-set.js';

/** The open library, with the shared notes on disk. */
export interface OpenedLibrary {
  readonly library: Library;
  /** What could not be read in the shared sets, or reads badly. */
  problems(): readonly NoteProblem[];
  /** What is wrong with the shared sets' folders themselves, so that notes may be older than what stands there. */
  folderProblems(): readonly NoteProblem[];
  /** Every file in the shared sets' folders: what links in their notes may lead to. */
  fileNames(): readonly string[];
  /** What everybody who opens the page may see of the shared sets. */
  everybody(): NoteView;
  /** Reads again what changed on disk, of all that is in memory. */
  refresh(): Promise<void>;
  /** A workspace's notes from chat were changed: whoever asks next is answered from what they say now. */
  expire(workspace: WorkspaceId): void;
  /** Picks up changed files of the shared sets from now on, until `close`. */
  watch(onChange: (changes: NoteChanges) => void): Promise<void>;
  close(): Promise<void>;
}

/** Where notes from chat come from. */
export interface TaughtParts {
  readonly store: Pick<TaughtNotes, 'list' | 'stamp'>;
  readonly byHand?: HandWritten;
  /** Reads what a hand changed in the folder, and writes what was changed elsewhere. */
  readonly readFolder?: (workspace: WorkspaceId) => Promise<void>;
}

/** What opening needs. */
export interface OpenLibraryOptions {
  readonly sets: readonly NoteSet[];
  /** What the notes of workspaces may take in memory, in bytes. */
  readonly mostBytes: number;
  /** Takes full sentences about what works less well than it should. */
  readonly warn: (sentence: string) => void;
  /** Notes from chat; absent: there are none. */
  readonly taught?: TaughtParts;
  /** Puts clocks around an engine. */
  readonly measure?: Measuring['engine'];
}

/**
 * Loads the shared sets; those of workspaces are loaded when they are asked.
 * @throws UserError for a shared path that does not exist
 */
export async function openLibrary(options: OpenLibraryOptions): Promise<OpenedLibrary> {
  const { sets, mostBytes, warn, taught, measure = NOT_MEASURED.engine } = options;
  const shared = await Promise.all(
    sets
      .filter((set) => !isPerWorkspace(set))
      .map(async (set) => ({ set, base: await NotesFolder.load([set.path], isFromChat) })),
  );
  const own = sets.filter(isPerWorkspace);
  const library = createLibrary({
    own: taught === undefined ? own : [...own, TAUGHT_SET],
    shared: shared.map(({ set, base }) => loadedSet(set, base)),
    open: (workspace) => openOwn(own, workspace, taught),
    createEngine: () => measure(newEngine()),
    mostBytes,
    now: Date.now,
    warn: (error) => {
      warn(`The notes of a workspace could not be read again: ${String(error)}`);
    },
  });
  const bases = shared.map(({ base }) => base);
  const everybody = () => library.peek(NOBODY, null);
  return {
    library,
    problems: () => bases.flatMap((base) => base.problems()),
    folderProblems: () => bases.flatMap((base) => base.folderProblems()),
    fileNames: () => bases.flatMap((base) => base.fileNames()),
    everybody,
    async refresh() {
      await Promise.all([...bases.map((base) => base.refresh()), library.refresh()]);
      everybody();
    },
    expire(workspace) {
      const doors = ADAPTER_NAMES.map((adapter) => ({ ...workspace, adapter }));
      for (const door of doors)
        if (workspaceName(teamOf(door)) === workspaceName(teamOf(workspace))) library.expire(door);
    },
    async watch(onChange) {
      const changed = (changes: NoteChanges): void => {
        // Takes the change over now, so that the next question need not wait for it.
        everybody();
        onChange(changes);
      };
      await Promise.all(bases.map((base) => base.watch(changed)));
    },
    async close() {
      await Promise.all(bases.map((base) => base.close()));
    },
  };
}

async function openOwn(
  own: readonly NoteSet[],
  workspace: WorkspaceId,
  taught: TaughtParts | undefined,
): Promise<OpenSets> {
  const found = own.map((set) => ({ set, folder: createOwnFolder(pathOf(set, workspace)) }));
  const fromChat =
    taught === undefined ? [] : [createTaughtSet(taught.store, teamOf(workspace), taught.byHand)];
  const readTaught = async (set: TaughtSet) => {
    await taught?.readFolder?.(teamOf(workspace));
    await set.refresh();
  };
  const refresh = () =>
    Promise.all([
      ...found.map(({ folder }) => folder.refresh()),
      ...fromChat.map((set) => readTaught(set).catch(unlessAway)),
    ]);
  await refresh();
  return {
    sets: [...found.map(({ set, folder }) => loadedSet(set, folder)), ...fromChat],
    refresh,
  };
}

/** Answers go on without them while the store is away, which whoever watches over it says. */
function unlessAway(error: unknown): void {
  if (!(error instanceof StoreAway)) throw error;
}

/** A folder that may come to be later. @param path - `null`: it never will */
function createOwnFolder(path: string | null) {
  let base: NotesFolder | null = null;
  return {
    notes: () => base?.notes() ?? NO_NOTES,
    async refresh(): Promise<void> {
      if (base !== null) await base.refresh();
      else if (path !== null && existsSync(path)) base = await NotesFolder.load([path], isFromChat);
    },
  };
}

const NO_NOTES: readonly Note[] = [];

/**
 * The path of a workspace's own set. Ids of workspaces come from outside: one that could name another folder has no notes of its
 * own.
 */
export function pathOf({ path }: NoteSet, { workspace }: WorkspaceId): string | null {
  return /^[A-Za-z0-9_-]{1,64}$/.test(workspace) ? path.replaceAll(WORKSPACE, workspace) : null;
}

const loadedSet = (set: NoteSet, folder: Pick<LoadedSet, 'notes'>): LoadedSet => ({
  set,
  notes: () => folder.notes(),
});
