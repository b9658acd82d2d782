import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import type { Page } from 'playwright-core';
import type { AdapterName } from '../../src/core/adapters.js';
import type { Store } from '../../src/core/records/store.js';
import { createInboxService } from '../../src/bot/inbox/inbox-service.js';
import type { Incoming } from '../../src/core/records/incoming.js';
import { createStatisticsService } from '../../src/bot/statistics/statistics-service.js';
import { NotesFolder } from '../../src/notes/disk/notes-folder.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { createNoteBot } from '../fixtures/note-bot.js';
import { allCounted, topicsOf } from '../fixtures/notes.js';
import type { Playground } from '../adapters/web/playground.js';
import { expectCount, expectFocus, tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

const NOTES = 'knowledge/notes';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

interface Asked {
  readonly question: string;
  readonly by: string;
  readonly adapter?: AdapterName;
  readonly answered?: boolean;
}

let asked = 0;

/** Records questions as the bot does. */
async function ask(store: Store, questions: readonly Asked[]): Promise<void> {
  for (const { question, by, adapter = 'slack', answered = false } of questions) {
    const place = { adapter, workspace: 'T1', channel: 'C1', thread: by };
    const id = `question ${++asked}`;
    const answer = answered
      ? { note: 'kernel', topic: 'Kernel', passage: 'kernel', version: '1' }
      : null;
    const status = answered ? 'answered' : 'not-found';
    const stems = question.toLowerCase().split(' ');
    await store.inbox.record({ id, place, author: by, question, stems, status, answer });
  }
}

describeInChromium('the pages about what is kept', (stage) => {
  let store: Store;
  let playground: Playground;

  beforeEach(async () => {
    store = await openMemoryStore();
    await ask(store, [
      { question: 'vpn token reset', by: 'ann' },
      { question: 'reset vpn token', by: 'ben' },
      { question: 'printer on the third floor with <b>markup</b>', by: 'ann', adapter: 'discord' },
      { question: 'what is a kernel', by: 'eve', answered: true },
    ]);
    const knowledge = await NotesFolder.load([NOTES]);
    playground = await stage.another({
      bot: await createNoteBot(NOTES, store),
      keeping: {
        inbox: createInboxService({
          store,
          settings: createSettingsService({ store: store.settings }),
          topicsInView: topicsOf(knowledge.notes()),
        }),
        statistics: createStatisticsService(store, allCounted(knowledge.notes()), Date.now),
      },
    });
  });
  afterEach(async () => {
    await playground.stop();
    await store.close();
  });

  const open = async (hash: string, options = {}): Promise<Page> =>
    (await stage.open(playground.url + hash, options)).page;

  test('like questions stand once, with who asked and in what words', async () => {
    const page = await open('#/inbox');
    const first = page.getByRole('article').first();
    await first.getByRole('heading', { name: 'vpn token reset' }).waitFor();
    await first.getByText('2× not in the notes').waitFor();
    await first.getByText('2 askers').waitFor();
    await first.getByText('Asked in 1 other way').click();
    await first.getByText('reset vpn token').waitFor();
    await page.getByRole('searchbox').fill('PRINTER');
    await expectCount(page.getByRole('article'), 1);
    await page.getByText('<b>markup</b>').waitFor();
  });

  test('a question is closed with a note by keyboard, and those who asked will be told', async () => {
    const visitor = await stage.open(`${playground.url}#/inbox`);
    const { page } = visitor;
    await page.getByRole('article').first().waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Close question 1' }), 'Tab');
    await page.keyboard.press('Enter');
    await expectFocus(page.getByLabel('Topic of the note'));
    await page.keyboard.type('containers and virtual machines');
    await page.keyboard.press('Enter');
    await page.getByText('Those who asked are told, in 2 conversations.').waitFor();
    await expectCount(page.getByRole('article'), 1);
    await page.getByRole('button', { name: 'Closed', exact: true }).click();
    await page.getByText('Answered by Containers and virtual machines').waitFor();
    const waiting = await store.outbox.take('slack', 'nobody', 1_000, 10);
    const told = waiting.map(({ body }) => (JSON.parse(body) as Incoming<null>).message.author);
    expect(told.sort()).toEqual(['ann', 'ben']);
    expect(visitor.complaints).toEqual([]);
  });

  test('a topic that the notes lack is refused beside the field, and nothing is closed', async () => {
    const page = await open('#/inbox');
    await page.getByRole('button', { name: 'Close question 1' }).click();
    await page.getByLabel('Topic of the note').fill('no such topic');
    await page.getByRole('button', { name: 'Close the question' }).click();
    await page.getByRole('alert').getByText('no topic “no such topic”').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Close question 1' }).waitFor();
  });

  test('the numbers are drawn, and stand in words and tables too', async () => {
    const page = await open('#/numbers');
    await page.getByRole('img', { name: /1 answered, 0 suggested, 3 not in the notes/ }).waitFor();
    const missed = page.getByRole('table', { name: 'Most missed questions' });
    expect(await missed.getByRole('rowheader').first().textContent()).toBe('vpn token reset');
    await page.getByText('The same as a table').click();
    await expectCount(page.getByRole('table', { name: 'Questions by week' }).getByRole('row'), 11);
    await page.getByRole('button', { name: '26 weeks' }).click();
    await page.getByText('16 more').waitFor();
  });

  test('what the pages show is saved for a spreadsheet and for a program', async () => {
    const page = await open('#/inbox');
    const save = async (format: string): Promise<string> => {
      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: format }).click();
      return readFile(await (await saved).path(), 'utf8');
    };
    expect(await save('CSV')).toMatch(/^id,workspace,.*\r\n1,slack\/T1,open,vpn token reset,2,/);
    expect(JSON.parse(await save('JSON'))).toMatchObject([{ id: 1, askers: 2 }, { id: 2 }]);
    await page.goto(`${playground.url}#/numbers`);
    await page.getByRole('heading', { name: 'Most missed' }).waitFor();
    expect(await save('CSV')).toContain('missed,vpn token reset,asked,2');
  });

  test('without anything kept, the pages say so', async () => {
    const empty = await stage.open('#/inbox');
    await empty.page.getByText('Nothing is kept by this bot.').waitFor();
  });

  test.each(['#/inbox', '#/numbers'])('on a phone %s needs no scrolling sideways', async (hash) => {
    const page = await open(hash, PHONE);
    await page.getByText('vpn token reset').first().waitFor();
    expect(await widestOverflow(page)).toBe(0);
  });

  test.each([
    ['#/inbox', 'light'],
    ['#/inbox', 'dark'],
    ['#/numbers', 'light'],
    ['#/numbers', 'dark'],
  ] as const)('axe finds nothing wrong with %s in the %s theme', async (hash, colorScheme) => {
    const page = await open(hash, { colorScheme });
    await page.getByText('vpn token reset').first().waitFor();
    if (hash === '#/inbox') await page.getByRole('button', { name: 'Close question 1' }).click();
    expect(await violations(page)).toEqual([]);
  });
});
