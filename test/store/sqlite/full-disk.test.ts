import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { StoreAway } from '../../../src/core/errors.js';
import { openSqliteHome } from '../../../src/store/sqlite/sqlite-store.js';

test('a full disk is an outage by its own words, and over when there is room', async () => {
  const home = await openSqliteHome(':memory:');
  const { db } = home;
  const fill = () =>
    home.everywhere((rows) =>
      rows
        .insertInto('own_secrets')
        .values({ name: 'large', value: 'x'.repeat(1_000_000) })
        .execute(),
    );
  // As many pages as there are: what SQLite does then is what it does on a full disk.
  await sql`pragma max_page_count = 1`.execute(db);
  const failed = await fill().catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(StoreAway);
  expect(String(failed)).toMatch(/full/);
  await sql`pragma max_page_count = 1000000`.execute(db);
  await fill();
  expect(await db.selectFrom('own_secrets').select('name').execute()).toEqual([{ name: 'large' }]);
  await home.close();
});
