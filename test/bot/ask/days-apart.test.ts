/** A conversation ends with the day: what is asked days later, in the same thread, leans on nothing before it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import { createBot } from '../../../src/bot/create-bot.js';
import type { Conversation } from '../../../src/core/conversation.js';
import type { Reply } from '../../../src/core/reply.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { bareParts } from '../../fixtures/parts.js';

const OUTLINES = join('test', 'engine', 'outlines');
const NOTES = readdirSync(OUTLINES).flatMap(
  (file) => parseNotes(file, readFileSync(join(OUTLINES, file), 'utf8')).notes,
);
const PAIRS = readFileSync(join('test', 'engine', 'follow-up-pairs.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'))
  // "Why?" asks for the evidence of the answer before, whenever that was.
  .filter(([, then]) => then !== 'why?');

const MONDAY = Date.parse('2026-11-23T09:00:00Z');
const DAY = 24 * 60 * 60_000;

/** One thread in which questions are asked at given times. @returns the last reply */
async function askedAt(questions: readonly (readonly [string, number])[]): Promise<Reply | null> {
  const engine = newEngine();
  engine.update([], NOTES);
  let conversation: Conversation | null = null;
  let now = MONDAY;
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => NOTES,
    now: () => new Date(now),
    conversations: {
      recall: () => Promise.resolve(conversation),
      remember: (_place, about) => {
        conversation = about;
        return Promise.resolve();
      },
      forget: () => Promise.resolve(),
    },
  });
  const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '100.1' } as const;
  let last: Reply | null = null;
  for (const [text, time] of questions) {
    now = time;
    last = await bot.handle({ id: `${time}`, place, author: 'U1', text, addressed: true });
  }
  return last;
}

test('what leans on the question before leans on it within the hour', async () => {
  const [before = '', then = ''] = PAIRS.find(([, then]) => then === 'how does it taste?') ?? [];
  const alone = await askedAt([[then, MONDAY]]);
  const soon = await askedAt([
    [before, MONDAY],
    [then, MONDAY + DAY / 24],
  ]);
  expect(soon).not.toEqual(alone);
});

test('days later each question stands alone', async () => {
  for (const [before = '', then = ''] of PAIRS) {
    const later = await askedAt([
      [before, MONDAY],
      [then, MONDAY + 3 * DAY],
    ]);
    expect(later).toEqual(await askedAt([[then, MONDAY + 3 * DAY]]));
  }
});
