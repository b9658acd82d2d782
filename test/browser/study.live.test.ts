/** Studying on the page: with the keyboard and the mouse, on a desktop and a phone, in both themes. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newEngine } from '../../src/app/engine-data.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createStudyService } from '../../src/bot/study/study-service.js';
import { NotesFolder } from '../../src/notes/disk/notes-folder.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { createCardDeck } from '../../src/study/card-deck.js';
import { bareParts } from '../fixtures/parts.js';
import { violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

/** The shipped notes of the basics, and a store that two visits share. */
async function prepare() {
  const store = await openMemoryStore();
  const read = await NotesFolder.load(['knowledge/notes/basics']);
  const engine = newEngine();
  engine.update([], read.notes());
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => read.notes(),
    cards: createCardDeck({ engine, notes: () => read.notes() }),
    conversations: store.conversations,
    study: createStudyService({ store, now: Date.now }),
    personal: store.personal,
    now: () => new Date(),
  });
  return { bot };
}

const say = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
};
const click = (page: Page, name: string | RegExp) =>
  page.locator('.reply').last().getByRole('button', { name }).click();
const shown = (page: Page, words: string | RegExp) =>
  page.locator('.reply').last().getByText(words).first().waitFor();

describeInChromium(
  'studying on the page',
  (stage) => {
    test.each([
      ['a desktop', { viewport: { width: 1280, height: 900 } }],
      ['a dark desktop', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
      ['a phone', { viewport: { width: 360, height: 740 }, hasTouch: true }],
    ] as const)('a session on %s, and axe finds nothing wrong with it', async (_, screen) => {
      const { page, complaints } = await stage.open('', screen);
      await say(page, '/study hypervisor');
      await shown(page, 'Show the answer');
      expect(await violations(page)).toEqual([]);
      await click(page, 'Show the answer');
      await shown(page, 'How well did you know it?');
      await click(page, /Easy · in 8 days/);
      await shown(page, /Counted as Easy: asked again in 8 days/);
      await say(page, 'the moon');
      await shown(page, /Not right/);
      await say(page, '/study forecast');
      await shown(page, /You are learning 2 cards/);
      const picture = page.locator('.reply').last().locator('img, svg').first();
      await picture.waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await widestOverflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    });

    test('what was learnt is there in the next conversation, and in no other browser', async () => {
      const { page } = await stage.open();
      await say(page, '/study set new 3');
      await shown(page, /3 new cards/);
      await page.getByRole('button', { name: /New conversation/ }).click();
      await say(page, '/study set');
      await shown(page, /3 new cards/);
      const other = await stage.open();
      await say(other.page, '/study set');
      await shown(other.page, /10 new cards/);
    });
  },
  prepare,
);
