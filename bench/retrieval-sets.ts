/**
 * Question-answering sets for measuring: a folder a set, with `notes.jsonl` (`id`, `topic`?, `text`,
 * `questions`?), `questions.jsonl` and `questions_typo.jsonl` (`question`, `answer_ids`; none means that the
 * notes don't cover it).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note, Passage } from '../src/engine/note.js';

/** One question with the notes that answer it. */
export interface LabelledQuestion {
  readonly question: string;
  /** Empty: not covered. */
  readonly answers: readonly string[];
}

/** One set. */
export interface RetrievalSet {
  readonly name: string;
  readonly notes: readonly Note[];
  readonly clean: readonly LabelledQuestion[];
  readonly typo: readonly LabelledQuestion[];
}

interface NoteRecord {
  readonly id: string;
  readonly topic?: string;
  readonly text: string;
  readonly questions?: readonly string[];
}

/** Reads every set below a folder, in order of name; folders without `notes.jsonl` are no sets. */
export function readSets(folder: string): RetrievalSet[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'notes.jsonl')))
    .map((name) => ({
      name,
      notes: readLines<NoteRecord>(join(folder, name, 'notes.jsonl')).map(noteOf),
      clean: readQuestions(join(folder, name, 'questions.jsonl')),
      typo: readQuestions(join(folder, name, 'questions_typo.jsonl')),
    }));
}

/** A record as a note: its topic opens it, every line of its text is a passage. */
export function noteOf(record: NoteRecord): Note {
  const lines = record.text.split('\n').filter((line) => line.trim() !== '');
  const topic = record.topic ?? lines.shift() ?? '';
  const source = { file: `${record.id}.jsonl`, line: 1, endLine: 1 };
  const passage = (
    kind: Passage['kind'],
    text: string,
    at: number,
    children: Passage[],
  ): Passage => ({
    id: `${record.id}#${at}`,
    kind,
    text,
    content: [{ kind: 'text', text }],
    path: [topic],
    source,
    children,
  });
  const children = lines.map((line, at) => passage('paragraph', line, at + 1, []));
  return {
    id: record.id,
    topic,
    root: passage('topic', topic, 0, children),
    questions: record.questions ?? [],
    keywords: [],
    origins: [],
  };
}

function readQuestions(file: string): LabelledQuestion[] {
  if (!existsSync(file)) return [];
  return readLines<{ question: string; answer_ids: string[] }>(file).map((line) => ({
    question: line.question,
    answers: line.answer_ids,
  }));
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
