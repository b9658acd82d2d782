/** The forms: `/canirun` without all its words, and a further question. Pure. */
import {
  ComponentType,
  TextInputStyle,
  type APIActionRowComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
} from 'discord.js';
import type { CommandSpec } from '../../bot/command.js';
import { LONGEST_COMMENT } from '../../core/store.js';
import { cutAtWord } from '../../delivery/safe-text.js';
import { formatCustomId } from './custom-id.js';
import { LIMITS } from './limits.js';

/** Name of the input that takes a further question. */
export const QUESTION = 'question';

const EXAMPLES = { image: 'nginx:alpine', host: 'windows 11', topic: '' } as const;
/** Longer names are none. */
const LONGEST_WORDS = 300;

/**
 * The form that asks for a command's options.
 * @param given - what is filled in already
 */
export function commandForm(
  spec: CommandSpec,
  given: ReadonlyMap<string, string>,
): APIModalInteractionResponseCallbackData {
  const inputs = spec.options.map(({ name, summary, completes }) => ({
    type: ComponentType.TextInput as const,
    style: TextInputStyle.Short as const,
    custom_id: name,
    label: cutAtWord(summary, LIMITS.inputLabel),
    min_length: 1,
    max_length: LONGEST_WORDS,
    required: true,
    ...(completes && { placeholder: `For example ${EXAMPLES[completes]}` }),
    ...(given.get(name) && { value: given.get(name)?.slice(0, LONGEST_WORDS) ?? '' }),
  }));
  return { title: 'Can it run?', custom_id: 'canirun', components: inputs.map(row) };
}

/** The form that takes a further question about an answer; `null` when the answer's key is too long for it. */
export function followUpForm(key: string): APIModalInteractionResponseCallbackData | null {
  const id = formatCustomId({ kind: 'followup', key });
  if (id === null) return null;
  const input: APITextInputComponent = {
    type: ComponentType.TextInput,
    style: TextInputStyle.Paragraph,
    custom_id: QUESTION,
    label: 'Your question',
    placeholder: 'and the size?',
    min_length: 1,
    max_length: LIMITS.inputValue,
    required: true,
  };
  return { title: 'Ask further', custom_id: id, components: [row(input)] };
}

/** Name of the input that takes why an answer did not help. */
export const REASON = 'reason';

/** The form that asks why an answer did not help; `null` when the answer's key is too long for it. */
export function reasonForm(key: string): APIModalInteractionResponseCallbackData | null {
  const id = formatCustomId({ kind: 'reason', key });
  if (id === null) return null;
  const input: APITextInputComponent = {
    type: ComponentType.TextInput,
    style: TextInputStyle.Paragraph,
    custom_id: REASON,
    label: 'Noted. If you like, say what was amiss',
    placeholder: 'It is out of date: …',
    max_length: LONGEST_COMMENT,
    required: false,
  };
  return { title: 'What was amiss?', custom_id: id, components: [row(input)] };
}

function row(input: APITextInputComponent): APIActionRowComponent<APITextInputComponent> {
  return { type: ComponentType.ActionRow, components: [input] };
}
