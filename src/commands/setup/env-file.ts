/** Writes settings into the text of an `.env` file and leaves everything else in it as it is. Pure. */

/** Names of variables with their values. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Sets variables: on their own line where there is one, also one that is commented out as in `.env.example`; else at
 * the end. Comments, order and all other variables stay.
 * @param text - the file as it is
 */
export function setVariables(text: string, settings: Settings): string {
  const lines = text.replace(/(?<!\n)\n*$/, '').split('\n');
  for (const [name, value] of Object.entries(settings)) {
    const line = `${name}=${quote(value)}`;
    const place = findLine(lines, name);
    if (place === -1) lines.push(line);
    else lines[place] = line;
  }
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}

/** The last line that sets it is the one that counts; without any, the example's. */
function findLine(lines: readonly string[], name: string): number {
  const set = lines.findLastIndex((line) =>
    new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(line),
  );
  return set === -1 ? lines.findIndex((line) => line.startsWith(`#${name}=`)) : set;
}

/** Quotes what dotenv would read otherwise: blanks, `#`, quotes; it knows no escapes inside single quotes. */
function quote(value: string): string {
  if (/^[\w./:@%+,=~-]*$/.test(value)) return value;
  const mark = ["'", '"', '`'].find((one) => !value.includes(one));
  return mark === undefined ? value : `${mark}${value}${mark}`;
}
