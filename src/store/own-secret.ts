/** The secret from which the store derives its keys when SECRET_KEY is not set. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

const NAME = 'people';

/**
 * The store's secret: SECRET_KEY where there is one; else a random text, made once and kept in the database. The latter
 * protects exports and logs, not a stolen database: for that, SECRET_KEY has to be kept elsewhere.
 */
export async function storeSecret(
  db: Kysely<Schema>,
  secretKey: string | undefined,
): Promise<string> {
  if (secretKey) return secretKey;
  await db
    .insertInto('own_secrets')
    .values({ name: NAME, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('own_secrets')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow();
  return row.value;
}
