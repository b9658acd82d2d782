/** Migration: the machines that teams have named. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.js';

/** Creates the table. */
export async function createHostProfiles(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('host_profiles')
    .addColumn('adapter', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('host_profiles_key', ['adapter', 'workspace', 'name'])
    .execute();
}
