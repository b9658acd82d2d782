/**
 * The check of the notes before a note from chat is kept: what `quaymaster notes check` would find in the folder as it would
 * be, and does not find as it is. Looked at are the notes that all may see where it is written, so that nothing tells of others.
 */
import type { CheckNote } from '../../bot/teach/teaching.js';
import type { Viewer } from '../../core/audience.js';
import type { Note, NoteProblem } from '../../core/note.js';
import { engineIdOf, type TaughtNote } from '../../core/records/taught-notes.js';
import { parseNotes } from '../formats/parse-notes.js';
import { taughtPath, writeTaughtFile } from '../formats/taught/taught-file.js';
import { lintNotes, strayQuestions } from '../lint/lint.js';
import { notesOf } from './taught-set.js';

/** Finds notes, as the engine does. */
export interface NoteFinder {
  ask(
    question: string,
    options: { readonly top: number; readonly oncePerNote?: boolean },
  ): { readonly passages: readonly { readonly note: Note }[] };
}

/** What the check works with. */
export interface TaughtCheckOptions {
  /** The notes that all may see in a place, with what finds them. */
  readonly view: (
    viewer: Viewer,
  ) => Promise<{ readonly engine: NoteFinder; readonly notes: () => readonly Note[] }>;
  /** What would find these notes. It may take a while, in which others have their turn. */
  readonly finderOver: (notes: readonly Note[]) => Promise<NoteFinder>;
  /** Every file of the notes' folders that is known: what links may lead to. */
  readonly fileNames: () => readonly string[];
  /** Today as YYYY-MM-DD. */
  readonly today: () => string;
}

/** Creates the check. */
export function createTaughtCheck(options: TaughtCheckOptions): CheckNote {
  const { view, finderOver, fileNames, today } = options;
  return async (note, { place }) => {
    const { engine, notes } = await view({ place });
    const now = notes();
    const own = (one: Note): boolean => isOf(one, note);
    const file = taughtPath(note);
    const text = writeTaughtFile(note);
    const asFiles = (all: readonly Note[]) => [
      ...new Set([...fileNames(), ...all.map(({ root }) => root.source.file)]),
    ];
    const then = [...now.filter((one) => !own(one)), ...notesOf(note, text)];
    const before = lintNotes({ notes: now, problems: [], files: asFiles(now), today: today() });
    const after = lintNotes({
      notes: then,
      problems: parseNotes(file, text).problems,
      files: asFiles(then),
      today: today(),
    });
    const finder = await finderOver(then);
    const nearby = near(note, finder, then);
    return [
      ...newProblems(before, after),
      ...newProblems(
        strayQuestions(
          now.filter((one) => nearby.has(one.id)),
          found(engine),
        ),
        strayQuestions(
          then.filter((one) => nearby.has(one.id)),
          found(finder),
        ),
      ),
    ];
  };
}

/** The note itself, and those whose questions it is likeliest to take: the ones nearest to what it says. */
const NEAREST = 30;
/** What stands further down in a text says less of what it is about. */
const READ_OF_TEXT = 300;

function near(note: TaughtNote, finder: NoteFinder, notes: readonly Note[]): ReadonlySet<string> {
  const asked = [note.topic, ...note.questions, note.text.slice(0, READ_OF_TEXT)];
  const options = { top: NEAREST, oncePerNote: true };
  const found = asked.flatMap((words) =>
    finder.ask(words, options).passages.map((one) => one.note),
  );
  const own = notes.filter((one) => isOf(one, note));
  return new Set([...found, ...own].map(({ id }) => id));
}

const found =
  (finder: NoteFinder) =>
  (question: string): string | null =>
    finder.ask(question, { top: 1 }).passages[0]?.note.id ?? null;

/** Whether a note of the engine's is the one from chat, or a section of it. */
function isOf({ id }: Note, note: TaughtNote): boolean {
  const own = engineIdOf(note);
  return id === own || id.startsWith(`${own}#`);
}

/**
 * Problems that were not there before. Lines move where somebody edits, so that they are told by their words.
 * @returns those of `after` that `before` does not have, or has fewer times
 */
export function newProblems(
  before: readonly NoteProblem[],
  after: readonly NoteProblem[],
): NoteProblem[] {
  const nameOf = ({ file, code, message }: NoteProblem) => JSON.stringify([file, code, message]);
  const known = new Map<string, number>();
  for (const problem of before) known.set(nameOf(problem), (known.get(nameOf(problem)) ?? 0) + 1);
  return after.filter((problem) => {
    const left = known.get(nameOf(problem)) ?? 0;
    known.set(nameOf(problem), left - 1);
    return left <= 0;
  });
}
