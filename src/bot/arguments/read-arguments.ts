/** Reads a command's arguments: from what was typed behind its name, or from the fields of an outlet. Pure. */
import type { CommandFields } from '../../core/message.js';
import { ownValue } from '../../core/own-value.js';
import { choicesOf, isActions, type Actions, type Argument, type Values } from './argument.js';

type Fields = CommandFields['arguments'];

/**
 * Splits what was typed, word by word.
 * @returns each argument's words by its name; `null` where they don't fit
 */
export function splitArguments(all: readonly Argument[], typed: string): Fields | null {
  const found = split(all, typed.trim());
  return found && Object.fromEntries(found);
}

function split(
  all: readonly Argument[],
  text: string,
): readonly (readonly [string, string])[] | null {
  const [first, ...others] = all;
  if (first === undefined) return text === '' ? [] : null;
  const { value, rest } = nextArgument(first, text, others);
  const behind = isActions(first.takes) ? actionIn(first.takes, value)?.behind : others;
  const more = behind && split(behind, rest);
  if (!more) return null;
  return value === '' ? more : [[first.name, value], ...more];
}

/** A word, or several in quotes. */
const WORD = /^(?:"([^"]*)"|“([^”]*)”|(\S+))(?:\s+|$)/;

/** The words of one argument, and what stands behind them. */
export function nextArgument(
  { takes, lead }: Argument,
  text: string,
  [next]: readonly Argument[] = [],
): { readonly value: string; readonly rest: string } {
  const led = lead !== undefined && text.toLowerCase().startsWith(`${lead} `);
  const from = led ? text.slice(lead.length).trimStart() : text;
  if (takes === 'words') {
    const end = next?.below === true ? from.search(/\n|$/) : from.length;
    return { value: from.slice(0, end).trim(), rest: from.slice(end).trim() };
  }
  const word = WORD.exec(from);
  const value = word?.[1] ?? word?.[2] ?? word?.[3] ?? '';
  return { value: value.trim(), rest: from.slice(word?.[0].length ?? 0) };
}

/** The action of that name with what stands behind it; the first where none is named. */
function actionIn(actions: Actions, named: string) {
  const action = named === '' ? Object.keys(actions)[0] : named.toLowerCase();
  const behind = action === undefined ? undefined : ownValue(actions, action);
  return action === undefined || behind === undefined ? null : { action, behind };
}

/**
 * Reads fields as what the arguments take.
 * @returns the values; `null` where something is missing, is none of what may be chosen, or is not asked for
 */
export function readArguments<const All extends readonly Argument[]>(
  all: All,
  fields: Fields,
): Values<All> | null {
  const values = read(all, fields);
  if (values === null) return null;
  const isAsked = Object.entries(fields).every(
    ([name, value]) => value.trim() === '' || Object.hasOwn(values, name),
  );
  // Read by the very data that the type is made from.
  return isAsked ? (values as Values<All>) : null;
}

type ReadValues = Readonly<Record<string, string | number | undefined>>;

function read(all: readonly Argument[], fields: Fields): ReadValues | null {
  let values: ReadValues = {};
  for (const one of all) {
    const words = ownValue(fields, one.name)?.trim() ?? '';
    const found = isActions(one.takes) ? readAction(one, words, fields) : readOne(one, words);
    if (found === null) return null;
    values = { ...values, ...found };
  }
  return values;
}

function readAction({ name, takes }: Argument, words: string, fields: Fields): ReadValues | null {
  const found = isActions(takes) ? actionIn(takes, words) : null;
  const behind = found && read(found.behind, fields);
  return behind && { [name]: found.action, ...behind };
}

function readOne(one: Argument, words: string): ReadValues | null {
  const { name, takes, optional } = one;
  if (words === '') return optional === true ? { [name]: undefined } : null;
  if (takes === 'number')
    return /^#?\d{1,15}$/.test(words) ? { [name]: Number(words.replace('#', '')) } : null;
  const choice = words.toLowerCase();
  const choices = choicesOf(one);
  if (choices === null) return { [name]: words };
  return choices.includes(choice) ? { [name]: choice } : null;
}
