/** The stage of a browser suite: the page built from `src`, a playground that serves it, and Chromium to look at it. */
import { afterAll, afterEach, beforeAll, describe, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { WebAdapterOptions } from '../../src/adapters/web/server/web-adapter.js';
import { startPlayground, type Playground } from '../adapters/web/playground.js';
import { CHROMIUM, launchChromium } from './chromium.js';
import { buildClient, type ClientBuild } from './client-build.js';
import { visit, type Visitor } from './visitor.js';

/** Chromium on a busy machine takes its time; nothing here waits without a reason. */
const PATIENCE_MS = 60_000;

if (CHROMIUM === undefined) {
  process.stderr.write('Browser tests left out: no Chromium here (CHROMIUM_PATH names one).\n');
}

/** What the tests of a suite stand on. */
export interface Stage {
  /** The suite's playground, with a fake bot unless the suite brought another. */
  playground(): Playground;
  /** Starts another playground with the same page, for one test; the test stops it. */
  another(options: Partial<WebAdapterOptions>): Promise<Playground>;
  /** Opens the page; it is left when the test ends. @param address - of a playground, with a hash where one is wanted */
  open(address?: string, options?: BrowserContextOptions): Promise<Visitor>;
}

/**
 * A suite of tests in Chromium; left out where there is none.
 * @param prepare - what the suite's playground gets besides the page
 */
export function describeInChromium(
  name: string,
  tests: (stage: Stage) => void,
  prepare: () => Promise<Partial<WebAdapterOptions>> = () => Promise.resolve({}),
): void {
  jest.setTimeout(PATIENCE_MS);
  let build: ClientBuild;
  let playground: Playground;
  let browser: Browser;
  const visitors: Visitor[] = [];
  const another = (options: Partial<WebAdapterOptions>) =>
    startPlayground({ clientDirectory: build.path, ...options });

  (CHROMIUM === undefined ? describe.skip : describe)(name, () => {
    beforeAll(async () => {
      build = await buildClient();
      playground = await another(await prepare());
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser.close();
      await playground.stop();
      await build.remove();
    });
    afterEach(async () => {
      for (const visitor of visitors.splice(0)) await visitor.leave();
    });

    tests({
      playground: () => playground,
      another,
      async open(address = '', options = {}) {
        const url = address.startsWith('http') ? address : playground.url + address;
        const visitor = await visit(browser, url, options);
        visitors.push(visitor);
        return visitor;
      },
    });
  });
}
