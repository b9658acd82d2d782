import { beforeEach, expect, test } from '@jest/globals';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createBot } from '../../../src/bot/create-bot.js';
import type { Reply } from '../../../src/core/reply.js';
import { DEFAULT_RETENTION } from '../../../src/core/records/retention.js';
import type { Store } from '../../../src/core/records/store.js';
import { plainForm } from '../../../src/adapters/shared/plain-form.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { noCanirun } from '../../fixtures/parts.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.2' } as const;

let store: Store;
let bot: Bot;
beforeEach(async () => {
  store = await openMemoryStore();
  bot = createBot({
    engine: newEngine(),
    notes: () => [],
    canirun: noCanirun,
    conversations: store.conversations,
    questions: store.inbox,
    personal: store.personal,
    retention: { ...DEFAULT_RETENTION, questions: 17, feedback: 1, answers: 9 },
    now: () => new Date('2026-11-24T12:00:00Z'),
  });
});

async function say(text: string): Promise<string> {
  const message = { id: text, place: PLACE, author: 'U1', text, addressed: true };
  const reply: Reply | null = await bot.handle(message);
  if (reply === null) throw new Error('silence');
  expect(reply.audience).toBe('asker');
  return [reply.summary, ...reply.blocks.map((block) => plainForm(block, messagesOf()))].join('\n');
}

test('/privacy says how long things are kept, as configured, also where nothing is', async () => {
  const nothing = await say('/privacy');
  expect(nothing).toContain('I keep nothing of you here.');
  expect(nothing).toMatch(/the words of a question.*17 days/);
  expect(nothing).toMatch(/votes on answers.*one day/);
  await bot.handle({ id: 'q', place: PLACE, author: 'U1', text: 'vpn token?', addressed: true });
  const kept = await say('/privacy');
  expect(kept).toMatch(/^questions.*1$/m);
  expect(kept).toMatch(/the words of a question.*17 days/);
});

test('/privacy erase says when the request itself is forgotten', async () => {
  await bot.handle({ id: 'q', place: PLACE, author: 'U1', text: 'vpn token?', addressed: true });
  expect(await say('/privacy erase yes')).toContain('forgotten within 9 days');
});
