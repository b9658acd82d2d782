import { describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createShippedBot } from '../fixtures/note-bot.js';
import {
  expectCount,
  expectFocus,
  expectInView,
  naturalWidth,
  tabTo,
  violations,
  widestOverflow,
} from './page-checks.js';
import { describeInChromium } from './stage.js';
import type { Visitor } from './visitor.js';

const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};

const messageBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Message' });
const lastReply = (page: Page): Locator => page.locator('.message.bot').last();

const ask = async (page: Page, text: string): Promise<void> => {
  await messageBox(page).fill(text);
  await messageBox(page).press('Enter');
  await lastReply(page).locator('.reply').waitFor();
};

describeInChromium('the page in Chromium', (stage) => {
  let visitor: Visitor;
  const open = async (hash = '', options: BrowserContextOptions = {}): Promise<Page> => {
    visitor = await stage.open(hash, options);
    return visitor.page;
  };

  test('a misspelt question is asked and its source opened by keyboard alone, without a complaint', async () => {
    const page = await open();
    await expectFocus(messageBox(page));
    await page.keyboard.type('how bigg is a contaner imge?');
    await page.keyboard.press('Enter');
    await page.getByText('tens to hundreds of megabytes').first().waitFor();
    const citation = page.getByRole('link', { name: 'containers-and-vms.txt:14' });
    await tabTo(page, citation, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const cited = page.locator('[aria-current="location"]');
    await cited.waitFor();
    expect(await cited.textContent()).toContain('Size: a container image is usually tens');
    await expectInView(cited);
    await page.keyboard.press('Escape');
    await expectFocus(citation);
    expect(visitor.complaints).toEqual([]);
  });

  test('the first visit shows what the notes cover, with three questions that send themselves', async () => {
    const page = await open();
    await page.getByText('notes about containers, VMs and the hosts').waitFor();
    const questions = page.getByRole('main').getByRole('listitem');
    await questions.nth(2).waitFor();
    await page.getByRole('button', { name: 'How big is a container image?' }).click();
    await page.getByText('tens to hundreds of megabytes').first().waitFor();
  });

  test('commands, images and hosts are completed', async () => {
    const page = await open();
    const box = messageBox(page);
    await box.pressSequentially('/cani');
    await page.getByRole('option', { name: '/canirun', selected: true }).waitFor();
    await box.press('Enter');
    await box.pressSequentially('ngi');
    await page.getByRole('option', { name: 'nginx:alpine', selected: true }).waitFor();
    await box.press('Enter');
    expect(await box.inputValue()).toBe('/canirun nginx:alpine ');
    await box.pressSequentially('win');
    await page.getByRole('option', { name: 'windows 11' }).waitFor();
    await box.press('ArrowUp');
    const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
    expect(await chosen.textContent()).toBe('windows 7');
    expect(await box.getAttribute('aria-activedescendant')).toBe('completion-1');
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/canirun nginx:alpine windows 7');
    await box.press('Enter');
    await lastReply(page).getByText('It needs a Linux kernel').waitFor();
    expect(await lastReply(page).locator('.tone').textContent()).toBe('Caution');
  });

  test('Esc closes the completions, and a click takes one', async () => {
    const page = await open();
    await messageBox(page).pressSequentially('/');
    await page.getByRole('listbox').waitFor();
    await messageBox(page).press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await messageBox(page).pressSequentially('a');
    await page.getByRole('option', { name: '/ask' }).click();
    expect(await messageBox(page).inputValue()).toBe('/ask ');
    await expectFocus(messageBox(page));
  });

  test('Shift+Enter breaks the line, Up brings back what was sent', async () => {
    const page = await open();
    const box = messageBox(page);
    await box.pressSequentially('size');
    await box.press('Shift+Enter');
    await box.pressSequentially('please');
    expect(await box.inputValue()).toBe('size\nplease');
    await box.press('Enter');
    await lastReply(page).locator('.reply').waitFor();
    expect(await box.inputValue()).toBe('');
    await box.press('ArrowUp');
    expect(await box.inputValue()).toBe('size\nplease');
    await box.press('ArrowDown');
    expect(await box.inputValue()).toBe('');
  });

  test('every kind of block is drawn, and nothing in it becomes markup', async () => {
    const page = await open();
    await ask(page, 'everything');
    const reply = lastReply(page);
    await reply.locator('.tone', { hasText: 'OK' }).waitFor();
    for (const words of ['only you see this', 'with <b>markup</b>.', 'Small print.']) {
      await reply.getByText(words).waitFor();
    }
    expect(await reply.getByRole('link', { name: 'a link' }).getAttribute('rel')).toContain(
      'noopener',
    );
    await expectCount(reply.getByRole('link', { name: 'words that would run' }), 0);
    await expectCount(reply.getByRole('row'), 3);
    expect(await reply.locator('.check-mark').allTextContents()).toEqual([
      'Yes',
      'No',
      'Not known',
    ]);
    const picture = reply.getByRole('img', { name: 'Two layers' });
    expect(await picture.evaluate(naturalWidth)).toBe(320);
    expect(visitor.complaints).toEqual([]);
  });

  test('code is copied by a button', async () => {
    const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, '/canirun nginx:alpine windows 7');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'docker run --rm nginx:alpine',
    );
  });

  test('a screen reader hears the summary of each reply', async () => {
    const page = await open();
    await ask(page, 'size');
    const log = page.getByRole('log', { name: 'Newest reply' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.textContent()).toBe(
      'A container image is usually tens to hundreds of megabytes.',
    );
  });

  test('a failed question says why and is tried again', async () => {
    const page = await open();
    await page.route('**/api/message', (route) => route.abort());
    await messageBox(page).fill('size');
    await messageBox(page).press('Enter');
    await page.getByText('The bot can’t be reached').first().waitFor();
    await page.unroute('**/api/message');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('tens to hundreds of megabytes').first().waitFor();
  });

  test('silence shows nothing, and the next question continues the last', async () => {
    const page = await open();
    await messageBox(page).fill('nothing');
    await messageBox(page).press('Enter');
    await page.locator('.typing').waitFor({ state: 'detached' });
    await ask(page, 'size');
    await expectCount(page.locator('.message'), 3);
    expect(await page.locator('.message.continued').textContent()).toContain('size');
  });

  test('the conversation survives the notes and a reload; a new one is empty and forgotten', async () => {
    const page = await open();
    await ask(page, 'size');
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await page.getByRole('heading', { name: 'Notes' }).waitFor();
    await page.getByRole('link', { name: 'Chat', exact: true }).click();
    await lastReply(page).getByText('tens to hundreds').waitFor();
    await page.reload();
    await lastReply(page).getByText('tens to hundreds').waitFor();
    const conversation = stage.playground().bot.heard.at(-1)?.place.thread;
    const forgotten = page.waitForResponse('**/api/forget');
    await page.getByRole('button', { name: 'New conversation' }).click();
    await forgotten;
    await page.getByText('What would you like to know?').waitFor();
    expect(conversation).toBeDefined();
    expect(stage.playground().bot.forgotten).toContain(conversation);
  });

  test('the notes are found by words in them and opened at the line', async () => {
    const page = await open('#/notes');
    await page.getByRole('searchbox').fill('mega SIZE');
    await page.getByRole('link', { name: 'containers-and-vms.txt:14' }).click();
    await expectInView(page.locator('#L14[aria-current="location"]'));
    await page.getByRole('searchbox').fill('zebra');
    await page.getByText('No line has all of these words.').waitFor();
  });

  test('a note that is gone says so', async () => {
    const page = await open('#/notes/gone.txt:3');
    await page.getByText('There is no note file "gone.txt"').waitFor();
  });

  test('a long reply is folded, and unfolds', async () => {
    const shipped = await stage.another({ bot: await createShippedBot() });
    const page = await open(shipped.url);
    await ask(page, '/notes');
    const unfold = lastReply(page).getByRole('button', { name: /^Show \d+ more lines$/ });
    const items = lastReply(page).getByRole('listitem');
    const before = await items.count();
    await unfold.click();
    await items.nth(before).waitFor();
    await lastReply(page).getByRole('button', { name: 'Show less' }).click();
    await unfold.waitFor();
    expect(await items.count()).toBe(before);
    await shipped.stop();
  });

  test('a German browser gets the page and its answers in German; another choice stays', async () => {
    const shipped = await stage.another({ bot: await createShippedBot() });
    const page = await open(shipped.url, { locale: 'de-AT' });
    await page.getByRole('heading', { name: 'Was möchtest du wissen?' }).waitFor();
    const box = page.getByRole('textbox', { name: 'Nachricht' });
    await box.fill('how do i bake sourdough bread');
    await box.press('Enter');
    await lastReply(page).getByText('Das steht nicht in den Notizen').waitFor();
    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('English');
    await ask(page, 'how do i bake sourdough bread');
    await lastReply(page).getByText('That is not in the notes').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'New conversation' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(visitor.complaints).toEqual([]);
    await shipped.stop();
  });

  test('the chosen theme stays', async () => {
    const page = await open();
    const background = () =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await background();
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
    expect(await background()).toBe(dark);
  });

  test.each([
    ['the first visit', '', '.starter'],
    ['the list of notes', '#/notes', '.files a'],
    ['a note', '#/notes/containers/containers-and-vms.txt:14', '.cited'],
    ['a note over the chat', '#/chat/errors.md:5', '.cited'],
  ])('on a phone %s needs no scrolling sideways', async (_, hash, content) => {
    const page = await open(hash, PHONE);
    await page.locator(content).first().waitFor();
    expect(await widestOverflow(page)).toBe(0);
  });

  test('on a phone a reply with every kind of block needs no scrolling sideways', async () => {
    const page = await open('', PHONE);
    await ask(page, 'everything');
    expect(await widestOverflow(page)).toBe(0);
  });

  test('on a phone the note covers the chat and gives it back', async () => {
    const page = await open('', PHONE);
    await ask(page, 'size');
    await page.getByRole('link', { name: 'containers-and-vms.txt:14' }).tap();
    await expectInView(page.locator('[aria-current="location"]'));
    expect(await messageBox(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Close the note' }).tap();
    await messageBox(page).waitFor();
  });

  test('the shipped notes answer a misspelt question, and the cited line opens', async () => {
    const shipped = await stage.another({ bot: await createShippedBot() });
    const page = await open(shipped.url);
    await ask(page, 'diffrence betwen a contaner and a vm');
    await lastReply(page).locator('.sources a').first().click();
    await expectInView(page.locator('[aria-current="location"]'));
    await page.getByRole('link', { name: 'In all notes' }).click();
    await expectInView(page.locator('[aria-current="location"]'));
    expect(visitor.complaints).toEqual([]);
    await shipped.stop();
  });

  test('with a token the page asks for it once, in a form without faults', async () => {
    const token = 'a long random word';
    const guarded = await stage.another({ token });
    const page = await open(guarded.url);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Token').fill('a guess');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('That token is not right').waitFor();
    await page.getByLabel('Token').fill(token);
    await page.keyboard.press('Enter');
    await ask(page, 'size');
    await page.reload();
    await messageBox(page).waitFor();
    await guarded.stop();
  });

  test('the focus goes back to the citation that was followed last', async () => {
    const page = await open();
    await ask(page, 'size');
    await ask(page, 'size');
    const citations = page.getByRole('link', { name: 'containers-and-vms.txt:14' });
    await citations.first().click();
    await page.locator('.cited').waitFor();
    await page.getByRole('link', { name: 'Line 15' }).click();
    await page.getByRole('button', { name: 'Close the note' }).click();
    await expectFocus(citations.first());
  });

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    test.each([
      ['the first visit', ''],
      ['the notes', '#/notes'],
      ['a note', '#/notes/errors.md:5'],
    ])('axe finds nothing wrong with %s', async (_, hash) => {
      const page = await open(hash, { colorScheme });
      await page
        .getByText(/exec format error/)
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing wrong with a conversation, its completions and a note beside it', async () => {
      const page = await open('', { colorScheme });
      await ask(page, 'everything');
      await messageBox(page).fill('/');
      await page.getByRole('listbox').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: 'containers-and-vms.txt:14' }).click();
      await page.locator('[aria-current="location"]').waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});
