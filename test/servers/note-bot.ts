/** The real bot over notes, without images and hosts, for processes under load. */
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import type { Store } from '../../src/core/store.js';
import { createAnswerEngine } from '../../src/engine/create-answer-engine.js';
import { KnowledgeBase } from '../../src/knowledge/knowledge-base.js';
import { noCanirun } from '../fixtures/parts.js';

/** Creates the bot. @param path - a folder or file of notes */
export async function createNoteBot(path: string, { conversations }: Store): Promise<Bot> {
  const shelf = await KnowledgeBase.load([path]);
  const engine = createAnswerEngine();
  engine.update([], shelf.notes());
  return createBot({
    engine,
    shelf,
    canirun: noCanirun,
    conversations,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
}
