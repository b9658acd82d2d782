/** What the browser tests look for and do again and again. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** Rules that axe finds broken, with the elements that break them. */
export async function violations(page: Page): Promise<string[]> {
  const results = await new AxeBuilder({ page }).analyze();
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Presses a key until the target, which is there or comes first, has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(target).count()) === 1) return;
    await page.keyboard.press(key);
  }
  throw new Error('Sixty tabs do not reach it.');
}

const focused = (target: Locator): Locator => target.and(target.page().locator(':focus'));

/** Waits until the target has the focus. */
export const expectFocus = (target: Locator): Promise<void> => focused(target).waitFor();

/** Waits until just so many elements are there: what adds or removes them may still be on its way. */
export async function expectCount(target: Locator, count: number): Promise<void> {
  if (count > 0) await target.nth(count - 1).waitFor({ state: 'attached' });
  await target.nth(count).waitFor({ state: 'detached' });
}

/** Within the screen, not merely in the document. */
export async function expectInView(target: Locator): Promise<void> {
  await target.waitFor();
  const box = await target.boundingBox();
  const height = target.page().viewportSize()?.height ?? 0;
  expect(box?.y).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
}

/** 0 where a picture can't be drawn. Runs in the browser. */
export const naturalWidth = (image: unknown): number =>
  (image as { naturalWidth: number }).naturalWidth;

/** By how many pixels the page, or anything in it that would then scroll, is too wide; a table may scroll. */
export function widestOverflow(page: Page): Promise<unknown> {
  return page.evaluate(`Math.max(
    ...[...document.querySelectorAll(':root, :root *:not(.table)')]
      .filter((element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX))
      .map((element) => element.scrollWidth - element.clientWidth),
  )`);
}
