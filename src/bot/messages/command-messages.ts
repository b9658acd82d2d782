/** The forms of commands in other languages: help, completion and the platforms' registrations say them. */
import { DEFAULT_LANGUAGE } from '../../core/language.js';
import { ownValue } from '../../core/own-value.js';
import { isActions, type Actions, type Argument } from '../arguments/argument.js';
import type { CommandSpec } from '../command.js';
import { CATALOGUES, type Messages } from './messages.js';

/**
 * A command's form in a language: its summary, the title of its form, and its arguments' summaries and labels come from the
 * catalogue, by the keys `command.NAME`, `….title`, `….ARGUMENT` and `….ARGUMENT.label`. What the catalogue does not
 * know stays as it is.
 */
export function commandIn(
  spec: CommandSpec,
  { language }: Pick<Messages, 'language'>,
): CommandSpec {
  if (language === DEFAULT_LANGUAGE) return spec;
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language];
  const said = (key: string, otherwise: string) =>
    ownValue(catalogue, `command.${spec.name}${key}`) ?? otherwise;
  const all = (given: readonly Argument[]): readonly Argument[] =>
    given.map((one) => ({
      ...one,
      summary: said(`.${one.name}`, one.summary),
      ...(one.label !== undefined && { label: said(`.${one.name}.label`, one.label) }),
      takes: isActions(one.takes) ? behind(one.takes) : one.takes,
    }));
  const behind = (actions: Actions): Actions =>
    Object.fromEntries(Object.entries(actions).map(([name, given]) => [name, all(given)]));
  return {
    ...spec,
    summary: said('', spec.summary),
    ...(spec.form !== undefined && { form: said('.title', spec.form) }),
    arguments: all(spec.arguments),
  };
}
