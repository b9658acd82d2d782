/**
 * A workspaceNotes: the notes that one workspace has, and the views of them. Who sees the same notes shares a view. A view has
 * an engine of its own that knows no other note, so that hidden notes can't tell in any answer, rank, count or
 * completion.
 */
import type { NoteView } from '../../bot/parts.js';
import { maySee, type Viewer } from '../../core/audience.js';
import { remember } from '../../core/remember.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { Note } from '../../core/note.js';
import { createCardDeck } from '../../study/card-deck.js';
import { changesBetween } from '../disk/unique-notes.js';
import { bytesOfIndex, bytesOfNotes } from './note-bytes.js';
import type { LoadedSet, NoteSet } from './note-set.js';

/** The workspaceNotes. */
export interface WorkspaceNotes {
  /** @param chosen - names of sets to look into; `null`: all */
  view(viewer: Viewer, chosen: readonly string[] | null): NoteView;
  /** Whether any note is limited, so that it matters who looks. */
  hasLimits(): boolean;
  /** Whether a note, by its id, is limited. */
  hides(note: string): boolean;
  /** What the notes and the views take in memory, in bytes; an estimate. */
  bytes(): number;
}

/** Views kept of a workspace, the least recently used going first: there are as many as combinations of roles. */
const MOST_VIEWS = 32;

/** Notes of one set with one audience: what a view has as a whole or not at all. */
interface NoteGroup {
  readonly key: string;
  readonly set: NoteSet;
  readonly audience: Note['audience'];
  readonly notes: readonly Note[];
}

/** A view with what its engine was told. */
interface OpenView extends NoteView {
  readonly bytes: () => number;
  update(notes: readonly Note[]): void;
}

/**
 * Creates the notes of a workspace.
 * @param sets - loaded; what changes in them is taken over with the next look
 * @param createEngine - makes an engine without notes
 */
export function createWorkspaceNotes(
  sets: readonly LoadedSet[],
  createEngine: () => AnswerEngine,
): WorkspaceNotes {
  const views = new Map<string, OpenView>();
  let known: readonly (readonly Note[])[] = [];
  let groups: readonly NoteGroup[] = [];
  let noteBytes = 0;
  /** Notes under the id that they have here; kept, so that what did not change stays the same object. */
  const named = new WeakMap<Note, Note>();

  /** Takes over what changed; views that would lack a group or have one too many are dropped. */
  function current(): readonly NoteGroup[] {
    const now = sets.map((set) => set.notes());
    if (now.length === known.length && now.every((notes, at) => notes === known[at])) return groups;
    known = now;
    groups = arrange(sets, now, named);
    noteBytes = groups.reduce((sum, { notes }) => sum + bytesOfNotes(notes), 0);
    for (const [key, view] of views) {
      const kept = groupsOf(groups, key);
      if (kept === null) views.delete(key);
      else view.update(kept);
    }
    return groups;
  }

  return {
    view(viewer, chosen) {
      const seen = current().filter(
        (group) => isChosen(group, viewer, chosen) && maySee(group.audience, viewer),
      );
      const key = JSON.stringify(seen.map((group) => group.key));
      const view = views.get(key) ?? openView(key, createEngine());
      if (!views.has(key)) view.update(seen.flatMap(({ notes }) => notes));
      remember(views, key, view, MOST_VIEWS);
      return view;
    },
    hides: (note) => limitedIds(current()).has(note),
    hasLimits: () => current().some(({ audience }) => audience !== undefined),
    bytes: () => [...views.values()].reduce((sum, view) => sum + view.bytes(), noteBytes),
  };
}

/** What was written in a channel answers there, also where that channel is answered from other sets. */
function isChosen(
  { set, audience }: NoteGroup,
  { place }: Viewer,
  chosen: readonly string[] | null,
): boolean {
  if (chosen === null || chosen.includes(set.name)) return true;
  const isOfChannel = audience?.some((entries) => entries.includes(place.channel)) === true;
  return set.fromChat === true && place.channel !== '' && isOfChannel;
}

const idsOf = new WeakMap<readonly NoteGroup[], ReadonlySet<string>>();

/** Made once for the same groups. */
function limitedIds(groups: readonly NoteGroup[]): ReadonlySet<string> {
  const known = idsOf.get(groups);
  if (known !== undefined) return known;
  const limited = groups.filter(({ audience }) => audience !== undefined);
  const ids = new Set(limited.flatMap(({ notes }) => notes.map(({ id }) => id)));
  idsOf.set(groups, ids);
  return ids;
}

function openView(key: string, engine: AnswerEngine): OpenView {
  let held: readonly Note[] = [];
  let bytes = 0;
  return {
    bytes: () => bytes,
    key,
    engine,
    notes: () => held,
    cards: createCardDeck({ engine, notes: () => held }),
    update(notes) {
      const { removed, added } = changesBetween(held, notes);
      held = notes;
      bytes = bytesOfIndex(notes);
      engine.update(removed, added);
    },
  };
}

/** Puts notes of a set with the same audience together, in their order. */
function arrange(
  sets: readonly LoadedSet[],
  notes: readonly (readonly Note[])[],
  named: WeakMap<Note, Note>,
): NoteGroup[] {
  const groups = new Map<string, NoteGroup & { notes: Note[] }>();
  sets.forEach(({ set }, at) => {
    for (const note of notes[at] ?? []) {
      const limits = [...(set.audience ? [set.audience] : []), ...(note.audience ?? [])];
      const audience = limits.length === 0 ? undefined : limits;
      const key = JSON.stringify([set.name, limits]);
      const group = groups.get(key) ?? { key, set, audience, notes: [] };
      groups.set(key, group);
      const here =
        named.get(note) ??
        nameIn(note, at === 0 || set.fromChat === true ? '' : `${set.name}:`, audience);
      named.set(note, here);
      group.notes.push(here);
    }
  });
  return [...groups.values()];
}

/** Notes of several sets may have the same id: those of all sets but the first begin with the set's name. */
function nameIn(note: Note, prefix: string, audience: Note['audience']): Note {
  if (prefix === '' && audience === note.audience) return note;
  return { ...note, id: `${prefix}${note.id}`, ...(audience && { audience }) };
}

/** The notes of a view's groups; `null` when one of them is gone. */
function groupsOf(groups: readonly NoteGroup[], key: string): readonly Note[] | null {
  const wanted = JSON.parse(key) as readonly string[];
  const found = groups.filter((group) => wanted.includes(group.key));
  return found.length === wanted.length ? found.flatMap(({ notes }) => notes) : null;
}
