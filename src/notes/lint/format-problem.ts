/** Problems as lines of text, in the form that editors and CI turn into links: `file:line: severity code: …`. */
import type { NoteProblem } from '../../core/note.js';

/** One problem as one line. */
export function formatProblem({
  file,
  line,
  severity,
  code,
  message,
  remedy,
}: NoteProblem): string {
  return `${file}:${line}: ${severity} ${code}: ${message} ${remedy}`;
}

/** Problems in the order of files and lines, errors before warnings on one line. */
export function sortProblems(problems: readonly NoteProblem[]): NoteProblem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      compare(a.severity, b.severity) ||
      compare(a.code, b.code),
  );
}

/** Order by code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
