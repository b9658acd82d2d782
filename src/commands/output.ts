/** How commands of the terminal speak: results on standard output, everything else on standard error. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Writes a result and waits where the reader is slower than we are. */
export async function print(words: string): Promise<void> {
  if (!process.stdout.write(words)) await once(process.stdout, 'drain');
}

/** Writes a remark that is no result. */
export function remark(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
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
