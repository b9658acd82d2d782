/** What every home of the store keeps to about settings. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import type { SettingName } from '../../src/core/records/settings.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;

/** Runs the contract. @param current - the store that the test at hand has open */
export function settingsContract(current: () => Store): void {
  const set = (
    name: SettingName,
    value: string | null,
    channel: string | null = null,
    author = 'ann',
  ) => current().settings.change({ scope: { ...TEAM, channel }, name, value, author });
  const all = () => current().settings.all(TEAM);
  const log = (limit = 10) => current().settings.log(TEAM, limit);

  test('a workspace and its channels have settings of their own, and others none of them', async () => {
    expect(await all()).toEqual({ workspace: {}, channels: new Map() });
    await set('speak', 'sure');
    await set('speak', 'off', 'C1');
    await set('notes', 'public', 'C1');
    expect(await all()).toEqual({
      workspace: { speak: 'sure' },
      channels: new Map([['C1', { speak: 'off', notes: 'public' }]]),
    });
    expect(await current().settings.all(OTHER_TEAM)).toEqual({
      workspace: {},
      channels: new Map(),
    });
  });

  test('a setting is replaced and taken back', async () => {
    await set('speak', 'sure', 'C1');
    await set('speak', 'off', 'C1');
    expect((await all()).channels.get('C1')).toEqual({ speak: 'off' });
    await set('speak', null, 'C1');
    expect((await all()).channels.has('C1')).toBe(false);
  });

  test('people who change different settings at the same moment both have their way', async () => {
    await Promise.all([set('speak', 'sure'), set('notes', 'public'), set('cooldown', '5')]);
    expect((await all()).workspace).toEqual({ speak: 'sure', notes: 'public', cooldown: '5' });
  });

  test('every change is logged with what was before, newest first', async () => {
    await set('speak', 'sure', 'C1');
    await set('speak', 'off', 'C1', 'bob');
    await set('speak', null, 'C1');
    const entries = await log();
    expect(entries.map(({ before, after }) => [before, after])).toEqual([
      ['off', null],
      ['sure', 'off'],
      [null, 'sure'],
    ]);
    expect(entries[0]).toMatchObject({ scope: { ...TEAM, channel: 'C1' }, name: 'speak' });
    expect(entries[0]?.at).toBe(1_000_000);
    expect(await log(1)).toHaveLength(1);
    expect(await current().settings.log(OTHER_TEAM, 10)).toEqual([]);
  });

  test('the log tells people apart without naming them', async () => {
    await set('speak', 'sure');
    await set('speak', 'off', null, 'bob');
    await set('speak', 'sure');
    const who = (await log()).map((entry) => entry.who);
    expect(who[0]).toBe(who[2]);
    expect(who[0]).not.toBe(who[1]);
    expect(who.join()).not.toMatch(/ann|bob/);
  });

  test('setting what is set already is no change', async () => {
    await set('speak', 'sure');
    await set('speak', 'sure');
    await set('notes', null);
    expect(await log()).toHaveLength(1);
  });
}
