/** A process that accepts deliveries without end into the file named by its argument, and prints each key once it is kept. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../src/store/sqlite-store.js';
import { delivery } from './delivery-sample.js';

const store = await openSqliteStore({ file: process.argv[2] ?? '' });
for (let n = 0; ; n++) {
  await store.outbox.accept(delivery({ key: `k${n}` }));
  writeSync(1, `k${n}\n`);
}
