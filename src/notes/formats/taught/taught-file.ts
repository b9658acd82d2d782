/**
 * A note from chat as a file: Markdown like any other, with what is known of it in the front matter.
 *
 *     ---
 *     id: k7m2qx4d
 *     questions: [how do I restore]
 *     audience: [C0123]
 *     source: https://…
 *     date: 2026-11-30
 *     ---
 *
 *     # Backups
 *
 *     They run at two.
 */
import { isMap, isScalar, isSeq, parseDocument, stringify, type Scalar, type YAMLMap } from 'yaml';
import { isAdapterName } from '../../../core/adapters.js';
import { workspaceName } from '../../../core/message.js';
import type {
  TaughtContent,
  TaughtNote,
  TaughtSource,
} from '../../../core/records/taught-notes.js';
import { parseMarkdown } from '../markdown/markdown.js';
import { topicOfFile } from '../note-file.js';
import { isIsoDate } from '../records/note-fields.js';
import { TEXT_BUDGET } from '../text-budget.js';

/** The folder of notes from chat, in a folder of notes; below it each workspace has its own. */
export const FROM_CHAT = 'from-chat';

/** The name of a workspace's folder. `null`: its id makes none that is safe */
export function workspaceFolder(note: Pick<TaughtNote, 'adapter' | 'workspace'>): string | null {
  const { adapter, workspace } = note;
  return /^[A-Za-z0-9_-]{1,64}$/.test(workspace) ? `${adapter}-${workspace}` : null;
}

/** Whether a folder, by its name below the notes, is such a one: the store says what is answered from those. */
export function isFromChat(folder: string): boolean {
  return /^from-chat\/(?:slack|discord|web)-[A-Za-z0-9_-]{1,64}$/.test(folder);
}

/** A note's file as citations show it. */
export function taughtPath(note: Pick<TaughtNote, 'adapter' | 'workspace' | 'file'>): string {
  const folder = workspaceFolder(note) ?? workspaceName(note).replace(/[^\w-]/g, '-');
  return `${FROM_CHAT}/${folder}/${note.file}`;
}

/** Writes a note as the text of its file. */
export function writeTaughtFile(note: TaughtNote): string {
  const { topic, text, source } = note;
  const heading = HEADINGS.map((write) => write(topic)).find((line) => topicOf(line) === topic);
  const front = {
    id: note.id,
    ...(heading === undefined && { title: topic }),
    ...(note.questions.length > 0 && { questions: note.questions }),
    ...(note.audience !== null && { audience: note.audience }),
    ...(note.owner !== null && { owner: note.owner }),
    ...(note.standIn !== null && { 'stand-in': note.standIn }),
    ...(note.review !== null && { review: note.review }),
    ...(note.credit !== null && { author: note.credit }),
    ...(source?.link != null && { source: source.link }),
    ...(source !== null && { message: messageOf(source) }),
    ...(note.verbatim && { verbatim: true }),
    date: dayOf(source?.at ?? note.createdAt),
  };
  const body = heading === undefined ? text : `${heading}\n\n${text}`;
  return `---\n${stringify(front, { lineWidth: 0, blockQuote: false })}---\n\n${body}\n`;
}

/** What a file says. What it leaves open is absent: then it stays as it was. */
export interface ReadTaught {
  readonly id: string | null;
  readonly content: Partial<Omit<TaughtContent, 'file'>> &
    Pick<TaughtContent, 'topic' | 'text' | 'questions' | 'owner' | 'standIn' | 'review' | 'credit'>;
  readonly source: TaughtSource | null;
}

/**
 * Reads such a file, or any other Markdown that somebody puts beside those.
 * @param file - its name, for the topic of one that states none
 * @returns `null` where its front matter can't be read: nobody knows then whom it is for
 */
export function readTaughtFile(file: string, text: string): ReadTaught | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const end = frontEnd(lines);
  const front = end === 0 ? null : readFront(lines.slice(1, end - 1).join('\n'));
  if (end > 0 && front === null) return null;
  const body = lines.slice(end).join('\n').replace(/^\n+/, '').trimEnd();
  const [first = '', ...rest] = body.split('\n');
  const heading = topicOf(first);
  const audience = front === null ? undefined : listOf(front, 'audience');
  return {
    id: /^[a-z0-9]{8}$/.exec(wordsOf(front, 'id') ?? '')?.[0] ?? null,
    content: {
      topic: heading ?? wordsOf(front, 'title') ?? topicOfFile(file),
      text: heading === null ? body : rest.join('\n'),
      questions: (front && listOf(front, 'questions')) ?? [],
      owner: wordsOf(front, 'owner'),
      standIn: wordsOf(front, 'stand-in'),
      review: isIsoDate(wordsOf(front, 'review') ?? '') ? wordsOf(front, 'review') : null,
      credit: wordsOf(front, 'author'),
      ...(audience !== undefined && { audience }),
      ...(front?.has('verbatim') === true && { verbatim: wordsOf(front, 'verbatim') === 'true' }),
    },
    source: readSource(front),
  };
}

/** Ways to write a topic as a heading; the first that is read as the same topic is taken. */
const HEADINGS: readonly ((topic: string) => string)[] = [
  (topic) => `# ${topic}`,
  (topic) => `# ${topic.replace(/[!-/:-@[-`{-~]/g, '\\$&')}`,
];

/** What a line says as a heading of the first rank; `null` for any other line. */
function topicOf(line: string): string | null {
  if (!/^#[ \t]/.test(line)) return null;
  const [draft] = parseMarkdown('note.md', `${line}\n\n${BELOW}\n`).drafts;
  if (draft?.root.children.length !== 1 || draft.above.length > 0) return null;
  return draft.topic === topicOfFile('note.md') ? null : draft.topic;
}

const BELOW = 'x';

function frontEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines
    .slice(1, TEXT_BUDGET.frontMatterLines)
    .findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  return end === -1 ? 0 : end + 2;
}

function readFront(yaml: string): YAMLMap | null {
  const document = parseDocument(yaml, { uniqueKeys: false });
  return document.errors.length === 0 && isMap(document.contents) ? document.contents : null;
}

function wordsOf(front: YAMLMap | null, name: string): string | null {
  const value = front?.get(name, true);
  if (!isScalar(value) || value.value === null) return null;
  const words = plain(value).trim();
  return words === '' ? null : words;
}

/** A value as it was written, before YAML makes a number or a date of it. */
function plain({ source, value }: Scalar): string {
  return source ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

/** @returns `undefined` where there is no such field */
function listOf(front: YAMLMap, name: string): readonly string[] | undefined {
  const value = front.get(name, true);
  if (isSeq(value))
    return value.items.flatMap((item) =>
      isScalar(item) && item.value !== null ? [plain(item)] : [],
    );
  const words = wordsOf(front, name);
  if (words !== null) return words.split(/[,;|\n]/).map((word) => word.trim());
  return front.has(name) ? [] : undefined;
}

/** The message as `slack/C0123/1712.0034`, by which its deletion finds the note. */
function messageOf({ adapter, channel, message }: TaughtSource): string {
  return [adapter, channel, message].map(encodeURIComponent).join('/');
}

function readSource(front: YAMLMap | null): TaughtSource | null {
  const parts = (wordsOf(front, 'message') ?? '').split('/').map(decoded);
  const [adapter, channel, message] = parts;
  if (!isAdapterName(adapter) || !channel || !message || parts.length !== 3) return null;
  const day = wordsOf(front, 'date') ?? '';
  const at = isIsoDate(day) ? Date.parse(`${day}T00:00:00Z`) : 0;
  return { adapter, channel, message, link: wordsOf(front, 'source'), at };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // no such message: it was edited by hand
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
