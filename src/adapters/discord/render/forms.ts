/** Draws forms as modals, and reads what was filled in. Pure; Discord's limits are kept by cutting. */
import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  type APITextInputComponent,
} from 'discord.js';
import { z } from 'zod';
import { inLanguage, messagesOf, type Messages } from '../../../bot/messages/messages.js';
import { MOST_FIELDS, type Form, type FormField, type FormValues } from '../../../core/form.js';
import { asWords, fitOptions } from '../../shared/fit-options.js';
import { beginning, cleanText, cutAtWord } from '../../shared/safe-text.js';
import { LIMITS } from './limits.js';

type Of<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;

/**
 * Draws a form. Its lead is left out: whoever opens a form here has just read what it is about.
 * @param id - the `custom_id` with which it comes back
 */
export function drawForm(
  { title, fields, language }: Form,
  id: string,
): APIModalInteractionResponseCallbackData {
  const messages = messagesOf(language);
  return {
    title: line(title, LIMITS.modalTitle),
    custom_id: id,
    components: fields.slice(0, MOST_FIELDS).map((field) => drawField(field, messages)),
  };
}

function drawField(field: FormField, messages: Messages): APILabelComponent {
  const { label, hint } = field;
  return {
    type: ComponentType.Label,
    label: line(label, LIMITS.inputLabel),
    ...(hint !== undefined && { description: line(hint, LIMITS.inputDescription) }),
    component: drawInput(field, messages),
  };
}

function drawInput(field: FormField, messages: Messages): APIComponentInLabel {
  switch (field.kind) {
    case 'text':
      return textInput(field, messages);
    case 'choice':
      return select(
        { ...field, options: fitOptions(field.options, field.value, LIMITS.selectOptions) },
        [field.value],
        1,
      );
    case 'choices':
      return field.options.length > LIMITS.selectOptions
        ? textInput(asWords(field, LIMITS.inputValue, field.options.at(-1)?.value), messages)
        : select(field, field.values, field.options.length);
    case 'groups':
      return roleSelect(field);
    default:
      return field satisfies never;
  }
}

function textInput(field: Of<'text'>, messages: Messages): APITextInputComponent {
  const { name, value, longest, example, lines, optional } = field;
  const most = Math.min(longest, LIMITS.inputValue);
  const given = beginning(value, most);
  return {
    type: ComponentType.TextInput,
    style: lines === 'many' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    custom_id: name,
    ...(optional !== true && { min_length: 1 }),
    max_length: most,
    required: optional !== true,
    ...(example !== undefined && {
      placeholder: line(messages.say('form.forExample', { example }), LIMITS.inputPlaceholder),
    }),
    ...(given !== '' && { value: given }),
  };
}

function select(
  { name, options: all, optional }: Of<'choice'> | Of<'choices'>,
  chosen: readonly (string | null)[],
  most: number,
): APIStringSelectComponent {
  const options = all.map(({ value, label }) => ({
    value,
    label: line(label, LIMITS.optionLabel),
    default: chosen.includes(value),
  }));
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    options,
    min_values: optional === true ? 0 : 1,
    max_values: Math.min(most, options.length),
    required: optional !== true,
  };
}

function roleSelect({ name, values, optional }: Of<'groups'>): APIRoleSelectComponent {
  const roles = values.filter((id) => /^\d{1,20}$/.test(id)).slice(0, LIMITS.selectOptions);
  return {
    type: ComponentType.RoleSelect,
    custom_id: name,
    ...(roles.length > 0 && {
      default_values: roles.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
    }),
    min_values: optional === true ? 0 : 1,
    max_values: LIMITS.selectOptions,
    required: optional !== true,
  };
}

function line(text: string, most: number): string {
  return cutAtWord(cleanText(text).replace(/\s+/g, ' ').trim(), most) || '–';
}

const input = z.object({
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
});
const inputs = z.array(z.object({ component: input }));

/** Reads the components of a submitted form; `null` for what is none of ours. */
export function readValues(components: unknown): FormValues | null {
  const { data } = inputs.safeParse(components);
  if (!data) return null;
  const fields = data.map(({ component }) => component);
  return new Map(
    fields.map(({ custom_id: name, value, values }) => [
      name,
      value === null || value === undefined ? (values ?? []) : [value],
    ]),
  );
}

/** Name of the field that takes a further question. */
export const QUESTION = 'question';

/** The form that takes a further question about an answer. */
export function followUpForm(messages: Messages): Form {
  const form: Form = {
    name: 'followup',
    title: messages.say('form.followUp.title'),
    submit: messages.say('form.followUp.submit'),
    fields: [
      {
        kind: 'text',
        name: QUESTION,
        label: messages.say('form.followUp.question'),
        example: messages.say('form.followUp.example'),
        value: '',
        longest: LIMITS.inputValue,
        lines: 'many',
      },
    ],
  };
  return inLanguage(form, messages);
}
