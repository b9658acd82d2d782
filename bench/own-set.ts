/** The repo's own notes with its acceptance list, as a set to measure. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { passagesOf, type Note } from '../src/core/note.js';
import { parseNotes } from '../src/notes/formats/parse-notes.js';
import type { LabelledQuestion, RetrievalSet } from './retrieval-sets.js';

/** One line of the acceptance list; a list of questions is a thread, which is measured by the tests alone. */
interface Line {
  readonly question: string | readonly string[];
  readonly kind: string;
  readonly expect: 'none' | { readonly file: string; readonly words: string };
}

/**
 * Reads the set.
 * @param folder the notes' folder
 * @param list the acceptance list
 */
export function ownSet(folder: string, list: string): RetrievalSet {
  const notes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((file) =>
      /\.\w+$/.test(file) ? parseNotes(file, readFileSync(join(folder, file), 'utf8')).notes : [],
    );
  const lines = parse(readFileSync(list, 'utf8')) as Line[];
  const labelled = lines.flatMap((line) => labelledOf(line, notes));
  return {
    name: folder,
    notes,
    clean: labelled.filter(({ kind }) => kind !== 'typo'),
    typo: labelled.filter(({ kind }) => kind === 'typo'),
  };
}

function labelledOf(
  { question, kind, expect }: Line,
  notes: readonly Note[],
): (LabelledQuestion & { kind: string })[] {
  if (typeof question !== 'string') return [];
  if (expect === 'none') return [{ question, kind, answers: [] }];
  const answers = notes.filter((note) => holds(note, expect)).map(({ id }) => id);
  return [{ question, kind, answers }];
}

function holds(
  note: Note,
  { file, words }: { readonly file: string; readonly words: string },
): boolean {
  const wanted = words.toLowerCase();
  return (
    note.root.source.file === file &&
    passagesOf(note).some(({ text, path }) =>
      [...path, text].join(' ').toLowerCase().includes(wanted),
    )
  );
}
