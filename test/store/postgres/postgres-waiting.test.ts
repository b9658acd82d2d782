import { expect, jest, test } from '@jest/globals';
import { hostAndPort, sayingWhoIsAwaited } from '../../../src/store/postgres/postgres-waiting.js';
import { createQuietLog } from '../../delivery/quiet-log.js';

test.each([
  ['postgres://u:secret@db.example.com:5433/bot', 'db.example.com:5433'],
  ['postgres://u:secret@db.example.com/bot', 'db.example.com:5432'],
  ['postgres://u:secret@[::1]:5432/bot', '[::1]:5432'],
  ['postgres:///bot', 'localhost:5432'],
  ['postgres:///bot?host=/run/postgresql', '/run/postgresql:5432'],
  ['postgres://u:secret@db:port/bot', 'the address of DATABASE_URL'],
])('of %s only host and port are shown', (url, shown) => {
  expect(hostAndPort(url)).toBe(shown);
});

test('whoever starts the bot reads soon, and again and again, what it waits for', async () => {
  jest.useFakeTimers();
  try {
    const lines: string[] = [];
    const log = { ...createQuietLog(), warn: (_: object, line: string) => void lines.push(line) };
    const opening = new Promise<string>((resolve) => setTimeout(resolve, 12_000, 'open'));
    const opened = sayingWhoIsAwaited(opening, 'postgres://u:secret@db/bot', log);
    jest.advanceTimersByTime(400);
    expect(lines).toEqual([]);
    jest.advanceTimersByTime(11_000);
    expect(lines).toEqual(Array(3).fill('waiting for the database at db:5432'));
    jest.advanceTimersByTime(600);
    expect(await opened).toBe('open');
    jest.advanceTimersByTime(20_000);
    expect(lines).toHaveLength(3);
  } finally {
    jest.useRealTimers();
  }
});
