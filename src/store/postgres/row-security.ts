/**
 * The border between workspaces, held by PostgreSQL: every table belongs to workspaces unless it is named here as the
 * system's own, and the rows of such a table show only to a transaction that names their workspace.
 */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.js';
import { SETTING } from './postgres-scope.js';

/**
 * Tables of the system. Deliveries are claimed before anybody knows more than a key, and taken over all workspaces at
 * once, oldest first; installations are read to find out whether a request's workspace is one at all. Both are reached
 * by their own small port only, never by a statement on behalf of a person. `workspaces` holds their names and nothing
 * else, for lists of them; `own_secrets` the store's own key. The rest is the migrator's.
 */
export const SYSTEM_TABLES: readonly string[] = [
  'deliveries',
  'installations',
  'workspaces',
  'own_secrets',
  'kysely_migration',
  'kysely_migration_lock',
];

const POLICY = 'one_workspace';

/**
 * Brings policies and rights up to date: forced row-level security on every table that belongs to workspaces, and for
 * the bot's role the right to read and write rows and nothing else. Run as the owner of the tables, in its lock.
 * @param role - the role that the bot works under
 * @throws when a table neither is the system's nor has the columns `adapter` and `workspace`
 */
export async function secureTables(db: Kysely<Schema>, role: string): Promise<void> {
  const { rows } = await sql<{ name: string; secured: boolean }>`
    select c.relname as name,
           c.relrowsecurity and c.relforcerowsecurity and exists (
             select from pg_policy p where p.polrelid = c.oid and p.polname = ${POLICY}
           ) as secured
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(db);
  for (const { name, secured } of rows)
    if (!secured && !SYSTEM_TABLES.includes(name)) await secure(db, name);
  await grantRows(db, role);
}

async function secure(db: Kysely<Schema>, table: string): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security, force row level security`.execute(db);
  await sql`drop policy if exists ${sql.ref(POLICY)} on ${name}`.execute(db);
  // Without `with check` the same condition holds for rows that are written.
  await sql`
    create policy ${sql.ref(POLICY)} on ${name} using (
      (adapter = current_setting(${sql.lit(SETTING.adapter)}, true)
        and workspace = current_setting(${sql.lit(SETTING.workspace)}, true))
      or current_setting(${sql.lit(SETTING.scope)}, true) = 'all'
    )`.execute(db);
}

async function grantRows(db: Kysely<Schema>, role: string): Promise<void> {
  const name = sql.ref(role);
  await sql`grant select, insert, update, delete on all tables in schema public to ${name}`.execute(
    db,
  );
  await sql`grant usage, select, update on all sequences in schema public to ${name}`.execute(db);
  await sql`revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${name}`.execute(
    db,
  );
}
