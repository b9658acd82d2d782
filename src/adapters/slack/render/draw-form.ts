/** Draws forms as modals, and replies in their place. Pure; Slack's limits are kept by cutting. */
import type {
  ExternalSelect,
  InputBlock,
  ModalView,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
} from '@slack/types';
import { messagesOf, type Messages } from '../../../bot/messages/messages.js';
import type { Form, FormField, FormOption } from '../../../core/form.js';
import type { Reply } from '../../../core/reply.js';
import { asWords, fitOptions } from '../../shared/fit-options.js';
import { beginning, cleanText, cutAtWord } from '../../shared/safe-text.js';
import type { DrawContext } from './draw-block.js';
import { LIMITS } from './limits.js';
import { renderView } from './render.js';

/** Names the input of a field that is completed while typing; what completes it stands behind. */
export const COMPLETES = 'complete:';

/** Names every other input. */
const INPUT = 'input';

/** How a form finds its way back. */
export interface FormFrame {
  /** By this Slack tells what came from it. */
  readonly callback: string;
  /** What comes back with it; at most 3,000 characters. */
  readonly metadata: string;
}

type Of<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;

/** Draws a form. */
export function drawForm(form: Form, { callback, metadata }: FormFrame): ModalView {
  const { title, submit, lead, fields, language } = form;
  const messages = messagesOf(language);
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: plain(title, LIMITS.modalTitle),
    submit: plain(submit, LIMITS.modalButton),
    close: plain(messages.say('button.cancel'), LIMITS.modalButton),
    blocks: [
      ...(lead === undefined
        ? []
        : [{ type: 'section' as const, text: plain(lead, LIMITS.sectionText) }]),
      ...fields.map((field) => drawField(field, messages)),
    ],
  };
}

/** Draws a reply where a form stood, or was to stand. */
export function drawNotice(reply: Reply, context: DrawContext, title = 'Quaymaster'): ModalView {
  return {
    type: 'modal',
    title: plain(title, LIMITS.modalTitle),
    close: plain(messagesOf(reply.language).say('button.close'), LIMITS.modalButton),
    blocks: [...renderView(reply, context)],
  };
}

function drawField(field: FormField, messages: Messages): InputBlock {
  const { name, label, hint, optional } = field;
  return {
    type: 'input',
    block_id: name,
    label: plain(label, LIMITS.inputLabel),
    ...(hint !== undefined && { hint: plain(hint, LIMITS.inputLabel) }),
    ...(optional && { optional }),
    element: drawElement(field, messages),
  };
}

function drawElement(field: FormField, messages: Messages): InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return field.completes === undefined
        ? textInput(field, messages)
        : completedInput(field, messages);
    case 'choice': {
      const options = fitOptions(field.options, field.value, LIMITS.radioButtons).map(toOption);
      const chosen = options.find(({ value }) => value === field.value);
      const initial = chosen && { initial_option: chosen };
      return { type: 'radio_buttons', action_id: INPUT, options, ...initial };
    }
    case 'choices': {
      if (field.options.length > LIMITS.options)
        return textInput(asWords(field, LIMITS.textInput, field.options.at(-1)?.value), messages);
      const options = field.options.map(toOption);
      const chosen = options.filter(({ value }) => field.values.includes(value));
      const initial = chosen.length > 0 && { initial_options: chosen };
      return { type: 'multi_static_select', action_id: INPUT, options, ...initial };
    }
    case 'groups':
      // Slack has no menu of user groups.
      return textInput(asWords(field, LIMITS.textInput, '@helpdesk'), messages);
    default:
      return field satisfies never;
  }
}

function textInput(
  { value, longest, lines, example }: Of<'text'>,
  messages: Messages,
): PlainTextInput {
  const most = Math.min(longest, LIMITS.textInput);
  const given = beginning(value, most);
  return {
    type: 'plain_text_input',
    action_id: INPUT,
    max_length: most,
    ...(lines === 'many' && { multiline: true }),
    ...(given !== '' && { initial_value: given }),
    ...placeholder(example, messages),
  };
}

function completedInput(
  { value, completes, example }: Of<'text'>,
  messages: Messages,
): ExternalSelect {
  const given = beginning(value, LIMITS.optionValue);
  return {
    type: 'external_select',
    action_id: `${COMPLETES}${completes ?? ''}`,
    min_query_length: 1,
    ...(given !== '' && { initial_option: toOption({ value: given, label: given }) }),
    ...placeholder(example, messages),
  };
}

function placeholder(example: string | undefined, messages: Messages) {
  return example === undefined
    ? {}
    : { placeholder: plain(messages.say('form.forExample', { example }), LIMITS.placeholder) };
}

/** Whether words can be an option's value. */
export function fitsOption(text: string): boolean {
  return text !== '' && text.length <= LIMITS.optionValue;
}

/** An option as Slack takes it. */
export function toOption({ value, label }: FormOption): PlainTextOption & { value: string } {
  return { text: plain(label, LIMITS.optionText), value };
}

function plain(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cutAtWord(cleanText(text).trim(), most) || '–', emoji: false };
}
