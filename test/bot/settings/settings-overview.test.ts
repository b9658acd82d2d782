import { expect, test } from '@jest/globals';
import { OPERATOR, STRANGER } from '../../../src/core/permissions.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { SETTING_NAMES } from '../../../src/bot/settings/setting-rules.js';
import type { ShownSetting } from '../../../src/bot/settings/settings-overview.js';
import { openTeam, type Team } from '../../fixtures/team-bot.js';

const PLACE = { adapter: 'web', workspace: 'local', channel: 'c', thread: 'c' } as const;
const ASKER = { place: PLACE, author: 'ann', permissions: OPERATOR };

async function shown({ bot }: Team): Promise<ReadonlyMap<string, ShownSetting>> {
  const sections = (await bot.settings(ASKER)) ?? [];
  return new Map(sections.flatMap(({ settings }) => settings).map((one) => [one.name, one]));
}

test('every setting is shown once, with its default', async () => {
  const team = await openTeam();
  const all = await shown(team);
  expect([...all.keys()].sort()).toEqual([...SETTING_NAMES].sort());
  expect(all.get('speak')).toMatchObject({
    value: 'Only when asked',
    from: 'the default',
    fallback: 'Only when asked',
    isSet: false,
    changed: null,
  });
});

test('what was set says by whom and when, and what would hold without it', async () => {
  const team = await openTeam({ defaults: { cooldown: '20' }, workspaces: new Map() });
  const command = { name: 'settings', arguments: { change: 'workspace cooldown 5' } };
  const message = { id: '1', text: '', command, addressed: true, ...ASKER };
  await team.bot.handle(message);
  const cooldown = (await shown(team)).get('cooldown');
  expect(cooldown).toMatchObject({ value: '5', fallback: '20', isSet: true, isPinned: false });
  expect(cooldown?.field).toMatchObject({ kind: 'text', value: '5' });
  expect(cooldown?.changed?.who).toMatch(/^\S{8}$/);
});

test('what the operator decided can be seen, and not be changed', async () => {
  const pinned = { workspace: { speak: 'off' }, channels: new Map() };
  const team = await openTeam({ defaults: {}, workspaces: new Map([['web/local', pinned]]) });
  expect((await shown(team)).get('speak')).toMatchObject({ value: 'Not at all', isPinned: true });
});

test('who may not manage sees no such page', async () => {
  const { bot } = await openTeam();
  expect(await bot.settings({ ...ASKER, permissions: STRANGER })).toBeNull();
});

test.each(LANGUAGES)('in %s, every hint says more than its label', async (language) => {
  const { bot } = await openTeam();
  const sections = (await bot.settings({ ...ASKER, language })) ?? [];
  for (const { field } of sections.flatMap(({ settings }) => settings)) {
    const [label, hint] = [field.label, field.hint ?? ''].map((words) => words.toLowerCase());
    expect(hint).not.toBe('');
    expect(hint).not.toContain(label);
    expect(label).not.toContain(hint);
  }
});
