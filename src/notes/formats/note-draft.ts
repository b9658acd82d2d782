/**
 * What the format parsers produce, and how it becomes notes: drafts carry words and lines, `buildNotes` gives
 * them their ids and paths, the same way for every format.
 */
import type { Inline } from '../../core/inline.js';
import type { Note, NoteProblem, Passage, PassageKind } from '../../core/note.js';
import type { IdGiver } from './stable-id.js';
import { TEXT_BUDGET } from './text-budget.js';

/** A passage without id and path. */
export interface PassageDraft {
  readonly kind: PassageKind;
  /** Own words, without markup, mark or label. */
  readonly text: string;
  readonly content: readonly Inline[];
  readonly label?: string;
  /** First line, counted from 1. */
  readonly line: number;
  /** Last line of the passage's own words, inclusive. */
  readonly endLine: number;
  readonly children: readonly PassageDraft[];
  readonly language?: string;
}

/** A note without ids and paths. */
export interface NoteDraft {
  /** The author's own id, if the format has one. */
  readonly id?: string;
  readonly topic: string;
  /** Headings that the note stands below, outermost first. */
  readonly above: readonly string[];
  readonly root: PassageDraft;
  readonly questions: readonly string[];
  readonly keywords: readonly string[];
  readonly owner?: string;
  readonly standIn?: string;
  readonly review?: string;
  readonly origins: readonly string[];
  readonly audience?: readonly (readonly string[])[];
}

/** What a parser makes of one file. */
export interface DraftedNotes {
  readonly drafts: readonly NoteDraft[];
  readonly problems: readonly NoteProblem[];
}

/** What is known of a file's notes once they have their ids. */
export interface ParsedNotes {
  readonly notes: readonly Note[];
  readonly problems: readonly NoteProblem[];
}

/**
 * Gives drafts their ids and paths.
 * @param file - the file's name as citations show it
 * @param drafts - the notes of that file, in reading order
 * @param ids - gives out that file's ids
 */
export function buildNotes(file: string, drafts: readonly NoteDraft[], ids: IdGiver): Note[] {
  return drafts.map((draft) => buildNote(file, draft, ids));
}

function buildNote(file: string, draft: NoteDraft, ids: IdGiver): Note {
  const { topic, above, root: opening, ...rest } = draft;
  const id = draft.id === undefined ? ids.forTopic(above, topic) : ids.forRecord(draft.id);
  const build = (passage: PassageDraft, own: string, above: readonly string[]): Passage => {
    const { line, endLine, children, ...words } = passage;
    const step = shortStep(passage.label ?? passage.text);
    const below = passage === opening ? above : [...above, step];
    return {
      ...words,
      id: own,
      path: passage.label === undefined ? above : below,
      source: { file, line, endLine },
      children: children.map((child) => build(child, idBelow(own, child, ids), below)),
    };
  };
  return { ...rest, id, topic, root: build(opening, id, [...above, topic].map(shortStep)) };
}

/** Words as a step of a path, which names where a passage stands: a long statement by its beginning. */
function shortStep(words: string): string {
  const most = TEXT_BUDGET.pathStep;
  if (words.length <= most) return words;
  const blank = words.lastIndexOf(' ', most);
  const cut = words.slice(0, blank > most / 2 ? blank : most);
  return `${cut.replace(/(?<![\s,;:.\uD800-\uDBFF])[\s,;:.\uD800-\uDBFF]+$/, '')}…`;
}

function idBelow(parent: string, passage: PassageDraft, ids: IdGiver): string {
  if (passage.kind === 'topic') return ids.forSection(parent, passage.text);
  return ids.forPassage(parent, passage.label, passage.text);
}
