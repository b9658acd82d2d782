/** What the bot does with what people say around it: the table of remarks, with the real engine. */
import { describe, expect, test } from '@jest/globals';
import { createBot } from '../../../src/bot/create-bot.js';
import type { Conversation } from '../../../src/core/conversation.js';
import type { Message } from '../../../src/core/message.js';
import type { AskedQuestion } from '../../../src/core/records/inbox.js';
import type { Incoming } from '../../../src/core/records/incoming.js';
import { reactTo } from '../../../src/delivery/response-policy.js';
import { newEngine } from '../../../src/app/engine-data.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { NOTES, NOTES_FILE } from '../../contract/conversations.js';
import { bareParts } from '../../fixtures/parts.js';
import { ASKED_BEFORE, REMARKS, type Remark } from './remarks.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '100.1' } as const;

/** A thread in which somebody asked and was answered. */
async function openThread() {
  const { notes } = parseNotes(NOTES_FILE, NOTES);
  const engine = newEngine();
  engine.update([], notes);
  const kept: AskedQuestion[] = [];
  let conversation: Conversation | null = null;
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => notes,
    questions: {
      record: (question) => {
        kept.push(question);
        return Promise.resolve();
      },
    },
    conversations: {
      recall: () => Promise.resolve(conversation),
      remember: (_place, about) => {
        conversation = about;
        return Promise.resolve();
      },
      forget: () => Promise.resolve(),
    },
  });
  const message = (text: string, heard: Partial<Message>): Message => ({
    id: text,
    place: PLACE,
    author: 'U1',
    text,
    addressed: true,
    ...heard,
  });
  await bot.handle(message(ASKED_BEFORE, {}));
  kept.length = 0;
  return { bot, kept, message };
}

/** How the delivery hears a remark in that thread. */
function heard({ text, to, by }: Remark): Partial<Message> | null {
  const incoming = {
    message: { text, addressed: to === 'the bot' },
    inThread: true,
    fromBot: false,
    forOthers: to !== undefined && to !== 'the bot',
  } as Incoming<unknown>;
  const askers = by === 'another' ? 'others' : 'author';
  switch (reactTo(incoming, { speak: 'mentions', askers })) {
    case 'answer':
      return { addressed: true, fresh: true };
    case 'follow':
      return { addressed: false, followsUp: true };
    case 'overhear':
      return { addressed: false };
    case 'ignore':
      return null;
  }
}

const named = (remark: Remark) => {
  const { text, to = 'nobody', by = 'the asker', happens } = remark;
  const then = typeof happens === 'string' ? happens : `“${happens.says}”`;
  return [`${by} says “${text}” to ${to}: ${then}`, remark] as const;
};

describe('in the bot’s own thread', () => {
  test.each(REMARKS.map(named))('%s', async (_name, remark) => {
    const { bot, kept, message } = await openThread();
    const how = heard(remark);
    const reply = how && (await bot.handle(message(remark.text, how)));
    const { happens } = remark;
    if (happens === 'nothing') {
      expect(reply).toBeNull();
      expect(kept).toEqual([]);
    } else if (happens === 'a sign') {
      expect(reply?.reaction).toBe('👍');
      expect(kept).toEqual([]);
    } else if (happens === 'a miss') {
      expect(reply?.summary).toMatch(/not in the notes/);
      expect(kept).toMatchObject([{ status: 'not-found' }]);
    } else {
      expect(JSON.stringify(reply?.blocks)).toContain(happens.says);
      expect(kept).toMatchObject([{ status: 'answered' }]);
    }
  });

  test('there are at least sixty of them', () => {
    expect(REMARKS.length).toBeGreaterThanOrEqual(60);
  });
});
