/**
 * Folders of notes with questions and the lines that answer them: `questions.jsonl` (`collection`, `question`, `lines`
 * as `file:line` or `file:from-to`; none means that the folder doesn't cover it) beside one folder a collection.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note, SourceRange } from '../src/core/note.js';
import { NotesFolder } from '../src/notes/disk/notes-folder.js';

/** A question and where its answer stands. */
export interface FolderQuestion {
  readonly question: string;
  /** Empty: not covered. */
  readonly lines: readonly string[];
}

/** A folder, read, with its questions. */
export interface Collection {
  readonly name: string;
  readonly notes: readonly Note[];
  readonly questions: readonly FolderQuestion[];
}

/**
 * Reads the collections of a directory, in the order in which the questions name them.
 * @param only the one to read; none: all that are there
 */
export async function readCollections(directory: string, only?: string): Promise<Collection[]> {
  const lines = readFileSync(join(directory, 'questions.jsonl'), 'utf8').trim().split('\n');
  const byName = new Map<string, FolderQuestion[]>();
  for (const line of lines) {
    const { collection, ...question } = JSON.parse(line) as FolderQuestion & { collection: string };
    byName.set(collection, [...(byName.get(collection) ?? []), question]);
  }
  const collections: Collection[] = [];
  for (const [name, questions] of byName) {
    const folder = join(directory, name);
    if (!existsSync(folder) || (only !== undefined && only !== name)) continue;
    const notesFolder = await NotesFolder.load([folder]);
    collections.push({ name, notes: notesFolder.notes(), questions });
  }
  return collections;
}

/** Whether a passage begins on one of the lines that answer a question. */
export function isAmong({ file, line }: SourceRange, lines: readonly string[]): boolean {
  return lines.some((wanted) => {
    const at = wanted.lastIndexOf(':');
    const name = wanted.slice(0, at);
    const [from = NaN, to = from] = wanted
      .slice(at + 1)
      .split('-')
      .map(Number);
    const isFile = file === name || file.endsWith(`/${name}`) || name.endsWith(`/${file}`);
    return isFile && line >= from && line <= to;
  });
}
