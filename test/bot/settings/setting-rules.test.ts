import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readSetting,
  SETTING_NAMES,
  settingNamed,
} from '../../../src/bot/settings/setting-rules.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { SettingName } from '../../../src/core/records/settings.js';

const slack = { adapter: 'slack', sets: ['public', 'staff'], messages: messagesOf() } as const;
const discord = { ...slack, adapter: 'discord' } as const;

describe('what is typed is read and written back', () => {
  test.each([
    ['speak', 'Sure', 'sure', 'sure'],
    ['speak', ' off ', 'off', 'off'],
    ['language', 'DE', 'de', 'de'],
    ['cooldown', '5', 5, '5'],
    ['cooldown', '0', 0, '0'],
    ['cooldown', '15 min', 15, '15'],
    ['notes', 'all', null, 'all'],
    ['notes', 'staff,public', ['staff', 'public'], 'staff, public'],
    ['notes', 'staff staff', ['staff'], 'staff'],
    ['managers', 'none', [], 'none'],
    ['managers', '@mods S07', ['@mods', 'S07'], '@mods, S07'],
    ['managers', '<!subteam^S07|@mods>', ['S07'], 'S07'],
  ] as const)('%s %j', (name, typed, value, written) => {
    expect(readSetting(name, typed, slack)).toEqual({ kind: 'value', value, written });
  });

  test('a mentioned role of Discord is its id', () => {
    expect(readSetting('managers', '<@&123>', discord)).toMatchObject({ written: '123' });
  });
});

describe('what can’t be is answered with a sentence', () => {
  test.each([
    ['speak', 'loudly', slack, /“loudly” is none of the values; take mentions, sure or off/],
    ['language', 'klingon', slack, /“klingon” is none of the values; take en or de/],
    ['cooldown', 'soon', slack, /minutes from 0 to 1440/],
    ['cooldown', '1441', slack, /minutes from 0 to 1440/],
    ['cooldown', '-1', slack, /minutes from 0 to 1440/],
    ['notes', 'secret', slack, /no set of notes “secret”. There are: public, staff/],
    ['managers', '@mods', discord, /“@mods” is no role/],
    ['managers', '@a/b', slack, /“@a\/b” is no user group/],
    ['managers', Array.from({ length: 21 }, (_, at) => `S${at}`).join(' '), slack, /More than 20/],
  ] as const)('%s %j', (name, typed, context, why) => {
    const read = readSetting(name, typed, context);
    expect(read).toMatchObject({ kind: 'wrong', why: expect.stringMatching(why) });
  });
});

test('names are understood in any case and with dashes', () => {
  expect(settingNamed('Cool-Down')).toBe('cooldown');
  expect(settingNamed('constructor')).toBeNull();
});

test('separators with nothing between them choose no set apart', () => {
  expect(readSetting('notes', ' ; ,', slack)).toMatchObject({ value: null, written: 'all' });
});

test('whatever is typed is read or refused with words, and the written form reads as the same', () => {
  const name = fc.constantFrom<SettingName>(...SETTING_NAMES);
  fc.assert(
    fc.property(name, fc.string(), (one, typed) => {
      const read = readSetting(one, typed, slack);
      if (read.kind === 'wrong') expect(read.why).toMatch(/\.$/);
      else expect(readSetting(one, read.written, slack)).toEqual(read);
    }),
  );
});
