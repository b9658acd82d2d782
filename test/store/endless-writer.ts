/**
 * A process that keeps and settles deliveries without end, four at a time, and says so of each once it is told that
 * it is kept. Arguments: the store (a file, or PostgreSQL's address), and what every key begins with.
 */
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { delivery } from './delivery-sample.js';

const [home = '', prefix = ''] = process.argv.slice(2);
const store = home.startsWith('postgres://')
  ? await openPostgresStore({ url: home, secretKey: 'key', log: createQuietLog() })
  : await openSqliteStore({ file: home });
let n = 0;

async function write(): Promise<never> {
  for (;;) {
    const key = `${prefix}${n++}`;
    await store.outbox.accept(delivery({ key }));
    await say(`kept ${key}`);
    if (n % 2 === 0) continue;
    await store.outbox.done(key, `answer to ${key}`);
    await say(`done ${key}`);
  }
}

/** A reader that is slower than the disk is waited for. */
function say(line: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, () => {
      resolve();
    });
  });
}

await Promise.all([write(), write(), write(), write()]);
