/**
 * The library: every workspace's notes, loaded when somebody first asks there and let go when others need the room, so
 * that memory is bounded by configuration and not by how many workspaces there are.
 */
import type { NoteLibrary } from '../../bot/parts.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { isPerWorkspace, type LoadedSet, type NoteSet } from './note-set.js';
import { createWorkspaceNotes, type WorkspaceNotes } from './workspace-notes.js';

/** The library. */
export interface Library extends NoteLibrary {
  /** Workspaces whose notes are in memory, and what they take there in bytes, by estimate. */
  size(): {
    readonly workspaces: number;
    readonly bytes: number;
    /** What the notes that all workspaces share take besides. */
    readonly sharedBytes: number;
  };
  /** Reads again what changed on disk of the workspaces that are in memory. */
  refresh(): Promise<void>;
  /** A workspace's own notes were changed: whoever asks next waits until they are read. */
  expire(workspace: WorkspaceId): void;
}

/** A workspace's own sets, open. */
export interface OpenSets {
  readonly sets: readonly LoadedSet[];
  /** Reads what changed on disk. */
  refresh(): Promise<unknown>;
}

/** What the library works with. */
export interface LibraryOptions {
  /** Sets of which each workspace has its own, in the order of the configuration. */
  readonly own: readonly Pick<NoteSet, 'path' | 'fromChat'>[];
  /** Sets that all workspaces share, loaded. */
  readonly shared: readonly LoadedSet[];
  /** Loads a workspace's own sets. A folder that is not there holds no notes. */
  readonly open: (workspace: WorkspaceId) => Promise<OpenSets>;
  readonly createEngine: () => AnswerEngine;
  /** What the notes of workspaces may take in memory, in bytes; the one that was asked last always stays. */
  readonly mostBytes: number;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Told when changes on disk could not be read. */
  readonly warn: (error: unknown) => void;
}

/** A workspace's notes are looked at again on disk when they are asked after this long, in milliseconds. */
const FRESH_MS = 1_000;
/** Many files take longer to look at: a hundred times that long passes till the next look, but no more than this. */
const MOST_FRESH_MS = 10_000;
const LOOKS_APART = 100;
/** Whoever asks waits for that look, but on a slow disk no longer than this. */
const LOOK_MS = 100;

/** A loaded workspace. */
interface Loaded {
  /** Those that all share, while it has none of its own. */
  readonly workspaceNotes: () => WorkspaceNotes;
  readonly sets: OpenSets;
  /** When to look again. */
  dueAt: number;
  /** How often it was said to be old, and up to which of those it was read since. */
  expired: number;
  read: number;
  /** The look that is under way. */
  looking: Promise<void> | null;
}

/** Workspaces without notes of their own take next to nothing, but they are many. */
const MOST_WORKSPACES = 10_000;

const pause = (time: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, time).unref();
  });

/** Opens the library over the shared sets; no workspace is loaded yet. */
export function createLibrary(options: LibraryOptions): Library {
  const { own, shared, createEngine, mostBytes, now, warn } = options;
  const common = createWorkspaceNotes(shared, createEngine);
  const perWorkspace = own.some((set) => set.fromChat === true || isPerWorkspace(set));
  const loading = new Map<string, Promise<Loaded>>();
  const loaded = new Map<string, Loaded>();

  async function notesOf(workspace: WorkspaceId): Promise<WorkspaceNotes> {
    if (!perWorkspace) return common;
    const key = workspaceName(workspace);
    const held = loaded.get(key) ?? (await load(key, workspace));
    // What was asked last stays longest.
    loaded.delete(key);
    loaded.set(key, held);
    while (held.read < held.expired) await (held.looking ?? lookAgain(held));
    if (now() >= held.dueAt) await Promise.race([lookAgain(held), pause(LOOK_MS)]);
    return held.workspaceNotes();
  }

  /** Whoever asks while it is under way waits for the same. */
  function load(key: string, { adapter, workspace }: WorkspaceId): Promise<Loaded> {
    const under = loading.get(key) ?? open(key, { adapter, workspace });
    loading.set(key, under);
    return under;
  }

  async function open(key: string, workspace: WorkspaceId): Promise<Loaded> {
    try {
      const sets = await options.open(workspace);
      return {
        workspaceNotes: notesWith(sets),
        sets,
        dueAt: now() + FRESH_MS,
        expired: 0,
        read: 0,
        looking: null,
      };
    } finally {
      loading.delete(key);
    }
  }

  /** An engine of its own knows the shared notes, too; only a workspace that has more needs one. */
  function notesWith({ sets }: OpenSets): () => WorkspaceNotes {
    let own: WorkspaceNotes | null = null;
    return () => {
      if (own === null && sets.every((set) => set.notes().length === 0)) return common;
      own ??= createWorkspaceNotes([...shared, ...sets], createEngine);
      return own;
    };
  }

  function lookAgain(held: Loaded): Promise<void> {
    const looking = look(held).finally(() => {
      if (held.looking === looking) held.looking = null;
    });
    held.looking = looking;
    return looking;
  }

  async function look(held: Loaded): Promise<void> {
    const started = now();
    held.dueAt = started + MOST_FRESH_MS; // nobody else looks meanwhile
    const { expired } = held; // what is changed from here on makes it old again
    await held.sets.refresh().catch(warn);
    held.read = expired;
    const apart = LOOKS_APART * (now() - started);
    held.dueAt = started + Math.min(Math.max(apart, FRESH_MS), MOST_FRESH_MS);
  }

  const bytesOf = ({ workspaceNotes }: Loaded): number => {
    const notes = workspaceNotes();
    return notes === common ? 0 : notes.bytes();
  };

  /** Lets go of those that were not asked for longest until the rest has room. */
  function makeRoom(): void {
    let bytes = bytesHeld();
    for (const [key, held] of loaded) {
      if ((bytes <= mostBytes && loaded.size <= MOST_WORKSPACES) || loaded.size === 1) return;
      bytes -= bytesOf(held);
      loaded.delete(key);
    }
  }

  const bytesHeld = () => [...loaded.values()].reduce((sum, held) => sum + bytesOf(held), 0);
  const inMemory = (workspace: WorkspaceId): WorkspaceNotes =>
    loaded.get(workspaceName(workspace))?.workspaceNotes() ?? common;

  return {
    async view(viewer, chosen) {
      const isNew = !loaded.has(workspaceName(viewer.place));
      const view = (await notesOf(viewer.place)).view(viewer, chosen);
      if (perWorkspace && isNew) makeRoom();
      return view;
    },
    peek: (viewer, chosen) => inMemory(viewer.place).view(viewer, chosen),
    hides: (workspace, note) => inMemory(workspace).hides(note),
    hasLimits(workspace) {
      if (!perWorkspace) return common.hasLimits();
      return loaded.get(workspaceName(workspace))?.workspaceNotes().hasLimits() ?? true;
    },
    async refresh() {
      await Promise.all([...loaded.values()].map(lookAgain));
    },
    expire(workspace) {
      const key = workspaceName(workspace);
      const makeOld = (held: Loaded): void => {
        held.expired += 1;
      };
      const held = loaded.get(key);
      if (held !== undefined) makeOld(held);
      else loading.get(key)?.then(makeOld, () => undefined); // who loads it is told what failed
    },
    size: () => ({ workspaces: loaded.size, bytes: bytesHeld(), sharedBytes: common.bytes() }),
  };
}
