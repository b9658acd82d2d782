/** Reads which command a message invokes. */
import type { Command } from './command.js';

/** A message as a command and what is behind it. */
export type Invocation =
  | { readonly kind: 'command'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'unknown-command'; readonly name: string };

/**
 * Reads the invocation. Whatever is no command is a question, so the result is total.
 * @param text - the message, trimmed
 * @param commands - all commands; the one named `ask` takes plain questions
 * @param how - whether it was said to the bot: then a command is understood without its slash, too; and the operator's
 *   prefix of command names (`qm-` makes `/qm-ask`), possibly empty
 */
export function readInvocation(
  text: string,
  commands: readonly Command[],
  { addressed, prefix = '' }: { readonly addressed: boolean; readonly prefix?: string },
): Invocation {
  const find = (typed: string): Command | undefined => {
    const named = (name: string) => commands.find(({ spec }) => spec.name === name);
    return named(typed.startsWith(prefix) ? typed.slice(prefix.length) : typed) ?? named(typed);
  };
  const slash = /^\/([\w-]{1,40})(?:\s+|$)/.exec(text);
  if (slash?.[1] !== undefined) {
    const typed = slash[1].toLowerCase();
    const command = find(typed);
    return command === undefined
      ? { kind: 'unknown-command', name: typed }
      : { kind: 'command', command, argument: text.slice(slash[0].length).trim() };
  }
  const bare = addressed ? /^([\w-]{1,40})(?:[\s?!.:]+|$)/.exec(text) : null;
  const command = find(bare?.[1]?.toLowerCase() ?? '');
  const argument = text.slice(bare?.[0].length ?? 0).trim();
  if (command?.spec.bare?.test(argument)) return { kind: 'command', command, argument };
  return ask(text, find('ask'));
}

function ask(text: string, command: Command | undefined): Invocation {
  if (command === undefined) return { kind: 'unknown-command', name: 'ask' };
  return { kind: 'command', command, argument: text };
}
