/** The numbers that people look at: what was asked, what became of it, and which notes are of use. */
import type { InboxEntry } from './inbox.js';
import { timesAsked } from './inbox-search.js';
import type { WorkspaceId } from '../message.js';

/** How many questions were answered, half answered and not covered. */
export interface StatusCounts {
  readonly answered: number;
  readonly suggested: number;
  readonly notFound: number;
}

/** A note's use. */
export interface NoteUse {
  /** Id of the note. */
  readonly note: string;
  /** As it was when it was used last. */
  readonly topic: string;
  /** How often it answered or nearly answered. */
  readonly times: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** A question that was asked, whatever became of it. */
export interface AskedOften {
  /** In the words of one who asked. */
  readonly question: string;
  readonly times: number;
}

/** A note by name. */
export interface NamedNote {
  readonly id: string;
  readonly topic: string;
}

/** What a workspace asked since some day. */
export interface UseOfNotes {
  /** Days since 1970, ascending; days without questions are left out. */
  readonly days: readonly (StatusCounts & { readonly day: number })[];
  /** The most used first. */
  readonly notes: readonly NoteUse[];
  /** The most asked first, not all; the same words in another order count as one. */
  readonly questions: readonly AskedOften[];
}

/** Counts what was asked. */
export interface UseLog {
  /** @param since - the first day that counts, in days since 1970 */
  count(workspace: WorkspaceId, since: number): Promise<UseOfNotes>;
}

/** A week, from Monday. */
export interface Week extends StatusCounts {
  /** ISO date of its Monday, UTC. */
  readonly monday: string;
}

/** The numbers of one or several workspaces. */
export interface Statistics {
  /** Every week of the span, without gaps, oldest first. */
  readonly weeks: readonly Week[];
  readonly total: StatusCounts;
  readonly mostAsked: readonly NoteUse[];
  readonly mostAskedQuestions: readonly AskedOften[];
  readonly mostMissed: readonly AskedOften[];
  /** Notes that answered nothing in all the weeks. */
  readonly neverUsed: readonly { readonly note: string; readonly topic: string }[];
}

/** Where numbers are asked for. */
export interface StatisticsService {
  /**
   * The numbers of these workspaces together.
   * @param weeks - how many weeks, this one included
   */
  of(workspaces: readonly WorkspaceId[], weeks: number): Promise<Statistics>;
}

/** What {@link summarise} rests on. */
export interface StatisticsParts {
  /** One of each workspace. */
  readonly uses: readonly UseOfNotes[];
  /** Open entries of the inbox, in any order. */
  readonly missed: readonly InboxEntry[];
  /** All notes as they are now. */
  readonly notes: readonly NamedNote[];
  /** Today, in days since 1970. */
  readonly today: number;
  readonly weeks: number;
  /** Longest list of each kind; the notes that are never used are all listed. */
  readonly longest: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** The day of a time. @param time - milliseconds since 1970 */
export const dayOf = (time: number): number => Math.floor(time / DAY_MS);

/** The Monday of a day's week; day 0 (1970-01-01) was a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** Puts the numbers together. */
export function summarise(parts: StatisticsParts): Statistics {
  const { uses, missed, notes, today, longest } = parts;
  const first = mondayOf(today) - 7 * (parts.weeks - 1);
  const days = uses.flatMap((use) => use.days);
  const weeks = Array.from({ length: parts.weeks }, (_, n) => {
    const monday = first + 7 * n;
    const ofWeek = days.filter(({ day }) => mondayOf(day) === monday);
    return { monday: new Date(monday * DAY_MS).toISOString().slice(0, 10), ...sum(ofWeek) };
  });
  const used = mergeUses(uses);
  const usedIds = new Set(used.map(({ note }) => note));
  return {
    weeks,
    total: sum(weeks),
    mostAsked: used.slice(0, longest),
    mostAskedQuestions: mergeQuestions(uses).slice(0, longest),
    mostMissed: [...missed]
      .sort((a, b) => timesAsked(b) - timesAsked(a) || a.id - b.id)
      .slice(0, longest)
      .map((entry) => ({ question: entry.question, times: timesAsked(entry) })),
    neverUsed: [...new Map(notes.map((note) => [note.id, note])).values()]
      .filter(({ id }) => !usedIds.has(id))
      .map(({ id, topic }) => ({ note: id, topic })),
  };
}

function sum(counts: readonly StatusCounts[]): StatusCounts {
  const add = (key: keyof StatusCounts) => counts.reduce((all, one) => all + one[key], 0);
  return { answered: add('answered'), suggested: add('suggested'), notFound: add('notFound') };
}

/** The same words in several workspaces are one question for whoever sees them all. */
function mergeQuestions(uses: readonly UseOfNotes[]): AskedOften[] {
  const merged = new Map<string, AskedOften>();
  for (const { question, times } of uses.flatMap(({ questions }) => questions)) {
    const before = merged.get(question.toLowerCase());
    merged.set(question.toLowerCase(), { question, times: times + (before?.times ?? 0) });
  }
  return [...merged.values()].sort((a, b) => b.times - a.times);
}

function mergeUses(uses: readonly UseOfNotes[]): NoteUse[] {
  const merged = new Map<string, NoteUse>();
  for (const use of uses.flatMap(({ notes }) => notes)) {
    const before = merged.get(use.note);
    merged.set(use.note, {
      ...use,
      times: use.times + (before?.times ?? 0),
      helpful: use.helpful + (before?.helpful ?? 0),
      unhelpful: use.unhelpful + (before?.unhelpful ?? 0),
    });
  }
  return [...merged.values()].sort(
    (a, b) => b.times - a.times || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0),
  );
}
