/** `/care`: who may put what off, and that everybody hears of it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { care } from '../../../src/bot/care/care-command.js';
import { createCare } from '../../../src/bot/care/care-service.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import type { Bot } from '../../../src/bot/bot.js';
import { OPERATOR, STRANGER } from '../../../src/core/permissions.js';
import type { Store } from '../../../src/core/records/store.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { bareParts } from '../../fixtures/parts.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: 'C1' };
const { notes } = parseNotes(
  'vpn.md',
  '---\nowner: U0ADA1234\nstand-in: Bob\n---\n\n# VPN\n\nUse WireGuard.',
);

let store: Store;
let bot: Bot;
beforeEach(async () => {
  store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const library = { view: () => Promise.resolve({ notes: () => notes }) };
  const service = createCare({ store, settings, library, check: () => [], now: () => 0 });
  bot = createBot({ ...bareParts(), settings, notes: () => notes, care: service });
});
afterEach(() => store.close());

const say = (text: string, author = 'U9', permissions = OPERATOR) =>
  bot.handle({ id: text, place: PLACE, author, text, addressed: true, permissions });

test.each(['<@U0ADA1234>', 'u0ada1234', '<@U0ADA1234|ada>', 'Bob'])(
  'an owner is away, however a chat writes them: %s',
  async (person) => {
    expect(await say(`/care away ${person}`)).toMatchObject({ audience: 'everyone' });
    expect(await store.coolDowns.running(TEAM, 'away owner ')).toHaveLength(1);
  },
);

test.each(['Eve', 'x'.repeat(300), '<@U0EVE1234>'])('nobody else is: %s', async (person) => {
  expect(await say(`/care away ${person}`)).toMatchObject({ audience: 'asker', tone: 'bad' });
  expect(await store.coolDowns.running(TEAM, 'away owner ')).toEqual([]);
});

test('only owners, who stands in for them, and those who manage put things off', async () => {
  const refused = { audience: 'asker', tone: 'bad' };
  for (const text of ['/care snooze vpn', '/care away U0ADA1234', '/care away Bob'])
    expect(await say(text, 'U9', STRANGER)).toMatchObject(refused);
  expect(await store.coolDowns.running(TEAM, '')).toEqual([]);
  for (const text of ['/care snooze vpn', '/care away U0ADA1234'])
    expect(await say(text, 'U0ADA1234', STRANGER)).toMatchObject({ audience: 'everyone' });
});

test('a note is put off before all, and the list is the asker’s alone', async () => {
  expect(await say('/care snooze vpn')).toMatchObject({ audience: 'everyone' });
  expect(await say('/care')).toMatchObject({ audience: 'asker' });
  expect(care.spec.membersOnly).toBe(true);
});
