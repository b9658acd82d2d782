/** Reads which command a message invokes, and with what: once, before anything else looks at its words. */
import type { Message } from '../core/message.js';
import { usages } from './arguments/write-command.js';
import type { Command, CommandSpec, Run } from './command.js';
import { sayProblem } from './reply/plain.js';

/** A message as a command and what was given to it. */
export type Invocation =
  | { readonly kind: 'command'; readonly spec: CommandSpec; readonly run: Run }
  | { readonly kind: 'unknown-command'; readonly name: string };

/**
 * Reads the invocation. Whatever is no command is a question, so the result is total.
 * @param message - its words trimmed; only where it was said to the bot, a command is understood without its slash, and
 *   one of those that manage at all
 * @param commands - all commands; one takes questions
 * @param prefix - the operator's prefix of command names (`qm-` makes `/qm-ask`), possibly empty
 */
export function readInvocation(
  { text, addressed, command: fields }: Pick<Message, 'text' | 'addressed' | 'command'>,
  commands: readonly Command[],
  prefix = '',
): Invocation {
  const named = (name: string) => commands.find(({ spec }) => spec.name === name);
  const find = (typed: string) =>
    named(typed.startsWith(prefix) ? typed.slice(prefix.length) : typed) ?? named(typed);
  if (fields !== undefined) return invoke(named(fields.name), fields.arguments, fields.name);

  const slash = /^\/([\w-]{1,40})(?:\s+|$)/.exec(text);
  if (slash?.[1] !== undefined) {
    const typed = slash[1].toLowerCase();
    const command = find(typed);
    if (addressed || command?.spec.guarded !== true)
      return invoke(command, text.slice(slash[0].length).trim(), typed);
  }
  const bare = addressed ? /^([\w-]{1,40})(?:[\s?!.:]+|$)/.exec(text) : null;
  const command = find(bare?.[1]?.toLowerCase() ?? '');
  const behind = text.slice(bare?.[0].length ?? 0).trim();
  const run = command?.spec.bare?.test(behind) === true ? command.read(behind) : null;
  if (command !== undefined && run !== null) return { kind: 'command', spec: command.spec, run };
  return invoke(
    commands.find(({ spec }) => spec.takesQuestions),
    text,
    '',
  );
}

function invoke(
  command: Command | undefined,
  given: Parameters<Command['read']>[0],
  name: string,
): Invocation {
  if (command === undefined) return { kind: 'unknown-command', name };
  const { spec } = command;
  return { kind: 'command', spec, run: command.read(given) ?? sayUsage(spec) };
}

/** What was given doesn't fit: what would, and an example. */
function sayUsage(spec: CommandSpec): Run {
  const { example } = spec;
  const known = usages(spec).join(', ');
  return ({ messages }) =>
    Promise.resolve({ reply: sayProblem(messages.say('say.usage', { known, example })) });
}
