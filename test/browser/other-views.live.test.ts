import { expect, test } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expectCount, naturalWidth, tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';
import type { Visitor } from './visitor.js';

const lastReply = (page: Page): Locator => page.locator('.message.bot').last();
const inSlack = (page: Page): Locator =>
  lastReply(page).getByRole('group', { name: 'As in Slack' });
const inDiscord = (page: Page): Locator =>
  lastReply(page).getByRole('group', { name: 'As in Discord' });

const ask = async (page: Page, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: 'Message' });
  await box.fill(text);
  await box.press('Enter');
  await inSlack(page).getByText('Quaymaster').waitFor();
  await inDiscord(page).locator('discord-message').waitFor();
};

describeInChromium('replies as other outlets show them', (stage) => {
  let visitor: Visitor;

  /** Opens the page and switches both looks on. */
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    visitor = await stage.open('', options);
    const { page } = visitor;
    await page.getByRole('button', { name: 'Slack', exact: true }).click();
    await page.getByRole('button', { name: 'Discord', exact: true }).click();
    return page;
  };

  test('they are fetched only when they are wanted, and the choice stays', async () => {
    const { page } = await stage.open();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const box = page.getByRole('textbox', { name: 'Message' });
    await box.fill('size');
    await box.press('Enter');
    await lastReply(page).locator('.reply').waitFor();
    expect(fetched.filter((path) => path.endsWith('.js'))).toEqual([]);
    await page.getByRole('button', { name: 'Discord', exact: true }).click();
    await inDiscord(page).getByText('tens to hundreds').first().waitFor();
    expect(fetched.filter((path) => path.includes('slack'))).toEqual([]);
    await page.reload();
    await inDiscord(page).getByText('tens to hundreds').first().waitFor();
    await expectCount(inSlack(page), 0);
  });

  test('every kind of block is drawn in both, within the page’s security policy', async () => {
    const page = await open();
    await ask(page, 'everything');
    for (const view of [inSlack(page), inDiscord(page)]) {
      for (const words of ['with <b>markup</b>.', 'Resolve', 'docker run --rm', 'Small print.'])
        await view.getByText(words).first().waitFor();
      await view.getByText('only the asker sees it').waitFor();
      const links = await view.getByRole('link').allTextContents();
      expect(links.map((words) => words.trim())).toContain('a link');
      expect(links).not.toContain('words that would run');
      const picture = view.locator('img[src^="/api/picture/"]');
      await picture.waitFor();
      await expect(picture.evaluate(naturalWidth)).resolves.toBe(640);
    }
    expect(visitor.complaints).toEqual([]);
  });

  test.each([
    ['Slack', inSlack],
    ['Discord', inDiscord],
  ])(
    'a choice in %s is made by keyboard; what works only there is switched off',
    async (_, view) => {
      const page = await open();
      await ask(page, 'size');
      const dismiss = view(page).getByRole('button', { name: /^(Dismiss|Remove)/ });
      expect(await dismiss.isDisabled()).toBe(true);
      await tabTo(page, view(page).getByRole('button', { name: 'Start-up speed' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByText('How fast does a container start?').waitFor();
      expect(stage.playground().bot.heard.at(-1)?.text).toBe('How fast does a container start?');
    },
  );

  test('on a phone nothing needs scrolling sideways', async () => {
    const page = await open({
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    });
    await ask(page, 'everything');
    expect(await widestOverflow(page)).toBe(0);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing wrong in the %s theme',
    async (colorScheme) => {
      const page = await open({ colorScheme });
      await ask(page, 'size');
      await ask(page, 'everything');
      expect(await violations(page)).toEqual([]);
    },
  );
});
