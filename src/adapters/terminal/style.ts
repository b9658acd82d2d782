/** Terminal styles as ECMA-48 select-graphic-rendition sequences, or nothing when the output is no terminal. */

/** Wraps words in a style. */
export interface Style {
  readonly bold: (words: string) => string;
  readonly dim: (words: string) => string;
  readonly italic: (words: string) => string;
  readonly cyan: (words: string) => string;
  readonly green: (words: string) => string;
  readonly yellow: (words: string) => string;
  readonly red: (words: string) => string;
}

const plain = (words: string): string => words;

/** No styles: for pipes, files and `NO_COLOR`. */
export const PLAIN: Style = {
  bold: plain,
  dim: plain,
  italic: plain,
  cyan: plain,
  green: plain,
  yellow: plain,
  red: plain,
};

const sgr =
  (open: number, close: number) =>
  (words: string): string =>
    `\u001b[${open}m${words}\u001b[${close}m`;

/** Colours for terminals (ECMA-48 §8.3.117). */
export const COLOURED: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  italic: sgr(3, 23),
  cyan: sgr(36, 39),
  green: sgr(32, 39),
  yellow: sgr(33, 39),
  red: sgr(31, 39),
};

/**
 * Chooses a style by the conventions of no-color.org and force-color.org.
 * @param isTerminal - whether the output is a terminal
 * @param environment - for `NO_COLOR`, `FORCE_COLOR` and `TERM`
 */
export function chooseStyle(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Style {
  if ((environment['NO_COLOR'] ?? '') !== '') return PLAIN;
  if ((environment['FORCE_COLOR'] ?? '') !== '') return COLOURED;
  return isTerminal && environment['TERM'] !== 'dumb' ? COLOURED : PLAIN;
}

/**
 * Takes out what a terminal would obey: C0 and C1 controls except line feed and tab.
 * Everything that a person, a note or a registry wrote goes through here before it is printed.
 */
export function inert(words: string): string {
  // eslint-disable-next-line no-control-regex -- taking controls out is what this is for
  return words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}
