import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FormField } from '../../../../src/core/form.js';
import { drawForm } from '../../../../src/adapters/slack/render/draw-form.js';
import { readForm } from '../../../../src/adapters/slack/read/read-form.js';
import { anyForm } from '../../../delivery/sample-form.js';
import { createSlackPeople } from '../../../servers/slack-person.js';
import { startSlackServer } from '../../../servers/slack-server.js';
import { viewBreaches } from '../block-kit-rules.js';

const FRAME = { callback: 'form', metadata: '{}' };

test('any form keeps to Slack’s limits', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      expect(viewBreaches(drawForm(form, FRAME))).toEqual([]);
    }),
  );
});

test('a form that is sent as it stood gives back what stood in it', async () => {
  const server = await startSlackServer();
  const people = createSlackPeople(server);
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
  const frame = { label: 'Label' };
  const fields: readonly FormField[] = [
    { ...frame, kind: 'text', name: 'words', value: 'some words', longest: 30 },
    { ...frame, kind: 'text', name: 'host', value: 'mac', longest: 30, completes: 'host' },
    { ...frame, kind: 'choice', name: 'one', value: 'b', options },
    { ...frame, kind: 'choices', name: 'any', values: ['a', 'c'], options },
    { ...frame, kind: 'groups', name: 'groups', values: ['@mods', 'S1'] },
  ];
  const view = drawForm({ name: 'made', title: 'Made', submit: 'Send', fields }, FRAME);
  const { payload } = people.submit({ id: 'V1', view: { ...view } }, {});
  await server.stop();
  expect(readForm(payload['view'])).toEqual({
    id: 'V1',
    metadata: '{}',
    values: new Map([
      ['words', ['some words']],
      ['host', ['mac']],
      ['one', ['b']],
      ['any', ['a', 'c']],
      ['groups', ['@mods, S1']],
    ]),
  });
});

test('what is chosen among more options than there is room for is kept when the form is sent', () => {
  const options = Array.from({ length: 120 }, (_, n) => ({ value: `v${n}`, label: `V ${n}` }));
  const frame = { label: 'Label', options };
  const fields: readonly FormField[] = [
    { ...frame, kind: 'choice', name: 'one', value: 'v119' },
    { ...frame, kind: 'choices', name: 'any', values: ['v3', 'v119'] },
  ];
  const view = drawForm({ name: 'made', title: 'Made', submit: 'Send', fields }, FRAME);
  expect(viewBreaches(view)).toEqual([]);
  expect(view.blocks).toMatchObject([
    { element: { initial_option: { value: 'v119' } } },
    { element: { type: 'plain_text_input', initial_value: 'v3, v119' } },
  ]);
});
