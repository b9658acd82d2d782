import { beforeEach, expect, test } from '@jest/globals';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { OPERATOR, STRANGER } from '../../../src/core/permissions.js';
import type { Message } from '../../../src/core/message.js';
import type { Reply } from '../../../src/core/reply.js';
import type { Store } from '../../../src/core/records/store.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createInboxService } from '../../../src/bot/inbox/inbox-service.js';
import { plainForm } from '../../../src/adapters/shared/plain-form.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { noteOf, topicsOf } from '../../fixtures/notes.js';
import { noCanirun } from '../../fixtures/parts.js';

const NOTES = [
  noteOf('Tides', { children: [{ label: 'Spring tide', text: 'Comes at new moon.' }] }),
];
const THREAD = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2' } as const;

let store: Store;
let bot: Bot;
let turn = 0;
beforeEach(async () => {
  store = await openMemoryStore();
  const engine = newEngine();
  engine.update([], NOTES);
  bot = createBot({
    engine,
    notes: () => NOTES,
    canirun: noCanirun,
    conversations: store.conversations,
    questions: store.inbox,
    inbox: createInboxService({
      store,
      settings: createSettingsService({ store: store.settings }),
      topicsInView: topicsOf(NOTES),
    }),
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
});

const say = async (text: string, more: Partial<Message> = {}): Promise<Reply> => {
  const message = { id: String(++turn), place: THREAD, author: 'U1', text, addressed: true };
  const reply = await bot.handle({ ...message, permissions: OPERATOR, ...more });
  if (reply === null) throw new Error('silence');
  return reply;
};
const words = ({ summary, blocks }: Reply) =>
  [summary, ...blocks.map((block) => plainForm(block, messagesOf()))].join('\n');
const numberOf = async () => (await store.inbox.list(THREAD, { state: 'all', limit: 1 }))[0]?.id;

test('an uncovered question is listed, shown and closed with a note that is there', async () => {
  await say('how do i reset the vpn token');
  await say('how to resett the vpn tokens', { author: 'U2' });
  const id = String(await numberOf());
  expect(words(await say('/inbox'))).toContain('how do i reset the vpn token (2× not in the notes');
  expect(words(await say(`/inbox show ${id}`))).toContain('Also asked as');
  expect(words(await say(`/inbox close ${id} note Harbour`))).toContain('no topic “Harbour”');
  expect(words(await say(`/inbox close ${id} note tides`))).toContain(
    'Those who asked are told, in one conversation',
  );
  expect(words(await say(`/inbox close ${id} note tides`))).toContain('closed already');
  expect(words(await say('/inbox'))).toContain('The inbox is empty');
  expect(words(await say('/inbox closed'))).toContain('how do i reset the vpn token');
});

test('a reason closes without telling anybody', async () => {
  await say('how do i reset the vpn token');
  const closed = await say(
    `/inbox close ${String(await numberOf())} because Ask the help service.`,
  );
  expect(words(closed)).toContain('Nobody is told');
});

test('who may not manage sees nothing, and only managers are answered with questions', async () => {
  await say('how do i reset the vpn token');
  for (const permissions of [STRANGER, undefined]) {
    const message = { id: `m${++turn}`, place: THREAD, author: 'U1', text: '/inbox' };
    const reply = await bot.handle({
      ...message,
      addressed: true,
      ...(permissions !== undefined && { permissions }),
    });
    expect(reply && words(reply)).toMatch(
      /Only those who manage may do that: owners and admins of this Slack workspace/,
    );
    expect(reply && words(reply)).not.toContain('vpn');
  }
});

test('every answer is for the asker alone', async () => {
  await say('how do i reset the vpn token');
  for (const text of ['/inbox', '/inbox show 1', '/inbox show 99', '/inbox nonsense'])
    expect((await say(text)).audience).toBe('asker');
});

test('the web page sees all workspaces, another workspace sees its own', async () => {
  await say('how do i reset the vpn token');
  const web = { adapter: 'web', workspace: 'local', channel: 's', thread: 's' } as const;
  expect(words(await say('/inbox', { place: web }))).toContain('vpn token');
  const other = { ...THREAD, workspace: 'T2' };
  expect(words(await say('/inbox', { place: other }))).toContain('The inbox is empty');
});

test.each(['/inbox show', '/inbox close 1', '/inbox close 1 note', '/inbox close x because y'])(
  '“%s” is answered with how to do it',
  async (text) => {
    expect(words(await say(text))).toContain('/inbox close 12 note A topic');
  },
);
