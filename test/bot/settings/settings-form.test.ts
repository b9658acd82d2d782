import { expect, test } from '@jest/globals';
import type { FormReading } from '../../../src/core/form.js';
import { OPERATOR } from '../../../src/core/permissions.js';
import { MOST_FIELDS } from '../../../src/core/form.js';
import { SETTING_NAMES, SETTING_RULES } from '../../../src/bot/settings/setting-rules.js';
import { openTeam } from '../../fixtures/team-bot.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;
const ASKER = { place: PLACE, author: 'ann', permissions: OPERATOR };

async function fieldsOf(name: string): Promise<string[]> {
  const opening = await (await openTeam()).bot.forms.open(name, ASKER);
  return opening.kind === 'form' ? opening.form.fields.map((field) => field.name) : [];
}

async function read(values: Record<string, readonly string[]>): Promise<FormReading> {
  const { bot } = await openTeam();
  return bot.forms.read('settings channel', new Map(Object.entries(values)), ASKER);
}

test('every setting has its field, within what a form can hold', async () => {
  const onPage = (page?: 'people') =>
    SETTING_NAMES.filter((name) => SETTING_RULES[name].page === page);
  // A form holds five; the last is changed in channels, or by words.
  expect(await fieldsOf('settings workspace')).toEqual(onPage().slice(0, MOST_FIELDS));
  expect(await fieldsOf('settings channel')).toEqual(
    onPage()
      .filter((name) => SETTING_RULES[name].wholeWorkspace !== true)
      .slice(0, MOST_FIELDS),
  );
  expect(await fieldsOf('settings workspace-people')).toEqual(onPage('people'));
  expect(await fieldsOf('settings channel-people')).toEqual(
    onPage('people').filter((name) => SETTING_RULES[name].wholeWorkspace !== true),
  );
});

test.each([
  [{ speak: ['off'] }, '/settings channel speak off'],
  [
    { notes: ['public', 'staff'], cooldown: ['3'] },
    '/settings channel notes public, staff\nchannel cooldown 3',
  ],
  [{ notes: ['all', 'staff'] }, '/settings channel notes all'],
  [{ notes: ['staff, public'] }, '/settings channel notes staff, public'],
  // Nobody can smuggle in what the form does not have.
  [{ managers: ['@all'], speak: ['sure'] }, '/settings channel speak sure'],
])('%j stands for “%s”', async (values, text) => {
  expect(await read(values)).toMatchObject({ kind: 'command', text, quick: true });
});

test.each([
  [{ speak: ['loud'] }, 'speak'],
  [{ cooldown: ['5\nworkspace managers @all'] }, 'cooldown'],
  [{ notes: ['gone', 'staff'] }, 'notes'],
])('%j is wrong in %s', async (values, field) => {
  const reading = await read(values);
  expect(reading.kind === 'wrong' && [...reading.errors.keys()]).toEqual([field]);
});

test('that no group may manage stays so when another setting is saved', async () => {
  const { bot, settings } = await openTeam();
  const { adapter, workspace } = PLACE;
  const scope = { adapter, workspace, channel: null };
  await settings.change([{ scope, name: 'managers', value: 'none', author: 'ann' }]);
  const values = new Map([
    ['managers', []],
    ['cooldown', ['3']],
  ]);
  expect(await bot.forms.read('settings workspace', values, ASKER)).toMatchObject({
    text: '/settings workspace cooldown 3',
  });
});

test('a form from before somebody else’s change takes nothing of it back', async () => {
  const { bot, settings } = await openTeam();
  const opening = await bot.forms.open('settings channel', ASKER);
  const name = opening.kind === 'form' ? opening.form.name : '';
  const values = new Map([['cooldown', ['3']]]);
  expect((await bot.forms.read(name, values, ASKER)).kind).toBe('command');
  const { adapter, workspace, channel } = PLACE;
  const scope = { adapter, workspace, channel };
  await settings.change([{ scope, name: 'speak', value: 'off', author: 'ben' }]);
  expect(await bot.forms.read(name, values, ASKER)).toMatchObject({
    kind: 'refused',
    reply: { summary: expect.stringContaining('changed the settings meanwhile') },
  });
  const again = await bot.forms.open(name, ASKER);
  expect(again).toMatchObject({ form: { name: expect.stringMatching(/^settings channel \w+$/) } });
  expect(again.kind === 'form' && again.form.name).not.toBe(name);
});

test('nothing new stands for nothing', async () => {
  expect((await read({})).kind).toBe('refused');
  expect((await read({ speak: ['default'], notes: [], cooldown: [' '] })).kind).toBe('refused');
});

test('a form that there is not is refused', async () => {
  const { bot } = await openTeam();
  expect((await bot.forms.open('gone 12', ASKER)).kind).toBe('refused');
  expect((await bot.forms.open('close x', ASKER)).kind).toBe('refused');
  expect((await bot.forms.read('', new Map(), ASKER)).kind).toBe('refused');
});
