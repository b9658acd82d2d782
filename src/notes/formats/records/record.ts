/** Records: one question-and-answer pair or note from a list, in whichever format the list is written. */
import type { NoteProblem } from '../../../core/note.js';
import type { NoteDraft, PassageDraft } from '../note-draft.js';
import { checkFields, type NamedField } from './field-names.js';
import { readFacts, textsOf, type FieldValue, type NoteFields } from './note-fields.js';
import { draftEntries } from '../outline/outline-passages.js';
import { readOutlineParts } from '../outline/outline-parts.js';
import { plainWords } from '../plain-inline.js';
import { splitSources } from '../sources.js';
import { collapseBlanks, sourceLines, type SourceLine } from '../source-text.js';

/** A record of a list with its place. */
export interface NoteRecord {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly fields: NoteFields;
  /** All names of its fields, those without meaning included. */
  readonly names: readonly NamedField[];
  /** The field for the answer, where it stands there without a value. */
  readonly emptyAnswer?: NamedField;
  /** Whether a line that ends in the middle of a sentence goes on in the next; not so in JSONL, one thought a line. */
  readonly joinsLines: boolean;
}

/** What became of a record. */
export interface DraftedRecord {
  readonly draft: NoteDraft | null;
  readonly problems: readonly NoteProblem[];
}

interface DraftedAnswers {
  readonly passages: readonly PassageDraft[];
  readonly problems: readonly NoteProblem[];
}

/** Longest topic made of a text that has neither topic nor question, in characters. */
const MAX_TOPIC_LENGTH = 80;

/** Makes a note of a record. One without words gives a problem instead. */
export function draftRecord(record: NoteRecord): DraftedRecord {
  const read = readFacts(record.file, record.fields);
  const check = checkFields(record.file, record.names);
  const problems = [...read.problems, ...check.problems];
  // Meant to be limited, and it can't be told to whom: then to nobody.
  const facts = check.hides ? { ...read.facts, audience: [[]] } : read.facts;
  const named = textsOf(record.fields, 'topic')[0] ?? facts.questions[0];
  const asks = facts.questions.length > 0 || named?.endsWith('?') === true;
  const answers = draftAnswers(record, asks);
  const opening = rootOf(record, named, answers.passages);
  if (opening === null) return { draft: null, problems: [...problems, noAnswer(record)] };
  const { passage: root, origins } = splitSources(opening);
  const id = textsOf(record.fields, 'id')[0];
  return {
    draft: {
      ...facts,
      ...(id === undefined ? {} : { id }),
      topic: named === undefined ? shortened(fullText(root)) : root.text,
      above: [],
      root,
      origins: [...facts.origins, ...origins],
    },
    problems: [...problems, ...answers.problems],
  };
}

/** The passage that opens a record: its topic or question, else the first line of its text. */
function rootOf(
  record: NoteRecord,
  named: string | undefined,
  passages: readonly PassageDraft[],
): PassageDraft | null {
  const [first, ...rest] = passages;
  if (first === undefined) return null;
  if (named === undefined) {
    return { ...first, kind: 'topic', children: [...first.children, ...rest] };
  }
  const line = namingLine(record);
  const words = plainWords(collapseBlanks(named));
  return { kind: 'topic', ...words, line, endLine: line, children: passages };
}

/** The line of a record's topic or question. */
function namingLine({ fields, line }: NoteRecord): number {
  return fields.get('topic')?.[0]?.line ?? fields.get('question')?.[0]?.line ?? line;
}

/** The passages of a record's answers. */
function draftAnswers(record: NoteRecord, asks: boolean): DraftedAnswers {
  const read = (record.fields.get('answer') ?? []).map((value) =>
    readOutlineParts({
      file: record.file,
      title: '',
      lines: linesOf(value, record.endLine),
      opensTopics: false,
      joinsLines: record.joinsLines,
    }),
  );
  const entries = read.flatMap(({ parts }) => parts.flatMap((part) => part.root.children));
  const drafts = draftEntries(entries, asks ? 'answer' : 'paragraph');
  return { passages: drafts, problems: read.flatMap((answer) => answer.problems) };
}

function linesOf(value: FieldValue, lastLine: number): SourceLine[] {
  return sourceLines('', value.text).lines.map(({ text }, index) => ({
    number: Math.min(value.line + index * value.lineStep, lastLine),
    text,
  }));
}

function fullText(passage: PassageDraft): string {
  return passage.label === undefined || passage.kind === 'label'
    ? passage.text
    : `${passage.label}: ${passage.text}`;
}

function shortened(text: string): string {
  if (text.length <= MAX_TOPIC_LENGTH) return text;
  const cut = text.slice(0, MAX_TOPIC_LENGTH).replace(/(?<!\s)\s+\S*$/, '');
  return `${cut}…`;
}

function noAnswer(record: NoteRecord): NoteProblem {
  if (record.emptyAnswer !== undefined) return noValue(record.file, record.emptyAnswer);
  return {
    file: record.file,
    line: record.line,
    severity: 'error',
    code: 'no-answer',
    message: 'This record has no text to answer with, so it was left out.',
    remedy: 'Add a field "text" or "answer" with the answer.',
  };
}

function noValue(file: string, { name, line }: NamedField): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'no-answer',
    message: `"${name}" has no value here, so the record was left out.`,
    remedy: `Write a colon and the answer behind it, in quotes: "${name}": "…".`,
  };
}
