/** Names of files that an import writes: made of strangers' words, and good on every system. */

/** Longest name of a file or folder, without its ending, in characters. */
const LONGEST_NAME = 60;

/** Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces", 2024). */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Words as a name: small letters and digits of any script, with dashes between.
 * @returns `instead` where nothing is left
 */
export function nameOf(words: string, instead: string): string {
  const name = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const cut = Array.from(name).slice(0, LONGEST_NAME).join('').replace(/-$/, '');
  return cut === '' || DEVICES.test(cut) ? instead : cut;
}

/** Gives out names that are used once, whatever case the system tells apart. */
export class FreeNames {
  readonly #taken = new Map<string, number>();

  /** @returns `path.ending`, with a number before the ending where that was given out already */
  take(path: string, ending: string): string {
    const times = (this.#taken.get(path) ?? 0) + 1;
    this.#taken.set(path, times);
    if (times === 1) return `${path}.${ending}`;
    return this.take(`${path}-${times}`, ending);
  }
}
