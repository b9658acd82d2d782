/** Fields with more options than an outlet's menus hold: nothing that is chosen may be lost when the form is sent. Pure. */
import type { FormField, FormOption } from '../../core/form.js';

type Of<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;

/** The options that are drawn: what is chosen stays when not all have room. @param most - how many the menu holds */
export function fitOptions(
  options: readonly FormOption[],
  chosen: string | null,
  most: number,
): readonly FormOption[] {
  if (options.length <= most) return options;
  const first = options.filter(({ value }) => value === chosen);
  return [...first, ...options.filter(({ value }) => value !== chosen)].slice(0, most);
}

/** A field where several can be chosen, as words with commas. @param longest - what the outlet's field takes */
export function asWords(
  { values, ...field }: Of<'choices'> | Of<'groups'>,
  longest: number,
  example: string | undefined,
): Of<'text'> {
  const { name, label, hint, optional } = field;
  return {
    kind: 'text',
    name,
    label,
    ...(hint !== undefined && { hint }),
    ...(optional && { optional }),
    ...(example !== undefined && { example }),
    value: values.join(', '),
    longest,
  };
}
