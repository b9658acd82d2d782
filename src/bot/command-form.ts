/** The forms of commands' arguments, for outlets where somebody left some out. */
import { wordsIn, type Form, type FormField, type FormValues } from '../core/form.js';
import { choicesOf, flatten, type Argument } from './arguments/argument.js';
import type { CommandSpec } from './command.js';
import type { FormKind, KindReading } from './form-kind.js';
import { commandIn } from './messages/command-messages.js';
import type { Messages } from './messages/messages.js';

/** Longer values are none. */
const LONGEST_WORDS = 300;
/** A line of a log, with some around it. */
const LONGEST_PASTE = 3000;

/** Asks for the arguments of a command, each in a field of its own. */
export function commandForm(command: CommandSpec): FormKind {
  const { name } = command;
  return {
    word: name,
    guarded: command.guarded === true,
    membersOnly: command.membersOnly === true,
    open(_about, { messages }, given) {
      const spec = commandIn(command, messages);
      const form: Form = {
        name,
        title: spec.form ?? `/${name}`,
        submit: messages.say('form.command.submit'),
        fields: drawFields(flatten(spec.arguments), given),
      };
      return Promise.resolve({ kind: 'form', form });
    },
    read(_about, values, { messages }) {
      const all = flatten(commandIn(command, messages).arguments);
      return Promise.resolve(readFilled(name, all, values, messages));
    },
  };
}

/** The fields that ask for arguments. @param given - what is filled in already */
export function drawFields(all: readonly Argument[], given: FormValues): readonly FormField[] {
  return all.map((one) => drawField(one, wordsIn(given, one.name)));
}

/**
 * Reads what was filled in as a command.
 * @param name - the command's
 * @param all - its arguments, as the form asks for them
 */
export function readFilled(
  name: string,
  all: readonly Argument[],
  values: FormValues,
  messages: Messages,
): KindReading {
  const missing = all.filter((one) => one.optional !== true && wordsIn(values, one.name) === '');
  if (missing.length > 0) {
    const errors = missing.map((one) => [one.name, sayMissing(one, messages)] as const);
    return { kind: 'wrong', errors: new Map(errors) };
  }
  const fields = all.map((one) => [one.name, wordsIn(values, one.name)] as const);
  const command = { name, arguments: Object.fromEntries(fields) };
  return { kind: 'command', command, quick: false };
}

function sayMissing(one: Argument, messages: Messages): string {
  const { example = '' } = one;
  return messages.say('form.command.missing', { what: labelOf(one), example });
}

function drawField(one: Argument, words: string): FormField {
  const { name, summary, optional, example, completes, below } = one;
  const frame = { name, label: labelOf(one), hint: summary, ...(optional && { optional }) };
  const longest = below === true ? LONGEST_PASTE : LONGEST_WORDS;
  const choices = choicesOf(one);
  if (choices !== null) {
    const options = choices.map((value) => ({ value, label: value }));
    return { ...frame, kind: 'choice', value: choices.includes(words) ? words : null, options };
  }
  return {
    ...frame,
    kind: 'text',
    longest,
    value: words.slice(0, longest),
    ...(example !== undefined && { example }),
    ...(completes !== undefined && { completes }),
    ...(below === true && { lines: 'many' as const }),
  };
}

function labelOf({ name, label }: Argument): string {
  return label ?? name;
}
