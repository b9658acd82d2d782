/**
 * Going one version back: an older version finds migrations in a store that it does not know. Those only add tables and
 * columns, so it works on with what it knows. One that older versions cannot live with begins a new generation, the
 * first two digits of its name, and is refused by them.
 */
import { sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import type { Schema } from '../schema.js';

/**
 * Adds migrations that a newer version made to those that this one knows, as done. The store is asked now, because while it
 * is migrated its one connection is taken.
 * @param db - the store that they are asked of
 */
export async function withNewerMigrations(
  known: MigrationProvider,
  db: Kysely<Schema>,
): Promise<MigrationProvider> {
  const own = await known.getMigrations();
  const newest = Object.keys(own).toSorted().at(-1) ?? '';
  const isNewer = (name: string): boolean =>
    name > newest && generationOf(name) === generationOf(newest);
  const newer = (await executed(db)).filter(isNewer);
  const all = { ...own, ...Object.fromEntries(newer.map((name) => [name, DONE])) };
  return { getMigrations: () => Promise.resolve(all) };
}

/** Recorded as run already, so that it never is. */
const DONE: Migration = {
  up: () => Promise.reject(new Error('A newer version makes these tables.')),
};

const generationOf = (name: string): string => name.slice(0, 2);

async function executed(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
