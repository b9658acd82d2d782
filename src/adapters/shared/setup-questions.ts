/** What a chat's setup asks through: a port to whoever sits at the terminal, and what is asked of every chat alike. */
import type { PlatformManifest } from './platform-manifest.js';

/** An answer to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** How a typed answer is checked: what is wrong with it as a sentence, or nothing. */
export type Check = (answer: string) => string | undefined;

/** The port to whoever answers. Every method rejects when they give up. */
export interface Asker {
  /** @returns the value of the option taken */
  one(question: string, options: readonly Option[]): Promise<string>;
  /** @returns the values of the options taken, maybe none */
  some(question: string, options: readonly Option[]): Promise<readonly string[]>;
  text(question: string, check: Check): Promise<string>;
  /** What is typed is not shown. */
  secret(question: string, check: Check): Promise<string>;
  /** Shows steps to follow, then what is to be pasted. */
  show(title: string, steps: readonly string[], paste?: readonly string[]): Promise<void>;
}

/** What the questions of a chat work with. */
export interface SetupQuestions {
  readonly ask: Asker;
  /** Checks a variable as the configuration would. */
  readonly check: (name: string, value: string) => string | undefined;
  /** Stands before each slash command's name. */
  readonly commandPrefix: string;
  /** A fresh random secret. */
  readonly makeSecret: () => string;
}

/** Asks for a secret by its variable's name. @returns the variable with what was typed */
export async function askSecret(
  { ask, check }: SetupQuestions,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  return { [name]: (await ask.secret(name, required(check, name))).trim() };
}

/** What must be typed, whatever it is. */
export const needed: Check = (answer) =>
  answer.trim() === '' ? 'It is needed; paste it here.' : undefined;

/** What is needed, and right for the configuration. */
export function required(check: SetupQuestions['check'], name: string): Check {
  return (answer) => needed(answer) ?? check(name, answer.trim());
}

/** Shows what a platform has to be told. */
export function showManifest(
  ask: Asker,
  title: string,
  { steps, link, json }: PlatformManifest,
): Promise<void> {
  return ask.show(
    title,
    steps,
    [link, json].filter((part) => part !== undefined),
  );
}
