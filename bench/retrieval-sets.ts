/**
 * Question-answering sets for measuring: a folder a set, with `notes.jsonl` (`id`, `topic`?, `text`,
 * `questions`?), `questions.jsonl` and `questions_typo.jsonl` (`question`, `answer_ids`; none means that the
 * notes don't cover it).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../src/core/note.js';
import { parseNotes } from '../src/notes/formats/parse-notes.js';

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

/** Reads every set below a folder, in order of name; folders without `notes.jsonl` are no sets. */
export function readSets(folder: string): RetrievalSet[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'notes.jsonl')))
    .map((name) => ({
      name,
      notes: parseNotes('notes.jsonl', readFileSync(join(folder, name, 'notes.jsonl'), 'utf8'))
        .notes,
      clean: readQuestions(join(folder, name, 'questions.jsonl')),
      typo: readQuestions(join(folder, name, 'questions_typo.jsonl')),
    }));
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
