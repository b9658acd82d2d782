/** What of the notes wants looking at, and by whom. Pure. */
import type { SourceEvent } from '../teach/own-notes.js';
import { passagesOf, type Note, type NoteProblem } from '../../core/note.js';

/** Why a note wants looking at. */
export type CareReason =
  | { readonly kind: 'review'; readonly date: string }
  /** So many people found that it did not help, lately. */
  | { readonly kind: 'voted-down'; readonly people: number }
  /** The message that it was made from was deleted or edited. */
  | { readonly kind: 'source'; readonly event: SourceEvent }
  /** What the check of the notes says of it. */
  | { readonly kind: 'problem'; readonly problem: NoteProblem };

/** A note that wants looking at. */
export interface CareItem {
  readonly note: Note;
  /** Who keeps it right, and who does while they are away; `null`: nobody is named. */
  readonly owner: string;
  readonly standIn: string | null;
  /** Whoever keeps the folders that it lies in, nearest first: told where those two are gone. */
  readonly others: readonly string[];
  /** How often it answered lately. */
  readonly times: number;
  readonly reasons: readonly CareReason[];
}

/** How a note was used lately. */
export interface CareUse {
  readonly note: string;
  readonly times: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** What is looked at. */
export interface CareInput {
  /** Those that whoever is told may see, and no others. */
  readonly notes: readonly Note[];
  readonly problems: readonly NoteProblem[];
  readonly use: readonly CareUse[];
  /** Today as YYYY-MM-DD. */
  readonly today: string;
  /** Whether a note is not to be told of for a while. */
  readonly isSnoozed: (note: Note) => boolean;
  /** What happened to the message that a note was made from; `null`: nothing, or there is none. */
  readonly sourceOf?: (note: Note) => SourceEvent | null;
}

/** Of what the check says, what an owner can mend and readers stumble over. */
const TOLD = new Set(['dead-link', 'duplicate', 'stray-question', 'empty-note']);

/** A file that says something of its whole folder. */
const FOLDER_FILE = /(?:^|\/)(?:readme|_?index|_folder)\.(?:md|markdown|mdx|txt)$/i;

/** Notes that somebody keeps and that want looking at: the most asked first. */
export function careItems(input: CareInput): CareItem[] {
  const { notes, problems, use, today, isSnoozed, sourceOf } = input;
  const owners = new Owners(notes);
  const used = new Map(use.map((one) => [one.note, one]));
  const byFile = grouped(
    problems.filter(({ code }) => TOLD.has(code)),
    ({ file }) => file,
  );
  return notes
    .flatMap((note): CareItem[] => {
      const kept = owners.of(note);
      if (kept === null || isSnoozed(note)) return [];
      const { times = 0, helpful = 0, unhelpful = 0 } = used.get(note.id) ?? {};
      const found = (byFile.get(note.root.source.file) ?? []).filter(isIn(note));
      const event = sourceOf?.(note) ?? null;
      const reasons: CareReason[] = [
        ...(note.review !== undefined && note.review < today
          ? [{ kind: 'review', date: note.review } as const]
          : []),
        ...(unhelpful > helpful ? [{ kind: 'voted-down', people: unhelpful } as const] : []),
        ...(event === null ? [] : [{ kind: 'source', event } as const]),
        ...found.map((problem) => ({ kind: 'problem', problem }) as const),
      ];
      return reasons.length === 0 ? [] : [{ note, ...kept, times, reasons }];
    })
    .sort((a, b) => b.times - a.times);
}

/**
 * Items by who is told: the owner, or whoever stands in while the owner is away or gone; where both are gone, whoever keeps
 * the nearest folder. Nobody: left out.
 * @param isAway - for a while, or gone for good
 */
export function byPerson(
  items: readonly CareItem[],
  isAway: (person: string) => boolean,
): ReadonlyMap<string, readonly CareItem[]> {
  const told = items.flatMap((item) => {
    const person = [item.owner, item.standIn, ...item.others].find(
      (one) => one !== null && !isAway(one),
    );
    return person === undefined || person === null ? [] : [{ person, item }];
  });
  const groups = grouped(told, ({ person }) => person);
  return new Map([...groups].map(([person, all]) => [person, all.map(({ item }) => item)]));
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}

/** Who keeps a note. */
export type Keepers = Pick<CareItem, 'owner' | 'standIn' | 'others'>;

/** Tells who keeps each of some notes; `null`: nobody. */
export function keepersIn(notes: readonly Note[]): (note: Note) => Keepers | null {
  const owners = new Owners(notes);
  return (note) => owners.of(note);
}

/** Who keeps which note: its own owner, else that of the nearest folder that names one. */
class Owners {
  readonly #folders: ReadonlyMap<string, Pick<CareItem, 'owner' | 'standIn'>>;

  constructor(notes: readonly Note[]) {
    this.#folders = new Map(
      notes.flatMap((note) => {
        const { file } = note.root.source;
        return note.owner === undefined || !FOLDER_FILE.test(file)
          ? []
          : [[folderOf(file), { owner: note.owner, standIn: note.standIn ?? null }] as const];
      }),
    );
  }

  of(note: Note): Keepers | null {
    const folders = this.#above(folderOf(note.root.source.file));
    const standIn = note.standIn ?? null;
    const people = (from: readonly Pick<CareItem, 'owner' | 'standIn'>[]): string[] =>
      from.flatMap((one) => [one.owner, ...(one.standIn === null ? [] : [one.standIn])]);
    // An owner who is gone and named nobody: the nearest folder's.
    if (note.owner !== undefined) return { owner: note.owner, standIn, others: people(folders) };
    const [nearest, ...further] = folders;
    if (nearest === undefined) return null;
    return { ...nearest, standIn: standIn ?? nearest.standIn, others: people(further) };
  }

  /** The folders that name somebody, nearest first. */
  #above(from: string): readonly Pick<CareItem, 'owner' | 'standIn'>[] {
    const found: Pick<CareItem, 'owner' | 'standIn'>[] = [];
    for (let folder = from; ; folder = folderOf(folder)) {
      found.push(...[this.#folders.get(folder) ?? []].flat());
      if (folder === '') return found;
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether a problem stands within a note. */
function isIn(note: Note): (problem: NoteProblem) => boolean {
  const all = passagesOf(note).map(({ source }) => source);
  const first = Math.min(...all.map(({ line }) => line));
  const last = Math.max(...all.map(({ endLine }) => endLine));
  return ({ line }) => line >= first && line <= last;
}
