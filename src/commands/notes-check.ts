/** `quaymaster notes check`: what is wrong with the notes, for people and for CI. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/errors.js';
import { openNotes } from '../app/library/open-notes.js';
import { formatProblem, sortProblems } from '../notes/lint/format-problem.js';
import type { NoteProblem } from '../core/note.js';
import { lintNotes } from '../notes/lint/lint.js';
import { counted, print, remark } from './output.js';
import { annotation } from './workflow-command.js';

/** Options of the command, as given. */
export interface NotesCheckFlags {
  readonly json?: true;
  /** `text` or `github`. */
  readonly format?: string;
  readonly strict?: true;
  readonly sources?: true;
}

/**
 * Checks notes.
 * @param paths - folders or files; none: the configured notes
 * @throws UserError when there are errors, or warnings with `--strict`; for a format that there is not
 */
export async function notesCheckCommand(
  paths: readonly string[],
  flags: NotesCheckFlags,
): Promise<void> {
  const write = writerOf(flags, paths);
  const { engine, knowledge } = await openNotes(paths);
  const problems = sortProblems(
    lintNotes({
      notes: knowledge.notes(),
      problems: knowledge.problems(),
      files: knowledge.fileNames(),
      today: new Date().toISOString().slice(0, 10),
      find: (question) => engine.ask(question, { top: 1 }).passages[0]?.note.id ?? null,
      requireSources: flags.sources === true,
    }),
  );
  for (const problem of problems) await print(`${write(problem)}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const { notes, passages } = engine.size();
  const summary = `${counted(notes, 'note')} with ${counted(passages, 'passage')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  if (errors > 0 || (flags.strict === true && warnings > 0))
    throw new UserError('refused', summary);
  remark(summary);
}

function writerOf(
  { json, format = 'text' }: NotesCheckFlags,
  paths: readonly string[],
): (problem: NoteProblem) => string {
  if (json === true) return (problem) => JSON.stringify(problem);
  switch (format) {
    case 'text':
      return formatProblem;
    case 'github':
      return (problem) => annotate(problem, paths);
    default:
      throw new UserError('bad-input', `--format ${format} is not possible; give text or github.`);
  }
}

function annotate(
  { file, line, severity, code, message, remedy }: NoteProblem,
  paths: readonly string[],
): string {
  const at = { file: pathTo(file, paths), line };
  return annotation({ level: severity, at, title: code, message: `${message} ${remedy}` });
}

/** Problems name files within their folder; GitHub wants them from where the command runs, with forward slashes. */
function pathTo(file: string, paths: readonly string[]): string {
  const ways = paths.map((path) => (statSync(path).isDirectory() ? join(path, file) : path));
  const way = ways.find((one) => one.replaceAll('\\', '/').endsWith(file) && existsSync(one));
  return (way ?? file).replaceAll('\\', '/');
}
