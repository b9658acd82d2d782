/** The forms of commands in other languages: help, completion and the platforms' registrations say them. */
import { DEFAULT_LANGUAGE } from '../../core/language.js';
import type { CommandSpec } from '../command.js';
import { CATALOGUES, type Messages } from './messages.js';

/**
 * A command's form in a language: its summary and its options' come from the catalogue, `command.NAME` and
 * `command.NAME.OPTION`. What the catalogue does not know stays as it is.
 */
export function commandIn(
  spec: CommandSpec,
  { language }: Pick<Messages, 'language'>,
): CommandSpec {
  if (language === DEFAULT_LANGUAGE) return spec;
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language];
  const said = (key: string, otherwise: string) => catalogue[`command.${key}`] ?? otherwise;
  return {
    ...spec,
    summary: said(spec.name, spec.summary),
    options: spec.options.map((option) => ({
      ...option,
      summary: said(`${spec.name}.${option.name}`, option.summary),
    })),
  };
}
