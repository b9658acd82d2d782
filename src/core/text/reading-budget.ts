/**
 * What reading one text may cost that a stranger types or pastes into a chat or that a registry serves: the one place
 * where these limits stand. Those of note files are in `notes/formats/text-budget.ts`; they are another table because
 * files are longer, are read once each time they change, and differ by format.
 *
 * A reader is linear in its input by itself wherever that can be had; the budget bounds what is left: what a text
 * can make out of little (variables, aliases, merge keys), how deep it nests, and how much of it is looked at. Tests
 * count how often each block of the program runs on hostile families at growing lengths instead of timing them.
 */
export const READING_BUDGET = {
  /** Characters of a question in a chat; a screenful of error output fits. */
  question: 8_000,
  /** Characters of a command's argument: the output of `docker info` or a Compose file fits. */
  argument: 64_000,
  /** Characters of a Compose file, Dockerfile or Kubernetes manifest. */
  file: 256 * 1024,
  /** Characters of a host's description, pasted output included. */
  description: 64 * 1024,
  /** Characters of a log in which an error is looked for; of a longer one, the last. */
  log: 1024 * 1024,
  /** Words and numbers of a host's description. */
  atoms: 4_000,
  /** Lines of pasted command output. */
  lines: 2_000,
  /**
   * Steps (lines, lexical tokens, nodes visited, variables filled in) that any text may take, and how many more for
   * each of its characters. Files as people write them take 0.2 to 0.45 a character.
   */
  steps: 5_000,
  stepsPerCharacter: 0.6,
  /** Levels of nesting; the deepest honest manifests (an affinity in a CronJob in a List) have about 20. */
  depth: 64,
  /** Characters that variables may make out of one value: more is no image reference (`TEXT_MAX_LENGTH` there). */
  output: 4_096,
  /** Images of one file. */
  images: 100,
  /** Sentences on what could not be read; one mistake often causes many. */
  problems: 12,
  /** Values of a JSON text from a registry; an index of 500 entries has about 10,000. */
  values: 200_000,
} as const;

/** Thrown where a text costs more than it may; its message completes "The file …". */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

/** Counts what reading one text costs. */
export class Meter {
  #steps = 0;
  readonly #most: number;

  /** @param length - characters of the text */
  constructor(length: number) {
    this.#most = READING_BUDGET.steps + length * READING_BUDGET.stepsPerCharacter;
  }

  /** Steps spent so far. */
  get steps(): number {
    return this.#steps;
  }

  /**
   * Spends steps.
   * @throws OverBudget when there are none left
   */
  spend(steps = 1): void {
    this.#steps += steps;
    if (this.#steps > this.#most) throw new OverBudget('has more parts than are read');
  }
}
