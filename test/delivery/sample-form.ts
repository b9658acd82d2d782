/** Arbitrary forms: every kind of field, hostile words, any length. Names and values are the bot's own. */
import fc from 'fast-check';
import { COMPLETABLE, type Form, type FormField, type FormOption } from '../../src/core/form.js';
import { hostileText } from './sample-reply.js';

const value = fc.stringMatching(/^[\w-]{1,75}$/);
const frame = { name: fc.stringMatching(/^[a-z][a-z-]{0,20}$/), label: hostileText };
const more = { hint: hostileText, optional: fc.constant(true as const) };
const options: fc.Arbitrary<FormOption[]> = fc.uniqueArray(
  fc.record({ value, label: hostileText }),
  { minLength: 1, maxLength: 120, selector: (option) => option.value },
);

const text = fc.record(
  {
    ...frame,
    ...more,
    kind: fc.constant('text' as const),
    value: hostileText,
    longest: fc.integer({ min: 1, max: 9_000 }),
    example: hostileText,
    lines: fc.constant('many' as const),
    completes: fc.constantFrom(...COMPLETABLE),
  },
  { requiredKeys: ['name', 'label', 'kind', 'value', 'longest'] },
);
const choice = options.chain((all) =>
  fc.record(
    {
      ...frame,
      ...more,
      kind: fc.constant('choice' as const),
      options: fc.constant(all),
      value: fc.constantFrom(null, 'gone', ...all.map((one) => one.value)),
    },
    { requiredKeys: ['name', 'label', 'kind', 'options', 'value'] },
  ),
);
const choices = options.chain((all) =>
  fc.record(
    {
      ...frame,
      ...more,
      kind: fc.constant('choices' as const),
      options: fc.constant(all),
      values: fc.subarray(['gone', ...all.map((one) => one.value)]),
    },
    { requiredKeys: ['name', 'label', 'kind', 'options', 'values'] },
  ),
);
const groups = fc.record(
  {
    ...frame,
    ...more,
    kind: fc.constant('groups' as const),
    values: fc.uniqueArray(fc.constantFrom('@mods', 'S1', '700100000000000001', '7'), {
      maxLength: 4,
    }),
  },
  { requiredKeys: ['name', 'label', 'kind', 'values'] },
);

/** Any form. */
export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    name: value,
    title: hostileText,
    submit: hostileText,
    lead: hostileText,
    fields: fc.uniqueArray<FormField, string>(fc.oneof(text, choice, choices, groups), {
      minLength: 1,
      maxLength: 5,
      selector: (field) => field.name,
    }),
  },
  { requiredKeys: ['name', 'title', 'submit', 'fields'] },
);
