/** Ids that are unique in the whole knowledge base, and the difference between two states of it. */
import { isDeepStrictEqual } from 'node:util';
import type { Note, NoteProblem, Passage } from '../../core/note.js';

/** What changed: exactly what an engine's `update` takes. */
export interface NoteChanges {
  /** Ids of notes that are gone or that changed. */
  readonly removed: readonly string[];
  /** Notes that are new or that changed. */
  readonly added: readonly Note[];
}

/**
 * Gives notes of different files that share an id one of their own: the first keeps it, the next becomes `id~2`.
 * @param notes - in the order of the files
 */
export function withUniqueIds(notes: readonly Note[]): { notes: Note[]; problems: NoteProblem[] } {
  const first = new Map<string, Note>();
  const problems: NoteProblem[] = [];
  const times = new Map<string, number>();
  const unique = notes.map((note) => {
    const other = first.get(note.id);
    if (other === undefined) {
      first.set(note.id, note);
      return note;
    }
    problems.push(sharedId(note, other));
    const renamed = withId(note, freeId(note.id, first, times));
    first.set(renamed.id, renamed);
    return renamed;
  });
  return { notes: unique, problems };
}

/** The smallest change that turns one state of the notes into another. */
export function changesBetween(before: readonly Note[], after: readonly Note[]): NoteChanges {
  const old = new Map(before.map((note) => [note.id, note]));
  const added = after.filter((note) => {
    const known = old.get(note.id);
    return known === undefined || (known !== note && !isDeepStrictEqual(known, note));
  });
  const kept = new Set(after.map((note) => note.id));
  const changed = added.filter((note) => old.has(note.id)).map((note) => note.id);
  const gone = before.filter((note) => !kept.has(note.id)).map((note) => note.id);
  return { removed: [...gone, ...changed], added };
}

/** @param counts - how often each id was given; from there on the next free one is looked for */
function freeId(id: string, taken: ReadonlyMap<string, Note>, counts: Map<string, number>): string {
  let times = counts.get(id) ?? 2;
  while (taken.has(`${id}~${times}`)) times++;
  counts.set(id, times + 1);
  return `${id}~${times}`;
}

/** The same note under another id; its passages' ids begin with it, and follow. */
export function withId(note: Note, id: string): Note {
  const renamed = (passage: Passage): Passage => ({
    ...passage,
    id: id + passage.id.slice(note.id.length),
    children: passage.children.map(renamed),
  });
  return { ...note, id, root: renamed(note.root) };
}

function sharedId(note: Note, other: Note): NoteProblem {
  const { file, line } = note.root.source;
  const at = `${other.root.source.file}:${other.root.source.line}`;
  return {
    file,
    line,
    severity: 'warning',
    code: 'duplicate-id',
    message: `The id "${note.id}" is already used at ${at}; this note was given another.`,
    remedy: 'Give each note an id of its own.',
  };
}
