/**
 * What a command takes, as data: what a handler gets, help, completion, forms and the platforms' registrations follow
 * from it.
 */
import type { Completable } from '../../core/form.js';

/** A word (several in quotes), all words that are left, a whole number, or one of a few words. */
export type Takes = 'word' | 'words' | 'number' | readonly string[];

/** One of a few words, each with the arguments behind it; the first holds where none is given. */
export type Actions = Readonly<Record<string, readonly Argument[]>>;

/** One argument, in the order in which they are typed. */
export interface Argument {
  readonly name: string;
  /** One line, in English; see `commandIn` for others. */
  readonly summary: string;
  /** `words` and actions stand last, but for what stands below. */
  readonly takes: Takes | Actions;
  readonly optional?: true;
  /** A word that may stand before it: `on`. */
  readonly lead?: string;
  /** It stands on lines of its own, below the others: what was pasted. */
  readonly below?: true;
  /** What completes it. */
  readonly completes?: Completable;
  /** As a form calls it; absent: by its name. */
  readonly label?: string;
  readonly example?: string;
}

/** What a handler gets for arguments: their values by their names; for actions, those of one of them. */
export type Values<All extends readonly Argument[]> = All extends readonly [
  infer First extends Argument,
  ...infer Others extends readonly Argument[],
]
  ? ValuesOf<First> & Values<Others>
  : unknown;

type ValuesOf<One extends Argument> = One['takes'] extends infer Taken
  ? Taken extends Actions
    ? {
        [Action in keyof Taken & string]: Readonly<Record<One['name'], Action>> &
          Values<Taken[Action]>;
      }[keyof Taken & string]
    : Readonly<Record<One['name'], Value<Taken> | Absent<One>>>
  : never;

type Value<Taken> = Taken extends 'number'
  ? number
  : Taken extends readonly (infer Choice)[]
    ? Choice
    : string;

type Absent<One> = One extends { readonly optional: true } ? undefined : never;

/** Whether it brings further arguments. */
export function isActions(takes: Argument['takes']): takes is Actions {
  return typeof takes === 'object' && !Array.isArray(takes);
}

/** The words of which it takes one; `null`: any. */
export function choicesOf({ takes }: Argument): readonly string[] | null {
  if (isActions(takes)) return Object.keys(takes);
  return typeof takes === 'string' ? null : takes;
}

/** All of them side by side, for outlets that ask for each by its name; which go together then shows in reading. */
export function flatten(all: readonly Argument[]): readonly Argument[] {
  const flat = all.flatMap((one) => {
    const { takes } = one;
    if (!isActions(takes)) return [one];
    const behind = flatten(Object.values(takes).flat());
    const action = { ...one, takes: Object.keys(takes) };
    return [action, ...behind].map((each) => ({ ...each, optional: true as const }));
  });
  return [...new Map(flat.map((one) => [one.name, one])).values()];
}
