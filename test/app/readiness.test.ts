import { expect, test } from '@jest/globals';
import { createWebApp } from '../../src/adapters/web/server/web-app.js';
import { createLog } from '../../src/app/log.js';
import { createReadiness } from '../../src/app/readiness.js';
import { outliveOutages } from '../../src/app/outage/store-outage.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { replyPreviews } from '../../src/app/previews.js';
import { createFakeBot } from '../adapters/web/fake-bot.js';

const silent = createLog('silent', []);
const nothing = () => [];

/** The reasons are for whoever asks on this machine. */
const OWN_NAME = { headers: { host: 'localhost' } };

test('a process is ready once its chats are connected, and no more when its doors close', async () => {
  const store = await openMemoryStore();
  const readiness = createReadiness(outliveOutages(store, silent, openMemoryStore).look, nothing);
  expect(await readiness.waitsFor()).toEqual(['the chats']);
  readiness.opened();
  expect(await readiness.waitsFor()).toEqual([]);
  readiness.closing();
  expect(await readiness.waitsFor()).toEqual(['the chats']);
  await store.close();
});

test('a process whose store is lost is not ready, and says so with 503', async () => {
  const store = await openMemoryStore();
  const readiness = createReadiness(outliveOutages(store, silent, openMemoryStore).look, nothing);
  readiness.opened();
  await store.close();
  const app = createWebApp({
    bot: createFakeBot(),
    version: '1.2.3',
    host: '127.0.0.1',
    assets: new Map(),
    previews: replyPreviews,
    waitsFor: () => readiness.waitsFor(),
    reportError: () => undefined,
  });
  const answer = await app.request('/readyz', OWN_NAME);
  expect([answer.status, await answer.json()]).toEqual([
    503,
    { status: 'not ready', waitsFor: [expect.stringMatching(/^the store: ./)] },
  ]);
});

test('a process whose chat was cut off for good is not ready, and says why', async () => {
  const store = await openMemoryStore();
  const troubles: string[] = [];
  const readiness = createReadiness(
    outliveOutages(store, silent, openMemoryStore).look,
    () => troubles,
  );
  readiness.opened();
  expect(await readiness.waitsFor()).toEqual([]);
  troubles.push('Discord ended the connection.');
  expect(await readiness.waitsFor()).toEqual(['Discord ended the connection.']);
  await store.close();
});

test('what is amiss although questions are answered is said beside being ready', async () => {
  const sentences: string[] = [];
  const app = createWebApp({
    bot: createFakeBot(),
    version: '1.2.3',
    host: '127.0.0.1',
    assets: new Map(),
    previews: replyPreviews,
    amiss: () => sentences,
    reportError: () => undefined,
  });
  expect(await (await app.request('/readyz', OWN_NAME)).json()).toEqual({ status: 'ready' });
  sentences.push('without slack: Slack does not know this token.');
  const answer = await app.request('/readyz', OWN_NAME);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ready', amiss: sentences },
  ]);
});
