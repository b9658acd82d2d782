import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawForm, readValues } from '../../../src/adapters/discord/forms.js';
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
