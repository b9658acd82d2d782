/** The form below an explained error: what it is filled in with, and what it becomes. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { formName } from '../../../src/bot/errors/error-form.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

const { conversations } = await openMemoryStore();
const { forms } = createBot({
  engine: newEngine(),
  notes: () => [],
  canirun: await shippedCanirun(),
  conversations,
  now: () => new Date('2026-11-23T12:00:00Z'),
});
const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;
const asker = { place, author: 'ann', permissions: OPERATOR };
const filled = (fields: Readonly<Record<string, string>>) =>
  new Map(Object.entries(fields).map(([name, words]) => [name, [words]] as const));

test.each([
  ['nginx', 'pi 4', { image: 'nginx', host: 'pi 4' }],
  ['nginx', '', { image: 'nginx', host: '' }],
  ['', 'pi 4', { image: '', host: 'pi 4' }],
  ['', '', { image: '', host: '' }],
  ['two words', 'pi 4', { image: '', host: 'pi 4' }],
  ['nginx', 'a pasted\nhost', { image: 'nginx', host: '' }],
  ['nginx', 'h'.repeat(80), { image: 'nginx', host: '' }],
  [`a/${'i'.repeat(80)}`, 'pi 4', { image: '', host: '' }],
])(
  'it opens with image %j and host %j, as far as its name has room',
  async (image, host, wanted) => {
    const name = formName('exec-format', image, host);
    expect(name.length).toBeLessThanOrEqual(80);
    const opening = await forms.open(name, asker);
    if (opening.kind !== 'form') throw new Error('refused');
    const values = opening.form.fields.map((field) => [
      field.name,
      'value' in field && field.value,
    ]);
    expect(opening.form.name).toBe(name);
    const error = 'exec /usr/local/bin/docker-entrypoint.sh: exec format error';
    expect(Object.fromEntries(values)).toEqual({ ...wanted, error });
    expect(opening.form.fields.filter(({ optional }) => optional)).toEqual([]);
  },
);

test('an error that nobody knows opens it empty', async () => {
  const opening = await forms.open('error __proto__', asker);
  expect(opening.kind === 'form' && opening.form.fields).toHaveLength(3);
});

test('it becomes the command, with the error below', async () => {
  const values = filled({ image: 'nginx', host: 'pi zero', error: 'exec format error\nat once' });
  expect(await forms.read('error exec-format', values, asker)).toEqual({
    kind: 'command',
    command: {
      name: 'canirun',
      arguments: { image: 'nginx', host: 'pi zero', error: 'exec format error\nat once' },
    },
    text: '/canirun nginx on pi zero\nexec format error\nat once',
    quick: false,
  });
});

test('all of it has to be filled in', async () => {
  const reading = await forms.read('error exec-format', filled({ image: 'nginx' }), asker);
  expect(reading.kind === 'wrong' && [...reading.errors]).toEqual([
    ['host', 'Host is missing, such as windows 11.'],
    ['error', 'The error is missing, such as exec format error.'],
  ]);
});
