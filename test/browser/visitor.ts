/** Somebody who looks at the page: opens it, and notices whatever goes wrong in it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** An open page with what was noticed. */
export interface Visitor {
  readonly page: Page;
  /** Errors and warnings on the console, uncaught exceptions, and requests that left the page's origin. */
  readonly complaints: readonly string[];
  leave(): Promise<void>;
}

/**
 * Opens an address in a browser profile of its own.
 * @param options - screen, colours, motion, as Playwright has them
 */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (to.protocol !== 'data:' && to.origin !== origin) complaints.push(`left for ${to.href}`);
  });
  await page.goto(url);
  return { page, complaints, leave: () => context.close() };
}
