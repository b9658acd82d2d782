/**
 * The notes model. A note file is parsed into notes; a note is a tree of passages under one topic. Every
 * passage keeps the file and line it stands on, so that every answer can cite it.
 */
import type { Inline } from './inline.js';

/** Where a passage stands. */
export interface SourceRange {
  /** File, relative to its notes folder, with forward slashes. */
  readonly file: string;
  /** First line, counted from 1. */
  readonly line: number;
  /** Last line, counted from 1, inclusive. */
  readonly endLine: number;
}

/** What shape a passage has in its note; decides how it is quoted. */
export type PassageKind =
  | 'topic' // the statement or heading that opens a note or a section
  | 'label' // a line that only names what hangs below it ("npm:")
  | 'paragraph'
  | 'item' // of a bullet list
  | 'step' // of a numbered list
  | 'row' // of a table
  | 'code'
  | 'answer'; // of a question-and-answer pair

/** One quotable piece of a note: a statement, a list item, a table row, a code block, an answer. */
export interface Passage {
  /** Unique in the knowledge base and stable while the passage's words and place in its file's outline stay the same. */
  readonly id: string;
  readonly kind: PassageKind;
  /** The passage's own words, without markup, list mark or label. */
  readonly text: string;
  /** The same words as inline text, for quoting. For `code`, one code leaf. */
  readonly content: readonly Inline[];
  /**
   * The label in front of the words (`Speed` in "Speed: yarn was faster"), or the words of a `label` or heading
   * passage; it is the last step of the passages' path below it.
   */
  readonly label?: string;
  /**
   * The topic, then each label or statement that the passage hangs below; its own label last if it has one. Where
   * a note was cut out of a larger file, the headings above it come before the topic.
   */
  readonly path: readonly string[];
  readonly source: SourceRange;
  readonly children: readonly Passage[];
  /** For `code`: the language named by the fence. */
  readonly language?: string;
}

/** A topic with everything that is said about it. */
export interface Note {
  /** Unique in the knowledge base. A JSONL or Q&A record's own `id` where it has one. */
  readonly id: string;
  /** What the note is about, without markup. */
  readonly topic: string;
  /** The passage that opens the note; all others are below it. */
  readonly root: Passage;
  /** Other ways to ask for it (`questions` in front matter, `Q:` lines, a record's questions). */
  readonly questions: readonly string[];
  /** Search words given by the author; Obsidian tags count as keywords. */
  readonly keywords: readonly string[];
  /** Who keeps the note right, as written. */
  readonly owner?: string;
  /** Who does while the owner is away or gone, as written. */
  readonly standIn?: string;
  /** ISO date (YYYY-MM-DD) after which the note wants reviewing. */
  readonly review?: string;
  /** Where the facts come from, as given by the author (`source:` / `sources:` in front matter or a trailing "Source:" line). */
  readonly origins: readonly string[];
  /**
   * Who may see it: of each list, one entry must fit (a channel's id, an outlet's name, a role or user group by id or
   * `@name`). Absent: everybody. Whoever hands notes to an engine has decided it before.
   */
  readonly audience?: readonly (readonly string[])[];
}

/** Something in a note file that could not be read, or reads badly. The rest of the file still loads. */
export interface NoteProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** A stable kebab-case code for the kind of problem, for CI (`bad-yaml`, `empty-note`, `dead-link`, …). */
  readonly code: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** How to mend it, one sentence. */
  readonly remedy: string;
  /** What the sentences name, for whoever says them in other words or another language; absent: nothing. */
  readonly about?: ProblemSubject;
}

/** What a problem names. */
export interface ProblemSubject {
  /** The note's topic. */
  readonly topic?: string;
  /** What was written there: a link's target, a label, a question, a date. */
  readonly words?: string;
  /** The other place or note that it is about; empty: there is none. */
  readonly other?: string;
}

/** All passages of a note, depth first in reading order, its root first. */
export function passagesOf(note: Note): Passage[] {
  const found: Passage[] = [];
  const visit = (passage: Passage): void => {
    found.push(passage);
    passage.children.forEach(visit);
  };
  visit(note.root);
  return found;
}

/**
 * The topic of a note, then the headings between it and one of its passages, the passage's own included.
 * @returns the topic alone where the passage stands below no heading
 */
export function sectionOf(note: Note, passage: Passage): readonly string[] {
  const within = (section: Passage, part: Passage): Passage | undefined => {
    if (part.id === passage.id) return part.kind === 'topic' ? part : section;
    for (const child of part.children) {
      const found = within(part.kind === 'topic' ? part : section, child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const section = within(note.root, note.root) ?? note.root;
  return [note.topic, ...section.path.slice(note.root.path.length)];
}
