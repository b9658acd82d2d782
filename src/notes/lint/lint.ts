/** The check of a whole knowledge base: what loads, but will not answer well. */
import {
  passagesOf,
  type Note,
  type NoteProblem,
  type Passage,
  type ProblemSubject,
} from '../../core/note.js';
import { linksOf, LinkTargets, type NoteLink } from './links.js';

/** What to check, and against what. */
export interface LintInput {
  readonly notes: readonly Note[];
  /** What parsing found already. */
  readonly problems: readonly NoteProblem[];
  /** Every file in the notes folder, notes or not, relative to it, with forward slashes: what links may lead to. */
  readonly files: readonly string[];
  /** Today as YYYY-MM-DD. */
  readonly today: string;
  /** The note that a question finds, by its id; `null` if none. Without it questions are not tried. */
  readonly find?: (question: string) => string | null;
  /** Whether each note must say where its facts come from. */
  readonly requireSources?: boolean;
}

/** Checks a knowledge base. @returns the given problems and those found, in no particular order */
export function lintNotes(input: LintInput): NoteProblem[] {
  const { notes, files, today, find } = input;
  const targets = new LinkTargets(files, notes);
  return [
    ...eachFieldOnce(input.problems),
    ...(notes.length === 0 ? [noNotes()] : []),
    ...leftOut(files),
    ...duplicates(notes),
    ...notes.flatMap(emptyParts),
    ...notes.flatMap((note) => deadLinks(note, targets)),
    ...notes.flatMap((note) => pastReview(note, today)),
    ...(find === undefined ? [] : strayQuestions(notes, find)),
    ...(input.requireSources === true ? notes.flatMap(missingSources) : []),
  ];
}

/** A field that many files have is told of once, with their number. */
function eachFieldOnce(problems: readonly NoteProblem[]): NoteProblem[] {
  const counts = new Map<string, number>();
  for (const { code, message } of problems) {
    if (code === 'unknown-field') counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return problems.flatMap((problem) => {
    const count = problem.code === 'unknown-field' ? (counts.get(problem.message) ?? 0) : 1;
    if (count === 0) return [];
    if (problem.code === 'unknown-field') counts.set(problem.message, 0);
    const others = count === 1 ? '' : ` (The same in ${count - 1} more files.)`;
    return [{ ...problem, message: problem.message + others }];
  });
}

function noNotes(): NoteProblem {
  return {
    file: '.',
    line: 1,
    severity: 'warning',
    code: 'no-notes',
    message: 'There is no note here.',
    remedy: 'Put a file of notes here (.md, .txt, .yaml, .csv), or name another folder.',
  };
}

/** Files that people write text in, of kinds that are not read; word processors' are told of one by one. */
const UNREAD_TEXT =
  /\.(?:pdf|html?|rst|adoc|asciidoc|org|tex|epub|ipynb|xlsx?|ods|one|textbundle|tag)$/i;

/** Whether a file holds text of a kind that is not read. */
export function isUnreadText(file: string): boolean {
  return UNREAD_TEXT.test(file);
}

/** How many files were left out, by kind. */
function leftOut(files: readonly string[]): NoteProblem[] {
  const kinds = new Map<string, string[]>();
  for (const file of files) {
    const kind = UNREAD_TEXT.exec(file)?.[0].toLowerCase();
    if (kind === undefined) continue;
    const found = kinds.get(kind) ?? [];
    found.push(file);
    kinds.set(kind, found);
  }
  return [...kinds].map(([kind, found]) => ({
    file: found[0] ?? '.',
    line: 1,
    severity: 'warning',
    code: 'unsupported-format',
    message: `Files of this kind are not read: ${found.length} ${found.length === 1 ? 'file' : 'files'} ending in ${kind} ${found.length === 1 ? 'was' : 'were'} left out.`,
    remedy: 'Save what matters as plain text (.txt) or Markdown (.md).',
  }));
}

/** Words that stand in two places: one of them will be forgotten when the fact changes. */
function duplicates(notes: readonly Note[]): NoteProblem[] {
  const first = new Map<string, Passage>();
  return notes.flatMap(passagesOf).flatMap((passage) => {
    const key = sameWords(passage);
    if (key === null) return [];
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, passage);
      return [];
    }
    return [
      warning(
        passage,
        'duplicate',
        `The same words stand at ${placeOf(other)}.`,
        'Keep them in one place, and link to it from the other.',
        { words: shown(passage.text), other: placeOf(other) },
      ),
    ];
  });
}

/** Fewer words are no fact of their own: "Yes.", "Linux only". */
const MIN_DUPLICATE_WORDS = 5;

/** A statement's words in small letters without punctuation; `null` for what may well be said twice. */
function sameWords({ kind, label, text, path }: Passage): string | null {
  const words = `${label ?? ''} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (kind === 'code' || kind === 'label') return null;
  if (kind === 'topic') return `topic ${path.join(' ').toLowerCase()}`;
  return words.length < MIN_DUPLICATE_WORDS ? null : words.join(' ');
}

/** Topics and labels with nothing below them. */
function emptyParts(note: Note): NoteProblem[] {
  return passagesOf(note).flatMap((passage) => {
    if (passage.children.length > 0) return [];
    if (passage.kind === 'label') {
      const what = `Nothing hangs below "${shown(passage.text)}".`;
      return [
        warning(passage, 'empty-label', what, 'Indent what belongs to it, or take the colon off.', {
          words: shown(passage.text),
        }),
      ];
    }
    if (passage !== note.root || wordCount(passage.text) > MAX_NAME_WORDS) return [];
    const what = `The topic "${shown(note.topic)}" only has a name.`;
    const about = { topic: shown(note.topic) };
    return [warning(passage, 'empty-note', what, 'Say something about it, or take it out.', about)];
  });
}

/** A topic of up to so many words is a name; a longer one may be a statement that needs nothing below it. */
const MAX_NAME_WORDS = 2;

function deadLinks(note: Note, targets: LinkTargets): NoteProblem[] {
  return linksOf(note).flatMap((link) => {
    const missing = targets.missing(link);
    return missing === null ? [] : [deadLink(link, missing)];
  });
}

function deadLink({ file, line, target }: NoteLink, missing: 'file' | 'heading'): NoteProblem {
  const what = missing === 'file' ? 'no such note or file' : 'no such heading in that note';
  return {
    file,
    line,
    severity: 'warning',
    code: 'dead-link',
    message: `The link to "${shown(target)}" leads nowhere: there is ${what}.`,
    remedy: 'Mend the name, or take the link out.',
    about: { words: shown(target) },
  };
}

function pastReview(note: Note, today: string): NoteProblem[] {
  if (note.review === undefined || note.review >= today) return [];
  const what = `"${shown(note.topic)}" was to be reviewed by ${note.review}.`;
  return [
    warning(note.root, 'review-due', what, 'Check that it is still right, and set a new date.', {
      topic: shown(note.topic),
      words: note.review,
    }),
  ];
}

/**
 * Questions that an author gave to a note, but that lead somewhere else.
 * @param find - the note that a question finds, by its id; `null` if none
 */
export function strayQuestions(
  notes: readonly Note[],
  find: (question: string) => string | null,
): NoteProblem[] {
  const topics = new Map(notes.map(({ id, topic }) => [id, topic]));
  return notes.flatMap((note) =>
    note.questions.flatMap((question) => {
      const found = find(question);
      if (found === note.id) return [];
      const where = found === null ? 'no note' : `the note "${shown(found)}"`;
      const what = `"${shown(question)}" finds ${where} instead of this one.`;
      const remedy =
        'Use the words of the question in the note, or give the question to the other note.';
      const other = found === null ? '' : shown(topics.get(found) ?? found);
      const about = { topic: shown(note.topic), words: shown(question), other };
      return [warning(note.root, 'stray-question', what, remedy, about)];
    }),
  );
}

function missingSources(note: Note): NoteProblem[] {
  if (note.origins.length > 0) return [];
  const what = `"${shown(note.topic)}" does not say where its facts come from.`;
  return [
    warning(note.root, 'no-source', what, 'Add a line "Source: …", or "source:" in front matter.', {
      topic: shown(note.topic),
    }),
  ];
}

function warning(
  { source }: Passage,
  code: string,
  message: string,
  remedy: string,
  about: ProblemSubject,
): NoteProblem {
  const { file, line } = source;
  return { file, line, severity: 'warning', code, message, remedy, about };
}

function placeOf({ source }: Passage): string {
  return `${source.file}:${source.line}`;
}

function wordCount(words: string): number {
  return words.split(/\s+/).length;
}

/** Longest quotation in a problem, in characters. */
const SHOWN_LENGTH = 80;

function shown(words: string): string {
  return words.length <= SHOWN_LENGTH ? words : `${words.slice(0, SHOWN_LENGTH).trimEnd()}…`;
}
