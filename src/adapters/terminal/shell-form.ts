/** A choice's message as the shell command that does the same, for terminals where nobody goes on chatting. */
import { flatten } from '../../bot/arguments/argument.js';
import { splitArguments } from '../../bot/arguments/read-arguments.js';
import type { CommandSpec } from '../../bot/command.js';
import { COMMAND_SPECS } from '../../bot/commands.js';
import { ownValue } from '../../core/own-value.js';

/** The command that is running: how it was started, and the options that hold for what it offers, too. */
export interface Shell {
  /** As it stands in front of a subcommand: `quaymaster`, or `npx quaymaster`. */
  readonly program: string;
  /** Of the running subcommand, as they were given. */
  readonly options: readonly string[];
}

/**
 * Writes a message as a command line.
 * @param message - as a choice would send it: a `/command` or a question
 * @param shell - the same subcommand gets its options
 * @returns one line that can be pasted into a shell; the message itself where no subcommand does the same
 */
export function shellForm(message: string, { program, options }: Shell): string {
  const [, name, typed = ''] = /^\/([a-z]+)(?:\s+(\S[\s\S]*))?$/.exec(message) ?? [];
  const spec = COMMAND_SPECS.find((one) =>
    name === undefined ? one.takesQuestions : one.name === name,
  );
  const words = spec && wordsOf(spec, name === undefined ? message : typed);
  if (spec?.shell === undefined || !words) return message;
  return [program, spec.shell, ...[...options, ...words].map(quoted)].join(' ');
}

function wordsOf(spec: CommandSpec, typed: string): readonly string[] | null {
  const fields = splitArguments(spec.arguments, typed);
  return fields && flatten(spec.arguments).flatMap(({ name }) => ownValue(fields, name) ?? []);
}

/** As one word of a POSIX shell. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return /^[\w./:@+-]+$/.test(line) ? line : `'${line.replaceAll("'", `'\\''`)}'`;
}
