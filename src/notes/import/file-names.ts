/** Names of the files that an import writes, each used once. */

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
