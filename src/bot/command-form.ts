/** The form of a command's arguments, for outlets where somebody left some out. */
import { wordsIn, type Form, type FormField, type FormValues } from '../core/form.js';
import { choicesOf, flatten, type Argument } from './arguments/argument.js';
import type { CommandSpec } from './command.js';
import type { FormKind } from './form-kind.js';
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
    open: (_about, { messages }, given) =>
      Promise.resolve({ kind: 'form', form: draw(commandIn(command, messages), given, messages) }),
    read: (_about, values, { messages }) => {
      const all = flatten(commandIn(command, messages).arguments);
      const missing = all.filter(
        (one) => one.optional !== true && wordsIn(values, one.name) === '',
      );
      if (missing.length > 0) {
        const errors = missing.map((one) => [one.name, sayMissing(one, messages)] as const);
        return Promise.resolve({ kind: 'wrong', errors: new Map(errors) });
      }
      const fields = all.map((one) => [one.name, wordsIn(values, one.name)] as const);
      const filled = { name, arguments: Object.fromEntries(fields) };
      return Promise.resolve({ kind: 'command', command: filled, quick: false });
    },
  };
}

function sayMissing(one: Argument, messages: Messages): string {
  const { example = '' } = one;
  return messages.say('form.command.missing', { what: labelOf(one), example });
}

function draw(spec: CommandSpec, given: FormValues, messages: Messages): Form {
  return {
    name: spec.name,
    title: spec.form ?? `/${spec.name}`,
    submit: messages.say('form.command.submit'),
    fields: flatten(spec.arguments).map((one) => drawField(one, wordsIn(given, one.name))),
  };
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
