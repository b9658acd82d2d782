import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { keepingOf, openTeam, UNCOVERED, type Team } from '../fixtures/team-bot.js';
import type { Playground } from '../adapters/web/playground.js';
import { expectCount, expectInView, tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

/** Every page, as it is called in both languages. */
const PAGES = [
  ['#/', 'Chat', 'Chat'],
  ['#/notes', 'Notes', 'Notizen'],
  ['#/inbox', 'Inbox', 'Eingang'],
  ['#/teaching', 'From chat', 'Aus dem Chat'],
  ['#/numbers', 'Numbers', 'Zahlen'],
  ['#/settings', 'Settings', 'Einstellungen'],
] as const;

/** A desktop, at 200 % (WCAG 2.2, 1.4.4: the window of 1280 by 800 holds half as many pixels of the page), a phone. */
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  'a desktop': { viewport: { width: 1280, height: 800 } },
  '200 % zoom': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  'a phone': { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
};

describeInChromium('every page on every screen', (stage) => {
  let team: Team;
  let playground: Playground;
  beforeAll(async () => {
    team = await openTeam();
    const { store, bot } = team;
    await store.inbox.record({
      id: 'question 1',
      place: { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't' },
      author: 'ann',
      question: UNCOVERED,
      stems: UNCOVERED.split(' '),
      status: 'not-found',
      answer: null,
    });
    playground = await stage.another({
      bot,
      keeping: keepingOf(team),
    });
  });
  afterAll(async () => {
    await playground.stop();
    await team.store.close();
  });

  test.each([
    ['en', 'light', 'a desktop'],
    ['en', 'dark', '200 % zoom'],
    ['de', 'light', '200 % zoom'],
    ['de', 'dark', 'a phone'],
  ] as const)('in %s, %s, on %s', async (locale, colorScheme, screen) => {
    const { page, complaints } = await stage.open(playground.url, {
      ...SCREENS[screen],
      locale,
      colorScheme,
    });
    const language = page.getByRole('combobox', { name: locale === 'de' ? 'Sprache' : 'Language' });
    await expectInView(language);
    for (const [hash, english, german] of PAGES) {
      const name = locale === 'de' ? german : english;
      await page.getByRole('link', { name, exact: true }).click();
      await page.waitForURL((url) => (url.hash || '#/') === hash);
      await settled(page);
      expect([name, await violations(page)]).toEqual([name, []]);
      expect([name, await widestOverflow(page)]).toEqual([name, 0]);
    }
    expect(complaints).toEqual([]);
  });

  test('by keyboard alone another language is chosen, and every page reached', async () => {
    const { page } = await stage.open(playground.url);
    const language = page.getByRole('combobox', { name: 'Language' });
    await tabTo(page, language, 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('link', { name: 'Einstellungen' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    expect(await page.title()).toBe('Einstellungen · Quaymaster');
  });

  test('a newcomer sees three commands, and finds all others by keyboard', async () => {
    const { page } = await stage.open(playground.url);
    const commands = page.getByRole('region', { name: 'Commands' });
    await expectCount(commands.getByRole('button'), 3);
    await tabTo(page, commands.locator('summary'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const privacy = commands.getByRole('button', { name: '/privacy' });
    await tabTo(page, privacy, 'Tab');
    await page.keyboard.press('Enter');
    const box = page.getByRole('textbox', { name: 'Message' });
    expect(await box.inputValue()).toBe('/privacy ');
    // Closes its completions: axe takes their list, which the arrow keys go through, for one that only a mouse scrolls.
    const completions = page.getByRole('listbox', { name: 'Completions' });
    await completions.waitFor();
    await box.press('Escape');
    await expectCount(completions, 0);
    expect(await violations(page)).toEqual([]);
  });
});

/** Waits until nothing is being fetched. */
async function settled(page: Page): Promise<void> {
  await page.locator('main > *').first().waitFor();
  await expectCount(page.getByText(/^(?:Reading|Liest|Counting|Zählt)/), 0);
}
