/** The real bot over the notes that this repository ships. */
import { createBot } from '../../../src/bot/create-bot.js';
import type { Bot } from '../../../src/bot/bot.js';
import { createAnswerEngine } from '../../../src/engine/create-answer-engine.js';
import { KnowledgeBase } from '../../../src/knowledge/knowledge-base.js';
import { openMemoryStore } from '../../../src/store/sqlite-store.js';
import { noCanirun } from '../../fixtures/parts.js';

/** Reads the notes and puts a bot over them. */
export async function createShippedBot(): Promise<Bot> {
  const shelf = await KnowledgeBase.load(['knowledge/notes']);
  const engine = createAnswerEngine();
  engine.update([], shelf.notes());
  return createBot({
    engine,
    shelf,
    canirun: noCanirun,
    conversations: (await openMemoryStore()).conversations,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
}
