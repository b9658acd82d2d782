import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { createBot } from '../../../src/bot/create-bot.js';
import type { SettingsFile } from '../../../src/bot/settings/effective-settings.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import type { Message, Place } from '../../../src/core/message.js';
import type { Reply } from '../../../src/core/reply.js';
import { OPERATOR, STRANGER, type Permissions } from '../../../src/core/permissions.js';
import { plainForm } from '../../../src/adapters/shared/plain-form.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { noCanirun } from '../../fixtures/parts.js';

const GENERAL: Place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' };
const RANDOM: Place = { ...GENERAL, channel: 'C2' };
const MOD: Permissions = { administrates: false, groups: [{ id: 'S1', name: 'mods' }] };

async function room(file?: SettingsFile) {
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings, ...(file && { file }) });
  const bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun: noCanirun,
    conversations: store.conversations,
    settings,
    now: () => new Date(0),
  });
  const say = async (text: string, place = GENERAL, permissions = OPERATOR) =>
    words(await bot.handle(message(text, place, permissions)));
  const at = async (place: Place) => (await settings.at(place)).values;
  return { bot, say, at };
}

function message(text: string, place: Place, permissions: Permissions): Message {
  return { id: '1', place, author: 'ann', text, addressed: true, permissions };
}

function words(reply: Reply | null): string {
  return reply === null
    ? ''
    : [reply.summary, ...reply.blocks.map((block) => plainForm(block, messagesOf()))].join('\n');
}

test('what holds is shown with where it comes from', async () => {
  const { say } = await room();
  await say('/settings workspace speak sure');
  expect(await say('/settings')).toMatch(/speak \| sure \| set for the workspace/);
  expect(await say('/settings')).toMatch(/cooldown \| 10 \| the default/);
  expect(await say('/settings speak')).toMatch(
    /sure \(set for the workspace\)\. It takes mentions/,
  );
});

test('a change is for the channel, unless it says workspace', async () => {
  const { say, at } = await room();
  expect(await say('/settings speak off')).toMatch(/speak in this channel: off/);
  expect([(await at(GENERAL)).speak, (await at(RANDOM)).speak]).toEqual(['off', 'mentions']);
  await say('/settings workspace cooldown 5');
  expect([(await at(GENERAL)).cooldown, (await at(RANDOM)).cooldown]).toEqual([5, 5]);
  await say('/settings speak default');
  expect((await at(GENERAL)).speak).toBe('mentions');
});

test('in the terminal a change is for the whole workspace', async () => {
  const { say, at } = await room();
  const terminal: Place = { adapter: 'cli', workspace: 'local', channel: 'terminal', thread: 't' };
  expect(await say('/settings', terminal)).toMatch(/A change here is for the whole workspace/);
  expect(await say('/settings', terminal)).not.toMatch(/in this channel/);
  await say('/settings cooldown 7', terminal);
  expect((await at({ ...terminal, channel: 'other' })).cooldown).toBe(7);
});

test('several lines are changed together or not at all', async () => {
  const { say, at } = await room();
  expect(await say('/settings speak sure\ncooldown never')).toMatch(/Nothing was changed/);
  expect((await at(GENERAL)).speak).toBe('mentions');
  await say('/settings speak sure\nworkspace cooldown 3');
  expect(await at(GENERAL)).toMatchObject({ speak: 'sure', cooldown: 3 });
});

test.each([
  ['/settings volume 11', /no setting in “volume 11”. There are speak, notes/],
  ['/settings channel managers @mods', /belongs to the whole workspace/],
  ['/settings speak sure\nspeak off', /given twice/],
])('%j is answered with a sentence', async (text, answer) => {
  expect(await (await room()).say(text)).toMatch(answer);
});

describe('who may change', () => {
  test('a stranger may look and not change', async () => {
    const { say, at } = await room();
    expect(await say('/settings', GENERAL, STRANGER)).toMatch(/Only those who manage may change/);
    expect(await say('/settings speak off', GENERAL, STRANGER)).toMatch(/owners and admins/);
    expect(await say('/settings log', GENERAL, STRANGER)).toMatch(/owners and admins/);
    expect((await at(GENERAL)).speak).toBe('mentions');
  });

  test('a named group may, from when it is named', async () => {
    const { say, at } = await room();
    expect(await say('/settings speak off', GENERAL, MOD)).toMatch(/Only those who manage/);
    await say('/settings managers @mods');
    await say('/settings speak off', GENERAL, MOD);
    expect((await at(GENERAL)).speak).toBe('off');
  });

  test('what the operator’s file decides, nobody changes by chat', async () => {
    const pinned = { workspace: { speak: 'off' }, channels: new Map() };
    const { say } = await room({ defaults: {}, workspaces: new Map([['slack/T1', pinned]]) });
    expect(await say('/settings speak sure')).toMatch(/decided in the settings file/);
    expect(await say('/settings')).toMatch(/speak \| off \| decided in the settings file/);
  });

  test('the platform is asked who it is only where that matters', async () => {
    const { bot } = await room();
    const asked: string[] = [];
    for (const text of ['/settings speak off', 'what is a layer?'])
      await bot.handle(message(text, GENERAL, STRANGER), () => {
        asked.push(text);
        return Promise.resolve(STRANGER);
      });
    expect(asked).toEqual(['/settings speak off']);
  });
});

test('the log says what was changed, by marks', async () => {
  const { say } = await room();
  await say('/settings speak sure');
  await say('/settings workspace cooldown 7');
  const log = await say('/settings log');
  expect(log).toMatch(
    /whole workspace \| cooldown \| \(not set\) → 7\n.*C1 \| speak \| \(not set\) → sure/,
  );
  expect(log).not.toContain('ann');
});

test('where it is switched off, it says so to who asks, and can be switched on', async () => {
  const { say } = await room();
  await say('/settings speak off');
  expect(await say('what is a kernel')).toMatch(/switched off in this channel/);
  expect(await say('/help')).not.toMatch(/switched off/);
  await say('/settings speak mentions');
  expect(await say('what is a kernel')).not.toMatch(/switched off/);
});

test('a setting is explained with its default, and what was set can be taken back by a click', async () => {
  const { bot, say, at } = await room();
  await say('/settings language de');
  const reply = await bot.handle(message('/settings language', GENERAL, OPERATOR));
  expect(reply?.summary).toContain('Die Vorgabe ist en.');
  const back = reply?.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  expect(back).toEqual([
    { label: 'Zurück zur Vorgabe (en)', message: '/settings channel language default' },
  ]);
  await say(back?.[0]?.message ?? '');
  expect((await at(GENERAL)).language).toBe('en');
  expect(await say('/settings language')).not.toContain('Back to the default');
});

test('who may not manage is offered no way to take a setting back', async () => {
  const { say } = await room();
  await say('/settings workspace cooldown 5');
  expect(await say('/settings cooldown', GENERAL, STRANGER)).not.toContain('Back to the default');
});

test('where nobody set a language, the asker’s own is spoken', async () => {
  const { bot, say } = await room();
  const asked = { ...message('/settings language', GENERAL, OPERATOR), language: 'de' } as const;
  expect((await bot.handle(asked))?.summary).toContain('de (die Sprache dieser Seite)');
  await say('/settings workspace language en');
  expect((await bot.handle(asked))?.summary).toContain('en (set for the workspace)');
});
