/** `quaymaster notes check`: what is wrong with the notes, for people and for CI. */
import { UserError } from '../core/errors.js';
import { openNotes } from '../app/main.js';
import { formatProblem, sortProblems } from '../notes/lint/format-problem.js';
import { lintNotes } from '../notes/lint/lint.js';
import { counted, print, remark } from './output.js';

/** Options of the command, as given. */
export interface NotesCheckFlags {
  readonly json?: true;
  readonly strict?: true;
  readonly sources?: true;
}

/**
 * Checks notes.
 * @param paths - folders or files; none: the configured notes
 * @throws UserError when there are errors, or warnings with `--strict`
 */
export async function notesCheckCommand(
  paths: readonly string[],
  flags: NotesCheckFlags,
): Promise<void> {
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
  for (const problem of problems)
    await print(
      flags.json === true ? `${JSON.stringify(problem)}\n` : `${formatProblem(problem)}\n`,
    );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const { notes, passages } = engine.size();
  const summary = `${counted(notes, 'note')} with ${counted(passages, 'passage')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  if (errors > 0 || (flags.strict === true && warnings > 0))
    throw new UserError('refused', summary);
  remark(summary);
}
