/** A process that begins a job, says so, and never ends it: on the PostgreSQL address or in the file of its argument. */
import { createQuietLog } from '../delivery/quiet-log.js';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { TEST_PACE } from './jobs-pace.js';

const [home = ''] = process.argv.slice(2);
const log = createQuietLog();
const store = home.startsWith('postgres:')
  ? await openPostgresStore({ url: home, log, jobPace: TEST_PACE })
  : await openSqliteStore({ file: home, jobPace: TEST_PACE });
const run = () => {
  process.stdout.write('begun\n');
  return new Promise<void>(() => undefined);
};
await store.jobs.start([{ name: 'retention', schedule: '0 0 1 1 *', run }], log);
setInterval(() => undefined, 1_000);
