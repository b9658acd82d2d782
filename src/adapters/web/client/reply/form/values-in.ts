/** Reads a form. */

/** All that is filled in, by the field's name. */
export function valuesIn(form: HTMLFormElement | null): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form ?? undefined))
    if (typeof value === 'string') values[name] = [...(values[name] ?? []), value];
  return values;
}
