/** What guests and people of other organisations are answered. */
import { expect, test } from '@jest/globals';
import { createBot } from '../../src/bot/create-bot.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { OUTSIDER } from '../../src/core/permissions.js';
import type { Viewer } from '../../src/core/audience.js';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { viewOver } from '../fixtures/note-view.js';
import { bareParts } from '../fixtures/parts.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;

async function openBot(outsiders: string) {
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const scope = { ...PLACE, channel: null };
  await settings.change([{ scope, name: 'outsiders', value: outsiders, author: 'boss' }]);
  const viewOf = (text: string, key: string) => {
    const { notes } = parseNotes('notes.md', text);
    const engine = newEngine();
    engine.update([], notes);
    return viewOver(key, engine, notes);
  };
  const open = '# What is a layer?\n\nA layer is a set of changed files.\n';
  const everybody = viewOf(open, 'open');
  const inChannel = viewOf(
    `${open}\n# What is the door code?\n\nThe door code is 4711.\n`,
    'channel',
  );
  const seen = ({ place }: Viewer) => (place.channel === 'C1' ? inChannel : everybody);
  const bot = createBot({
    ...bareParts(),
    settings,
    library: {
      view: (viewer) => Promise.resolve(seen(viewer)),
      peek: seen,
      hasLimits: () => true,
      hides: () => false,
    },
  });
  const say = (text: string, values = {}) =>
    bot.handle({
      id: text,
      place: PLACE,
      author: 'U9',
      text,
      addressed: true,
      permissions: OUTSIDER,
      ...values,
    });
  return { say };
}

test.each([
  ['no', 'what is a layer?', /members only/],
  ['no', '/help', /members only/],
  ['no', '/privacy', /kept/],
  ['public', 'what is a layer?', /changed files/],
  ['public', 'what is the door code?', /^(?!.*4711)/],
  ['public', '/notes', /1 topic/],
  ['public', '/stats', /for members only/],
  ['public', '/host list', /for members only/],
  ['public', '/settings speak off', /for members only/],
  ['public', 'inbox', /for members only/],
  ['yes', 'what is the door code?', /4711/],
  ['yes', '/settings speak off', /Only those who manage/],
])('outsiders: %s, “%s”', async (outsiders, text, said) => {
  const { say } = await openBot(outsiders);
  expect((await say(text))?.summary).toMatch(said);
});

test('who is not answered is told so alone, and overheard not at all', async () => {
  const { say } = await openBot('no');
  expect((await say('what is a layer?'))?.audience).toBe('asker');
  expect(await say('what is a layer?', { addressed: false })).toBeNull();
});

test('members are answered as ever', async () => {
  const { say } = await openBot('no');
  const permissions = { administrates: false, groups: [] };
  expect((await say('what is the door code?', { permissions }))?.summary).toMatch(/4711/);
});
