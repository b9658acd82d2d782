/** Asks on this terminal, through @clack/prompts. */
import {
  type CANCEL_SYMBOL,
  isCancel,
  multiselect,
  note,
  password,
  select,
  text,
} from '@clack/prompts';
import { UserError } from '../../core/errors.js';
import type { Asker, Check, Option } from '../../adapters/shared/setup-questions.js';
import { print } from '../output.js';

/** The asker. Ctrl+C and Esc give up, with a sentence. */
export const terminalAsker: Asker = {
  one: async (message, options) => given(await select({ message, options: mutable(options) })),
  some: async (message, options) =>
    given(await multiselect({ message, options: mutable(options), required: false })),
  text: async (message, check) => given(await text({ message, validate: tolerant(check) })),
  secret: async (message, check) => given(await password({ message, validate: tolerant(check) })),
  async show(title, steps, paste = []) {
    note(steps.map((step, index) => `${index + 1}. ${step}`).join('\n'), title);
    // Without a frame, so that it can be copied.
    for (const part of paste) await print(`${part}\n\n`);
  },
};

function given<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (!isCancel(answer)) return answer;
  throw new UserError('refused', 'Given up; nothing was written.');
}

/** An empty answer comes as nothing. */
function tolerant(check: Check): (answer: string | undefined) => string | undefined {
  return (answer = '') => check(answer);
}

function mutable(options: readonly Option[]): Option[] {
  return [...options];
}
