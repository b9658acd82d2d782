/**
 * More questions to train on, made from the notes: a note of several lines says one thing in several ways, so a line
 * that is taken out is a question whose answer is known. Each line is taken out once, a quarter of them at a time.
 */
import { mistype } from '../bench/generate-notes.js';
import { seeded } from '../bench/seeded.js';
import type { LabelledQuestion, RetrievalSet } from '../bench/retrieval-sets.js';
import { passagesOf, type Note } from '../src/core/note.js';
import { parseNotes } from '../src/notes/formats/parse-notes.js';

const PARTS = 4;
/** Lines a note needs so that what is left of it can still answer. */
const LEAST_LINES = 4;
const SEED = 11;

/** Sets made from one: a quarter of the lines as questions each; none when notes are not lists of lines. */
export function setsOfLines(set: RetrievalSet): RetrievalSet[] {
  const lines = set.notes.reduce((sum, note) => sum + linesOf(note).length, 0);
  if (lines < LEAST_LINES * set.notes.length) return [];
  const random = seeded(SEED);
  return Array.from({ length: PARTS }, (_, part) => {
    const clean: LabelledQuestion[] = [];
    const notes = set.notes.flatMap((note) => {
      const [kept, taken] = divide(note, part);
      const known = new Set(kept.map((line) => line.toLowerCase()));
      for (const question of taken)
        if (!known.has(question.toLowerCase())) clean.push({ question, answers: [note.id] });
      return noteOf(note, kept);
    });
    const typo = clean.map(({ question, answers }) => ({
      question: mistype(question, random),
      answers,
    }));
    return { name: set.name, notes, clean, typo };
  });
}

function divide(note: Note, part: number): [string[], string[]] {
  const [kept, taken]: [string[], string[]] = [[], []];
  const lines = linesOf(note);
  lines.forEach((line, at) => {
    const isTaken = (at + note.id.length) % PARTS === part && lines.length >= LEAST_LINES;
    (isTaken ? taken : kept).push(line);
  });
  return [kept, taken];
}

function linesOf(note: Note): string[] {
  return passagesOf(note)
    .slice(1)
    .map(({ text }) => text);
}

function noteOf({ id, topic }: Note, lines: readonly string[]): readonly Note[] {
  return parseNotes('lines.jsonl', JSON.stringify({ id, topic, text: lines.join('\n') })).notes;
}
