/** Starts real playgrounds on free ports for tests, and stops them afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createWebAdapter,
  type WebAdapterOptions,
} from '../../../src/adapters/web/server/web-adapter.js';
import { replyPreviews } from '../../../src/app/previews.js';
import { createFakeBot, type FakeBot } from './fake-bot.js';

/** A running playground. */
export interface Playground {
  readonly url: string;
  readonly bot: FakeBot;
  /** Bugs of ours that it reported. */
  readonly errors: readonly unknown[];
  stop(): Promise<void>;
}

/**
 * Starts a playground.
 * @param options - what differs from a loopback page with a fake bot on a free port
 */
export async function startPlayground(
  options: Partial<WebAdapterOptions> & { readonly clientDirectory: string },
): Promise<Playground> {
  const bot = createFakeBot();
  const errors: unknown[] = [];
  const adapter = createWebAdapter({
    bot,
    version: '1.2.3',
    previews: replyPreviews,
    host: '127.0.0.1',
    port: 0,
    reportError: (error) => errors.push(error),
    ...options,
  });
  const { url } = await adapter.start();
  return { url, bot, errors, stop: () => adapter.stop() };
}

/** A directory with the smallest page that a build could write. */
export async function createTinyClient(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'quaymaster-client-'));
  await writeFile(join(path, 'index.html'), '<!doctype html><title>Quaymaster</title>');
  await writeFile(join(path, 'login.css'), 'body { margin: 0 }');
  return { path, remove: () => rm(path, { recursive: true }) };
}
