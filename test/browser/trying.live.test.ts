import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createTryingBot } from '../fixtures/trying-bot.js';
import { tabTo, violations, widestOverflow } from './page-checks.js';
import { describeInChromium } from './stage.js';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'quaymaster-tried-')), 'garden');
  await mkdir(join(folder, 'beds'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await writeFile(
    join(folder, 'beds', 'greenhouse.md'),
    '# Greenhouse\n\nThe greenhouse is watered every Tuesday at 07:30.\n',
  );
  await writeFile(join(folder, '.git', 'config.txt'), 'hidden');
  await writeFile(join(folder, 'plan.pdf'), '%PDF');
});
afterAll(() => rm(join(folder, '..'), { recursive: true }));

/** As the system does it: the browser reads the folder itself. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width = 0 } = page.viewportSize() ?? {};
  const at = { x: width * 0.6, y: 400, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at });
}

const ask = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
};

describeInChromium(
  'notes of one’s own on the page',
  (stage) => {
    test('a folder that is dropped is asked at once, cited, kept over a reload, and left again', async () => {
      const { page, complaints } = await stage.open();
      await page.getByRole('heading', { name: 'drop a folder here' }).waitFor();
      await drop(page, folder);
      const line = page.getByRole('region', { name: 'Your own notes' });
      await line.getByText('Asking garden: 1 note in 1 file, 1 file left out').waitFor();
      await page.getByText('Answers from 1 note in 1 file').waitFor();
      await line.getByText('What was left out, and why').click();
      await line.getByText('1 file ending in .pdf was left out').waitFor();
      await ask(page, 'when is the greenhouse watered');
      await page.locator('.reply').getByText('Tuesday at 07:30').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: 'beds/greenhouse.md:3' }).click();
      await page.locator('[aria-current="location"]').getByText('Tuesday').waitFor();
      await page.reload();
      await line.getByText('Asking garden').waitFor();
      await page.getByRole('button', { name: 'Close the note' }).click();
      await page.getByRole('button', { name: 'Back to the bot’s notes' }).click();
      await page.getByRole('heading', { name: 'drop a folder here' }).waitFor();
      await ask(page, 'what is a hypervisor');
      await page.locator('.reply .sources').waitFor();
      expect(complaints).toEqual([]);
    });

    test('the keyboard chooses a folder; one without notes says what is read', async () => {
      const { page } = await stage.open();
      await tabTo(page, page.getByRole('button', { name: 'Choose a folder' }), 'Shift+Tab');
      const chooser = page.waitForEvent('filechooser');
      // The event is asked for by the time that the page answers.
      await page.evaluate('0');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(join(folder, 'beds'));
      await page.getByText('Asking beds: 1 note in 1 file').waitFor();
      await page.getByRole('button', { name: 'Back to the bot’s notes' }).click();
      const files = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose files' }).click();
      await (await files).setFiles(join(folder, 'plan.pdf'));
      await page.getByRole('alert').getByText('There is no note in plan.pdf').waitFor();
      expect(await violations(page)).toEqual([]);
    });

    test('on a phone nothing scrolls sideways', async () => {
      const { page } = await stage.open('', { viewport: { width: 360, height: 740 } });
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      expect(await widestOverflow(page)).toBe(0);
      await drop(page, folder);
      await page.getByText('Asking garden').waitFor();
      expect(await widestOverflow(page)).toBe(0);
    });
  },
  createTryingBot,
);
