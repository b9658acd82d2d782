/** A note as somebody writes it, checked: what can't be kept is said field by field. */
import { isDevice, nameOf } from '../../core/text/file-name.js';
import type { WorkspaceId } from '../../core/message.js';
import {
  LONGEST_TAUGHT,
  LONGEST_TOPIC,
  MOST_QUESTIONS,
  MOST_READERS,
  type TaughtAuthor,
  type TaughtContent,
  type TaughtSource,
} from '../../core/records/taught-notes.js';

/** What somebody wants to be kept. */
export interface NoteDraft {
  /** Absent: the teacher's own. */
  readonly workspace?: WorkspaceId;
  /** Eight small letters and digits, taken where they are free: what is sent again is known by it. */
  readonly id?: string;
  readonly topic: string;
  readonly text: string;
  /** Other ways to ask for it. */
  readonly questions?: readonly string[];
  /** Absent: where its source may be seen; what else may be given here, those who manage decide. */
  readonly audience?: readonly string[] | null;
  /** A file, or a folder (`servers/`); absent: named for the topic. */
  readonly file?: string;
  readonly source?: TaughtSource | null;
  /** Whoever wrote the words. */
  readonly author?: TaughtAuthor | null;
  readonly credit?: string | null;
  readonly owner?: string | null;
  readonly standIn?: string | null;
  readonly review?: string | null;
  /** The words are still the source's own; absent: they are not. */
  readonly verbatim?: boolean;
}

/** Why a field can't be kept as it is. */
export interface DraftProblem {
  readonly field: Exclude<keyof TaughtContent, 'verbatim'>;
  readonly code: 'missing' | 'too-long' | 'too-many' | 'wrong';
  /** How much would be kept, of what is too long or too many. */
  readonly most?: number;
}

/**
 * Makes Markdown fit below its topic: what would begin another note becomes a part of this one, what was left open is
 * closed. What fits comes back as it is; empty: nothing in it would be read.
 */
export type TidyMarkdown = (text: string) => string;

/** A draft that was read. */
export type CheckedDraft =
  | { readonly kind: 'fit'; readonly content: TaughtContent }
  | { readonly kind: 'unfit'; readonly problems: readonly DraftProblem[] };

/**
 * Checks a draft.
 * @param audience - who sees it where it does not say
 */
export function checkDraft(
  draft: NoteDraft,
  audience: TaughtContent['audience'],
  tidy: TidyMarkdown,
): CheckedDraft {
  // A heading's last colon is no part of it.
  const topic = oneLine(draft.topic).replace(/(?<![ :])[ :]+$/, '');
  const written = plainLines(draft.text);
  const content: TaughtContent = {
    topic,
    text: written === '' || written.length > LONGEST_TAUGHT ? written : tidy(written),
    questions: unique((draft.questions ?? []).map(oneLine)),
    audience: readers(draft.audience === undefined ? audience : draft.audience),
    file: fileFor(draft.file ?? '', topic),
    credit: wordsOrNothing(draft.credit),
    owner: wordsOrNothing(draft.owner),
    standIn: wordsOrNothing(draft.standIn),
    review: wordsOrNothing(draft.review),
    verbatim: draft.verbatim ?? false,
  };
  const problems = problemsOf(content);
  return problems.length > 0 ? { kind: 'unfit', problems } : { kind: 'fit', content };
}

function problemsOf(content: TaughtContent): readonly DraftProblem[] {
  const { topic, text, questions, audience, file, review } = content;
  const long = (field: DraftProblem['field'], words: string | null, most: number) =>
    words !== null && words.length > most ? [{ field, code: 'too-long', most } as const] : [];
  const missing = (field: DraftProblem['field'], words: string) =>
    isBlank(words) ? [{ field, code: 'missing' } as const] : [];
  const many = (field: DraftProblem['field'], list: readonly string[] | null, most: number) =>
    list !== null && list.length > most ? [{ field, code: 'too-many', most } as const] : [];
  const wrong = (field: DraftProblem['field'], is: boolean) =>
    is ? [{ field, code: 'wrong' } as const] : [];
  return [
    ...missing('topic', topic),
    ...long('topic', topic, LONGEST_TOPIC),
    ...missing('text', text),
    ...long('text', text, LONGEST_TAUGHT),
    ...many('questions', questions, MOST_QUESTIONS),
    ...questions.flatMap((question) => long('questions', question, LONGEST_TOPIC)).slice(0, 1),
    ...wrong('audience', audience !== null && !audience.every(isReader)),
    ...wrong('audience', audience?.length === 0),
    ...many('audience', audience, MOST_READERS),
    ...wrong('file', !isNoteFile(file)),
    ...long('credit', content.credit, LONGEST_TOPIC),
    ...long('owner', content.owner, LONGEST_TOPIC),
    ...long('standIn', content.standIn, LONGEST_TOPIC),
    ...wrong('review', review !== null && !isDay(review)),
  ];
}

/** Control characters, and marks that reorder text, do nothing in a note but break or belie what shows it. */
function plainLines(typed: string): string {
  const lines = typed
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '')
    .split('\n')
    .map((line) => line.trimEnd());
  const isBlank = (line: string): boolean => line === '';
  const first = lines.findIndex((line) => !isBlank(line));
  const last = lines.findLastIndex((line) => !isBlank(line));
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}

/** As one character each, however it was typed: two topics that look the same are the same. */
function oneLine(typed: string): string {
  return plainLines(typed).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** What nobody would see (UAX #44, `Default_Ignorable_Code_Point`) names nothing and says nothing. */
function isBlank(words: string): boolean {
  return /^[\p{Default_Ignorable_Code_Point}\s\u2800]*$/u.test(words);
}

function wordsOrNothing(typed: string | null | undefined): string | null {
  const words = oneLine(typed ?? '');
  return words === '' ? null : words;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function readers(given: readonly string[] | null): readonly string[] | null {
  return given === null ? null : unique(given.map(oneLine));
}

/** A channel's id, an outlet, a role or a group, as front matter lists them, and none of the marks between them. */
function isReader(entry: string): boolean {
  return entry.length <= LONGEST_TOPIC && !/[,;|]/.test(entry);
}

/** Longest name in bytes that leaves room for an id: ext4 and APFS take 255. */
const MOST_NAME_BYTES = 240;
const LONGEST_FILE = 200;

/** The file as wished: a folder alone gets a name from the topic. */
function fileFor(wish: string, topic: string): string {
  const path = oneLine(wish)
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^\.?\/+/, '');
  if (path === '' || path.endsWith('/')) return `${path}${nameOf(topic, 'note')}.md`;
  return path.toLowerCase().endsWith('.md') ? path : `${path}.md`;
}

/** Names that every system takes, none of them hidden, none that leads out. */
function isNoteFile(file: string): boolean {
  return (
    file.length <= LONGEST_FILE &&
    file.split('/').every(isName) &&
    // A folder that is called like a note would take that note's place.
    !/[ .]\/|\.md\/|\.\.|^.{0,200}\/\.md$/i.test(file)
  );
}

function isName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*$/u.test(name) &&
    !isDevice(name) &&
    new TextEncoder().encode(name).length <= MOST_NAME_BYTES
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
