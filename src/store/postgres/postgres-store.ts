/** The home that several processes and machines share: PostgreSQL, version 13 or newer. */
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { StoreAway, UserError } from '../../core/errors.js';
import type { Log } from '../../core/log.js';
import type { Store } from '../../core/records/store.js';
import { batching } from '../sql/batching.js';
import type { JobPace } from '../job-pace.js';
import { storeSecret } from '../own-secret.js';
import type { OpenHome } from '../sql/copy-store.js';
import { createPostgresChanges } from './postgres-changes.js';
import { createPostgresJobs } from './postgres-jobs.js';
import { expectMigrated, migrateAsOwner } from './postgres-migrate.js';
import { openPool } from './postgres-pool.js';
import { codeOf, createRetry, reasonOf, type Retry } from './postgres-retry.js';
import { hostAndPort, sayingWhoIsAwaited } from './postgres-waiting.js';
import { createEverywhere, createUnhurriedEverywhere, createWithin } from './postgres-scope.js';
import { columnByColumn } from '../sql/rows-form.js';
import type { Schema } from '../schema.js';
import { createSeal } from '../seal.js';
import { createSqlStore } from '../sql/sql-store.js';

/** How to open the store. */
export interface PostgresStoreOptions {
  /** Address of the role that the bot works under: it neither owns the tables nor passes by their policies. */
  readonly url: string;
  /** Address of the role that owns the tables; without it they must be up to date already. */
  readonly ownerUrl?: string | undefined;
  /** At most this many connections. */
  readonly poolSize?: number;
  /** SECRET_KEY; without it workspaces can't be installed by OAuth, all else works. */
  readonly secretKey?: string | undefined;
  readonly log: Log;
  /** The clock, in milliseconds since 1970. Replicas' clocks should agree within a second or two (NTP does). */
  readonly now?: () => number;
  /** How long statements wait for a database that is away, in milliseconds. */
  readonly patience?: number;
  /** Called whenever a statement is tried again. */
  readonly retried?: () => void;
  /** How patient to be with jobs. */
  readonly jobPace?: JobPace;
}

const POOL_SIZE = 10;
/** Longer than a restart or a failover takes as a rule. */
const PATIENCE_MS = 30_000;

/**
 * Opens the store, bringing its tables up to date first where the owner's address is known.
 * @throws UserError when it can't be reached or entered, when the tables are not up to date, or when the role is one
 *   that would see through the border between workspaces
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, log } = options;
  const { db, retry } = await openTables(options, { unhurried: false });
  const changes = createPostgresChanges({ url, db, log, retry });
  return createSqlStore({
    db,
    // A name that was never used before: what a killed process held is left to the end of its lease.
    replica: randomUUID(),
    changes,
    jobs: createPostgresJobs(db, options.jobPace),
    close: async () => {
      await changes.close();
      await db.destroy();
    },
    within: createWithin(db, retry),
    everywhere: createEverywhere(db, retry),
    seal: createSeal(options.secretKey),
    secret: await storeSecret(db, options.secretKey),
    now: options.now ?? Date.now,
    rowsForm: columnByColumn,
    join: batching,
    skipTaken: sql`for update of d skip locked`,
  });
}

/** Opens the tables themselves, for copying them; otherwise as {@link openPostgresStore}. */
export async function openPostgresHome(options: PostgresStoreOptions): Promise<OpenHome> {
  const { db, retry } = await openTables(options, { unhurried: true });
  return { db, everywhere: createUnhurriedEverywhere(db, retry), close: () => db.destroy() };
}

async function openTables(
  options: PostgresStoreOptions,
  { unhurried }: { readonly unhurried: boolean },
): Promise<{ readonly db: Kysely<Schema>; readonly retry: Retry }> {
  const { url, ownerUrl, log, poolSize = POOL_SIZE, patience = PATIENCE_MS } = options;
  const retry = createRetry(log, patience, options.retried);
  const pool = openPool({ url, size: poolSize, log, retry, unhurried });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    const role = await sayingWhoIsAwaited(currentRole(db), url, log);
    if (ownerUrl !== undefined) await migrateAsOwner(ownerUrl, role.name, { log, retry });
    await expectMigrated(db);
    refuseUnbound(await currentRole(db));
  } catch (error) {
    await db.destroy();
    throw cannotOpen(error, url);
  }
  return { db, retry };
}

interface Role {
  readonly name: string;
  /** Why row-level security would not hold for it; `null` when it does. */
  readonly unbound: string | null;
}

async function currentRole(db: Kysely<Schema>): Promise<Role> {
  const { rows } = await sql<Role>`
    select rolname as name,
           case
             when rolsuper then 'is a superuser'
             when rolbypassrls then 'has BYPASSRLS'
             when exists (
               select from pg_class
               where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                 and pg_has_role(current_user, relowner, 'member')
             ) then 'owns the tables'
           end as unbound
    from pg_roles where rolname = current_user`.execute(db);
  const role = rows[0];
  if (!role) throw new Error('the database does not know the role that it let in');
  return role;
}

function refuseUnbound({ name, unbound }: Role): void {
  if (unbound === null) return;
  throw new UserError(
    'bad-input',
    `The role ${name} of DATABASE_URL ${unbound}, so the database would not keep workspaces apart. Let DATABASE_URL ` +
      'name a role without such rights and DATABASE_OWNER_URL the one that owns the tables; docs/scale.md shows how.',
  );
}

/** PostgreSQL's class of errors about who wants in: wrong password, no such role. Class 3D: no such database. */
const TURNED_AWAY = /^(?:28|3D)/;

/** The system's name for a host that nobody knows. */
const NO_SUCH_HOST = 'ENOTFOUND';

/** pg's errors name addresses and roles, never passwords. */
function cannotOpen(cause: unknown, url: string): unknown {
  if (cause instanceof UserError) return cause;
  const why = reasonOf(cause);
  if (cause instanceof StoreAway || codeOf(cause) === NO_SUCH_HOST)
    return new UserError(
      'unreachable',
      `The database at ${hostAndPort(url)} does not answer. ${why}. Check host and port of DATABASE_URL, and that it is running.`,
      { cause },
    );
  if (!TURNED_AWAY.test(codeOf(cause))) return cause;
  return new UserError(
    'refused',
    `PostgreSQL turned DATABASE_URL or DATABASE_OWNER_URL away: ${why}. Check role, password and database.`,
    { cause },
  );
}
