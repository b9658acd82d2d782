import { expect, test } from '@jest/globals';
import { effectiveSettings } from '../../../src/bot/settings/effective-settings.js';
import type { WorkspaceSettings, WrittenSettings } from '../../../src/core/records/settings.js';

const context = { adapter: 'slack', sets: ['public'] } as const;
const said = (workspace: WrittenSettings = {}, c1: WrittenSettings = {}): WorkspaceSettings => ({
  workspace,
  channels: new Map([['C1', c1]]),
});

test.each([
  ['nothing said', said(), said(), {}, 'mentions', 'default'],
  ['a default of the file', said(), said(), { speak: 'off' }, 'off', 'file default'],
  [
    'the workspace over defaults',
    said(),
    said({ speak: 'sure' }),
    { speak: 'off' },
    'sure',
    'workspace',
  ],
  [
    'the channel over its workspace',
    said(),
    said({ speak: 'sure' }, { speak: 'off' }),
    {},
    'off',
    'channel',
  ],
  [
    'the file over all chat',
    said({ speak: 'sure' }),
    said({}, { speak: 'off' }),
    {},
    'sure',
    'file',
  ],
  [
    'the file’s channel over the file',
    said({ speak: 'off' }, { speak: 'sure' }),
    said(),
    {},
    'sure',
    'file',
  ],
  [
    'what is readable over what is not',
    said(),
    said({ speak: 'sure' }, { speak: '?' }),
    {},
    'sure',
    'workspace',
  ],
] as const)('%s', (_, pinned, chosen, defaults, value, origin) => {
  const { values, origins } = effectiveSettings('C1', context, { pinned, chosen, defaults });
  expect([values.speak, origins.speak]).toEqual([value, origin]);
});

test('another channel’s settings are not this one’s', () => {
  const chosen = said({}, { speak: 'off' });
  const { values } = effectiveSettings('C2', context, { pinned: undefined, chosen, defaults: {} });
  expect(values.speak).toBe('mentions');
});
