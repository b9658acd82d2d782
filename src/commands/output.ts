/** How commands of the terminal speak: results on standard output, everything else on standard error. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { quoted } from '../adapters/terminal/shell-form.js';
import type { NoteProblem } from '../core/note.js';
import { programName } from './program-name.js';

/** Writes a result and waits where the reader is slower than we are. */
export async function print(words: string): Promise<void> {
  if (!process.stdout.write(words)) await once(process.stdout, 'drain');
}

/** Writes a remark that is no result. Commands in it are written as this one was started. */
export function remark(sentence: string): void {
  const program = programName();
  process.stderr.write(`${sentence.replace(/(?<![\w/-])quaymaster (?=[a-z])/g, `${program} `)}\n`);
}

/** Says in one line how many remarks there are on notes, and how they are seen. @param paths - the notes, as given */
export function remarkOnNotes(problems: readonly NoteProblem[], paths: readonly string[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const said = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  if (said.length === 0) return;
  const command = ['quaymaster notes check', ...paths.map(quoted)].join(' ');
  remark(`${said.join(' and ')} in the notes: ${command}`);
}

/** The lines of standard input, without their ends; nothing when standard input is a terminal. */
export async function* inputLines(): AsyncGenerator<string> {
  if (process.stdin.isTTY) return;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    yield line;
}

/** Columns of the terminal; 80 where there is none. */
export function terminalWidth(): number {
  return process.stdout.columns || 80;
}

/** A number with its noun: `1 note`, `2 notes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What an error says to people. */
export function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
