/** Private words in what somebody wants kept: struck out under a mark, and put back one by one. Pure. */
import type { FormField, FormOption } from '../../core/form.js';
import { ME } from './credit.js';
import { privateWordsIn, strikeOut, type PrivateWords } from '../../core/text/private-words.js';
import type { Messages } from '../messages/messages.js';

/** A text with what was struck out of it. */
export interface Struck {
  readonly text: string;
  readonly found: readonly PrivateWords[];
}

/**
 * Strikes out what is private.
 * @param names - people as the text calls them
 * @param kept - words that may stay
 * @param before - so many were struck out of another text of the same form: each mark has a number of its own
 */
export function strike(
  text: string,
  messages: Messages,
  {
    names = [],
    kept = [],
    before = 0,
  }: {
    readonly names?: readonly string[];
    readonly kept?: readonly string[];
    readonly before?: number;
  } = {},
): Struck {
  const found = privateWordsIn(text, names).filter(({ words }) => !kept.includes(words));
  return {
    text: strikeOut(text, found, ({ kind }, at) => mark(kind, before + at + 1, messages)),
    found,
  };
}

function mark(kind: PrivateWords['kind'], number: number, messages: Messages): string {
  return messages.say(`save.mark.${kind}`, { number });
}

/** More are seldom, and each outlet's menu takes as many. */
const MOST_KEEPABLE = 20;
/** Longest value of an option, with its number. */
const LONGEST_KEEPABLE = 70;

/**
 * The field in which each of them can be kept after all, and the writer's own name put in; `null`: there is neither.
 * @param namesWriter - they may have themselves named
 */
export function keepField(
  found: readonly PrivateWords[],
  namesWriter: boolean,
  messages: Messages,
): FormField | null {
  const own = namesWriter ? [{ value: ME, label: messages.say('save.creditMe') }] : [];
  const struck = found.flatMap(({ kind, words }, at): FormOption[] => {
    const value = `${at + 1} ${words}`;
    if (value.length > LONGEST_KEEPABLE || /[\n\r]/.test(words)) return [];
    return [{ value, label: `${mark(kind, at + 1, messages)}: ${words}` }];
  });
  const options = [...own, ...struck];
  if (options.length === 0) return null;
  return {
    kind: 'choices',
    name: 'keep',
    label: messages.say(namesWriter ? 'save.also' : 'save.keep'),
    hint:
      found.length === 0
        ? messages.say('save.alsoHint')
        : messages.say('save.keepHint', { count: found.length }),
    optional: true,
    values: [],
    options: options.slice(0, MOST_KEEPABLE),
  };
}

/** Words that were chosen to be kept, with the numbers of their marks. */
export interface Kept {
  readonly number: number;
  readonly words: string;
}

/** Reads what was chosen in {@link keepField}; an outlet without room for all of them gives words between commas. */
export function readKept(values: readonly string[]): Kept[] {
  return values.flatMap((value): Kept[] => {
    const [, number, words] = /^(\d{1,3}) (.+)$/.exec(value.trim()) ?? [];
    return number === undefined || words === undefined ? [] : [{ number: Number(number), words }];
  });
}

/** Puts words back in the place of their marks. */
export function putBack(text: string, kept: readonly Kept[], messages: Messages): string {
  const kinds: readonly PrivateWords['kind'][] = ['secret', 'address', 'mention'];
  return kept.reduce(
    (all, { number, words }) =>
      kinds.reduce((one, kind) => one.replaceAll(mark(kind, number, messages), () => words), all),
    text,
  );
}
