/** Reads which command a message invokes. */
import type { Command } from './command.js';

/** A message as a command and what is behind it. */
export type Invocation =
  | { readonly kind: 'command'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'unknown-command'; readonly name: string };

/** Commands that are also understood without their slash when they are the whole message. */
const BARE_ALONE = new Set(['help', 'why', 'notes']);

/** Commands that are also understood without their slash in front of an argument, because no question begins so. */
const BARE_WITH_ARGUMENT = new Set(['canirun']);

/**
 * Reads the invocation. Whatever is no command is a question, so the result is total.
 * @param text - the message, trimmed
 * @param commands - all commands; the one named `ask` takes plain questions
 * @param prefix - the operator's prefix of command names (`qm-` makes `/qm-ask`), possibly empty
 */
export function readInvocation(
  text: string,
  commands: readonly Command[],
  prefix = '',
): Invocation {
  const find = (name: string): Command | undefined =>
    commands.find(({ spec }) => spec.name === name);
  const slash = /^\/([\w-]{1,40})(?:\s+|$)/.exec(text);
  if (slash?.[1] !== undefined) {
    const typed = slash[1].toLowerCase();
    const name = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
    const command = find(name) ?? find(typed);
    return command === undefined
      ? { kind: 'unknown-command', name: typed }
      : { kind: 'command', command, argument: text.slice(slash[0].length).trim() };
  }
  const bare = /^([a-z]+)(?:[\s?!.]+|$)/i.exec(text);
  const name = bare?.[1]?.toLowerCase() ?? '';
  const argument = text.slice(bare?.[0].length ?? 0).trim();
  const command = find(name);
  if (command !== undefined && (argument === '' ? BARE_ALONE : BARE_WITH_ARGUMENT).has(name))
    return { kind: 'command', command, argument };
  return ask(text, find('ask'));
}

function ask(text: string, command: Command | undefined): Invocation {
  if (command === undefined) return { kind: 'unknown-command', name: 'ask' };
  return { kind: 'command', command, argument: text };
}
