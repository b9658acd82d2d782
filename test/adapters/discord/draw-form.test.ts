import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FormField } from '../../../src/core/form.js';
import { drawForm, readValues } from '../../../src/adapters/discord/render/forms.js';
import { anyForm } from '../../delivery/sample-form.js';
import { modalBreaches } from '../../servers/discord-rules.js';

test('any form keeps to Discord’s limits', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(modalBreaches(drawForm(form, `form:${form.name}`))).toEqual([]);
    }),
  );
});

test('what was filled in is read by its field, and anything else is no form of ours', () => {
  const components = [
    { type: 18, component: { type: 4, custom_id: 'words', value: 'some words' } },
    { type: 18, component: { type: 3, custom_id: 'any', values: ['a', 'c'] } },
    { type: 18, component: { type: 6, custom_id: 'groups', values: [] } },
  ];
  expect(readValues(components)).toEqual(
    new Map([
      ['words', ['some words']],
      ['any', ['a', 'c']],
      ['groups', []],
    ]),
  );
  fc.assert(
    fc.property(fc.anything(), (payload) => {
      readValues(payload);
    }),
  );
});

test('what is chosen among more options than there is room for is kept when the form is sent', () => {
  const options = Array.from({ length: 30 }, (_, n) => ({ value: `v${n}`, label: `V ${n}` }));
  const frame = { label: 'Label', options };
  const fields: readonly FormField[] = [
    { ...frame, kind: 'choice', name: 'one', value: 'v29' },
    { ...frame, kind: 'choices', name: 'any', values: ['v3', 'v29'] },
  ];
  const modal = drawForm({ name: 'made', title: 'Made', submit: 'Send', fields }, 'form:made');
  expect(modalBreaches(modal)).toEqual([]);
  const chosen = expect.arrayContaining([expect.objectContaining({ value: 'v29', default: true })]);
  expect(modal.components).toMatchObject([
    { component: { options: chosen as unknown } },
    { component: { type: 4, value: 'v3, v29' } },
  ]);
});
