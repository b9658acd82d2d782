/** Annotations as GitHub reads them from a step's output (docs.github.com/actions/reference/workflow-commands). */

/** One annotation. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** File, relative to the repository, and line; absent: the run as a whole. */
  readonly at?: { readonly file: string; readonly line: number } | undefined;
  readonly title: string;
  readonly message: string;
}

/** `::error file=…,line=…,title=…::message`, without a line feed. */
export function annotation({ level, at, title, message }: Annotation): string {
  const place = at === undefined ? '' : `file=${property(at.file)},line=${at.line},`;
  return `::${level} ${place}title=${property(title)}::${data(message)}`;
}

/** Escaped as GitHub's own toolkit does (actions/toolkit `command.ts`): nothing typed can begin another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
