/** `quaymaster start` on a PostgreSQL that goes away: it goes on, says so, and can be stopped all the same. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { until } from '../adapters/slack/slack-room.js';
import { describeOnPostgres } from '../store/postgres-database.js';
import { ensurePage, runCommand, type StartedCommand } from './started-command.js';

let command: StartedCommand | undefined;

beforeAll(ensurePage, 30_000);
afterEach(async () => {
  await command?.remove();
});

describeOnPostgres('a start on PostgreSQL', (database) => {
  const start = async () => {
    const { botUrl, ownerUrl } = database();
    const urls = { DATABASE_URL: botUrl, DATABASE_OWNER_URL: ownerUrl };
    return (command = await runCommand(['start'], urls));
  };

  test('says what it waits for while the database is away, and goes on when it is there', async () => {
    await database().server.halt();
    const { remarks, says, end } = await start();
    await remarks(/waiting for the database at 127\.0\.0\.1:\d+/);
    await database().server.start();
    await says('ready');
    expect(await end('SIGTERM')).toBe(0);
  }, 60_000);

  test('is told to stop while the database is away, and ends', async () => {
    const { output, says, end } = await start();
    await says('ready');
    const [url = ''] = output.stdout.split('\n');
    await database().server.halt();
    await until(
      'not being ready',
      async () => (await fetch(new URL('readyz', url))).status === 503,
    );
    expect(await end('SIGTERM')).toBe(0);
    await database().server.start();
  }, 60_000);
});
