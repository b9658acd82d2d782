/** What guests and people of other organisations are answered. */
import { expect, test } from '@jest/globals';
import { createBot } from '../../src/bot/create-bot.js';
import { COMMAND_SPECS } from '../../src/bot/commands.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { OUTSIDER } from '../../src/core/permissions.js';
import type { Viewer } from '../../src/core/audience.js';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { viewOver } from '../fixtures/note-view.js';
import { bareParts } from '../fixtures/parts.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' } as const;

const MESSAGE = {
  ...{ id: 'm', place: PLACE, author: 'U9', addressed: true },
  permissions: OUTSIDER,
} as const;

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
  const say = (text: string, values = {}) => bot.handle({ ...MESSAGE, id: text, text, ...values });
  return { bot, say };
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

/** As a chat says it, when it is asked; messages carry none. */
const platform = () => Promise.resolve(OUTSIDER);

test.each(COMMAND_SPECS.filter(({ membersOnly }) => membersOnly === true).map(({ name }) => name))(
  '/%s is for members, which the platform is asked for',
  async (name) => {
    const { bot } = await openBot('public');
    const { id, place, author, addressed } = MESSAGE;
    const text = `/${name} layers`;
    const reply = await bot.handle({ id, place, author, addressed, text }, platform);
    expect(reply?.summary).toContain('for members only');
  },
);

const FORMS = [
  'save',
  'post',
  'teach abcd1234',
  'proposal abcd1234',
  'close 1',
  'settings channel',
];

test.each(FORMS)('the form “%s” opens for members alone, and takes nothing else', async (name) => {
  const { bot } = await openBot('public');
  const asker = { place: PLACE, author: 'U9', permissions: OUTSIDER };
  expect(bot.forms.isGuarded(name)).toBe(true);
  const refused = { kind: 'refused', reply: { summary: 'That is for members only.' } };
  expect(await bot.forms.open(name, asker)).toMatchObject(refused);
  expect(await bot.forms.read(name, new Map(), asker)).toMatchObject(refused);
});

test('topics of the channel’s own notes complete nothing for them', async () => {
  const { bot } = await openBot('public');
  const viewer = { place: PLACE, permissions: OUTSIDER };
  expect(bot.suggest('topic', 'what', 9, { place: PLACE })).toContain('What is the door code?');
  expect(bot.suggest('topic', 'what', 9, viewer)).toEqual(['What is a layer?']);
});
