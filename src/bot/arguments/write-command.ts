/** Writes commands: as they may be typed, and as somebody typed them. Pure. */
import type { CommandFields } from '../../core/message.js';
import { ownValue } from '../../core/own-value.js';
import type { CommandSpec } from '../command.js';
import { choicesOf, isActions, type Argument } from './argument.js';

/** `/canirun <image> <host>`: what must be there in angle brackets, what may in square ones. */
export function usage({ name, arguments: all }: CommandSpec): string {
  return [`/${name}`, ...all.map(placeholder)].join(' ');
}

/** What may be typed, a line for each action: `/host list`, `/host show <name>`. */
export function usages({ name, arguments: all }: CommandSpec): readonly string[] {
  return ways(all).map((way) => [`/${name}`, ...way].join(' '));
}

function ways(all: readonly Argument[]): readonly (readonly string[])[] {
  const [first, ...others] = all;
  if (first === undefined) return [[]];
  const { takes } = first;
  if (!isActions(takes)) return ways(others).map((way) => [placeholder(first), ...way]);
  return Object.entries(takes).flatMap(([action, behind]) =>
    ways(behind).map((way) => [action, ...way]),
  );
}

/** How an argument is shown where its words are not known. */
export function placeholder(one: Argument): string {
  const words = choicesOf(one)?.join('|') ?? one.name;
  return one.optional === true || isActions(one.takes) ? `[${words}]` : `<${words}>`;
}

/** A command with its fields as somebody would type it: for whoever reads it, and to be said again. */
export function writeCommand(
  { name, arguments: all }: CommandSpec,
  fields: CommandFields['arguments'],
): string {
  return [`/${name}`, ...written(all, fields)].join(' ').replaceAll(' \n', '\n');
}

function written(all: readonly Argument[], fields: CommandFields['arguments']): readonly string[] {
  return all.flatMap(({ name, takes, lead, below }) => {
    const words = ownValue(fields, name)?.trim() ?? '';
    const own =
      words === ''
        ? []
        : [
            ...(lead === undefined ? [] : [lead]),
            `${below === true ? '\n' : ''}${quoted(words, takes)}`,
          ];
    const behind = isActions(takes) ? (ownValue(takes, words) ?? []) : [];
    return [...own, ...written(behind, fields)];
  });
}

/** Quotes keep several words together. */
function quoted(words: string, takes: Argument['takes']): string {
  return takes !== 'words' && /\s/.test(words) ? `"${words.replaceAll('"', '')}"` : words;
}
