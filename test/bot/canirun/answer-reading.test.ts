import { expect, test } from '@jest/globals';
import { createBot } from '../../../src/bot/create-bot.js';
import { createTeamHosts } from '../../../src/bot/hosts/team-hosts.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../../fixtures/canirun.js';
import { bareParts } from '../../fixtures/parts.js';

test('more hosts than are judged at once are refused before any is looked up', async () => {
  const store = await openMemoryStore();
  const lookedUp: string[] = [];
  const hosts = createTeamHosts(
    store.hosts,
    () => 0,
    () => undefined,
  );
  const bot = createBot({
    ...bareParts(),
    canirun: await shippedCanirun(),
    hosts: {
      ...hosts,
      find: (workspace, name) => {
        lookedUp.push(name);
        return hosts.find(workspace, name);
      },
    },
  });
  const ask = (text: string) =>
    bot.handle({
      id: '1',
      place: { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' },
      author: 'U1',
      text,
      addressed: true,
    });
  const refused = await ask(`/canirun ${'nginx, '.repeat(50)}nginx on ${'pi; '.repeat(5_000)}pi`);
  expect(refused?.summary).toContain('255051');
  expect(lookedUp).toEqual([]);
  await ask('/canirun nginx, redis on pi; mac');
  expect(lookedUp).toEqual(['pi', 'mac']);
});
