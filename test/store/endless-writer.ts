/** A process that accepts deliveries without end into the file named by its argument, and prints each key once it is kept. */
import { openSqliteStore } from '../../src/store/sqlite-store.js';
import { delivery } from './delivery-sample.js';

const store = await openSqliteStore({ file: process.argv[2] ?? '' });
for (let n = 0; ; n++) {
  await store.outbox.accept(delivery({ key: `k${n}` }));
  // A reader that is slower than the disk is waited for.
  await new Promise((resolve) => process.stdout.write(`k${n}\n`, resolve));
}
