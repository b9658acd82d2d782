import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readSettingsFile, SettingsMistakes } from '../../../src/app/config/settings-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-settings-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(yaml: string) {
  const file = join(folder, 'settings.yaml');
  await writeFile(file, yaml);
  return readSettingsFile(file, '/knowledge');
}

test('without a file there is one set, and nothing is decided', () => {
  const { sets, settings } = readSettingsFile(undefined, '/knowledge');
  expect(sets).toEqual([{ name: 'notes', path: '/knowledge' }]);
  expect(settings.workspaces.size).toBe(0);
});

test('sets, defaults and workspaces are read', async () => {
  const { sets, settings } = await read(`
sets:
  public: { path: notes }
  staff: { path: /srv/staff, channels: [C0STAFF], roles: ['@staff', 4567] }
  own: { path: 'teams/{workspace}' }
defaults: { cooldown: 7 }
workspaces:
  slack/T1:
    speak: off
    notes: [public, staff]
    channels:
      C1: { cooldown: 5 }
`);
  expect(sets).toEqual([
    { name: 'public', path: join(folder, 'notes') },
    { name: 'staff', path: '/srv/staff', audience: ['C0STAFF', '@staff', '4567'] },
    { name: 'own', path: join(folder, 'teams/{workspace}') },
  ]);
  expect(settings.defaults).toEqual({ cooldown: '7' });
  expect(settings.workspaces.get('slack/T1')).toEqual({
    workspace: { speak: 'off', notes: 'public, staff' },
    channels: new Map([['C1', { cooldown: '5' }]]),
  });
});

test('every mistake is named with its place, all together', async () => {
  const mistakes = await read(`
sets:
  Public Notes: { path: notes }
defaults: { volume: 11, speak: loudly }
workspaces: { T1: { speak: off } }
`).catch(String);
  expect(mistakes).toMatch(/is no name for a set/);
  expect(mistakes).toMatch(/is no workspace; write it as one of these: slack\/T0123/);
  const values = await read(`
defaults: { volume: 11, speak: loudly }
workspaces: { slack/T1: { notes: staff, channels: { C1: { managers: '@a' } } } }
`).catch(String);
  expect(values).toMatch(/4 mistakes/);
  expect(values).toMatch(/defaults\.volume is no setting/);
  expect(values).toMatch(/defaults\.speak: “loudly” is none of the values/);
  expect(values).toMatch(/workspaces\.slack\/T1\.notes: There is no set of notes “staff”/);
  expect(values).toMatch(/channels\.C1\.managers belongs to the whole workspace/);
});

test('values are checked although the structure is wrong elsewhere', async () => {
  const reading = read(`
sets: { public: {}, staff: { path: staff } }
defaults: { cooldown: abc, langage: de, speak: { nested: too deep } }
workspaces:
  T1: { speak: off }
  web/local: { notes: [staff, secret], channels: { page: { volume: 11 }, C2: off } }
extra: 1
`);
  await expect(reading).rejects.toThrow(SettingsMistakes);
  const { mistakes } = (await reading.catch((error: unknown) => error)) as SettingsMistakes;
  const places = [
    'sets.public.path',
    'defaults.speak',
    'workspaces.T1',
    'defaults.cooldown',
  ].concat(
    ['defaults.langage', 'workspaces.web/local.notes', 'workspaces.web/local.channels.C2'],
    ['workspaces.web/local.channels.page.volume', 'unrecognized key: "extra"'],
  );
  for (const place of places)
    expect(mistakes.filter((mistake) => mistake.startsWith(place))).toHaveLength(1);
  expect(mistakes).toHaveLength(places.length);
});

test('a file that is missing or no YAML is named', async () => {
  expect(() => readSettingsFile(join(folder, 'none.yaml'), '/k')).toThrow(/can't be read/);
  await expect(read('sets: {')).rejects.toThrow(/can't be read/);
});

test('an empty file says nothing', async () => {
  expect((await read('')).sets).toEqual([{ name: 'notes', path: '/knowledge' }]);
});
