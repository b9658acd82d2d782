/** A process that opens the store on PostgreSQL under the roles named by its arguments (bot's address, owner's), and says so. */
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { createQuietLog } from '../delivery/quiet-log.js';

const [url = '', ownerUrl] = process.argv.slice(2);
const store = await openPostgresStore({ url, ownerUrl, log: createQuietLog() });
process.stdout.write('open\n');
await store.close();
