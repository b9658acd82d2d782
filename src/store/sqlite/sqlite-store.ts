/** The embedded home: one SQLite file through libSQL. */
import { Kysely, Migrator, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { statSync } from 'node:fs';
import Database from 'libsql';
import { StoreAway, UserError } from '../../core/errors.js';
import type { Store } from '../../core/records/store.js';
import { oneByOne } from '../sql/batching.js';
import type { OpenHome } from '../sql/copy-store.js';
import type { JobPace } from '../job-pace.js';
import { createLocalChanges } from './local-changes.js';
import { createLocalJobs } from './local-jobs.js';
import { preparePrivateFile } from '../private-file.js';
import { createMigrations } from '../migrations/migrations.js';
import { withNewerMigrations } from '../migrations/newer-migrations.js';
import { storeSecret } from '../own-secret.js';
import { rowByRow } from '../sql/rows-form.js';
import type { Schema } from '../schema.js';
import { createSeal } from '../seal.js';
import { createSqlStore } from '../sql/sql-store.js';

/** How to open the embedded store. */
export interface SqliteStoreOptions {
  /** The database file; its folder is made if missing. `:memory:` keeps nothing. */
  readonly file: string;
  /** SECRET_KEY; without it workspaces can't be installed by OAuth, all else works. */
  readonly secretKey?: string | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** How patient to be with jobs. */
  readonly jobPace?: JobPace;
}

/**
 * Opens the embedded store, bringing its tables up to date first.
 * @throws UserError when the file can't be opened or was written by a newer version
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const home = await openSqliteHome(options.file);
  return createSqlStore({
    ...home,
    replica: 'local',
    changes: createLocalChanges(),
    jobs: createLocalJobs(options.jobPace),
    within: (_workspace, work) => home.everywhere(work),
    seal: createSeal(options.secretKey),
    secret: await storeSecret(home.db, options.secretKey),
    now: options.now ?? Date.now,
    rowsForm: rowByRow,
    join: oneByOne,
  });
}

/** Opens the tables themselves, for copying them; otherwise as {@link openSqliteStore}. */
export async function openSqliteHome(file: string): Promise<OpenHome> {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: withPreparedOnce(openFile(file), stillThere(file)) }),
  });
  const migrator = new Migrator({
    db,
    provider: await withNewerMigrations(
      createMigrations({ countingKey: 'integer primary key autoincrement' }),
      db,
    ),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw cannotOpen(file, error);
  }
  return {
    db,
    everywhere: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
}

/**
 * Opens an empty store that forgets all when it is closed: for the terminal chat and for tests.
 * @param now - the clock, in milliseconds since 1970
 */
export function openMemoryStore(now: () => number = Date.now): Promise<Store> {
  return openSqliteStore({ file: ':memory:', secretKey: 'kept in memory only', now });
}

/**
 * A write-ahead log with `synchronous = NORMAL`: an acknowledged write survives a killed process (the operating
 * system has it), the file never breaks, and a power cut can take back the last moments. `FULL` would keep those too,
 * at a disk flush for each write: on a busy disk a hundred times slower (5 ms against 0.05 ms measured), and the
 * process can do nothing else meanwhile. `busy_timeout` lets a second process (a doctor, a backup) wait its turn.
 */
function openFile(file: string): Database.Database {
  try {
    if (file !== ':memory:') preparePrivateFile(file);
    const database = new Database(file);
    // First, because the next already has to wait where another process reads what a killed one left in the log.
    database.pragma('busy_timeout = 5000');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    return database;
  } catch (cause) {
    throw cannotOpen(file, cause);
  }
}

/** A process that writes takes milliseconds; one that holds the file for longer must not hold up all answers. */
const BUSY_MS = 250;

/** Lists of values make a text for each of their lengths, so at so many all are forgotten; those in use are soon back. */
const MOST_STATEMENTS = 200;

/** Kysely prepares a statement for each query; here each is prepared once. They run one at a time, so they can be shared. */
function withPreparedOnce(database: Database.Database, expectThere: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  const write = createWriting(database);
  return {
    close: () => {
      // libSQL keeps what it has of a closed database, a megabyte, for as long as there are statements of it.
      prepared.clear();
      database.close();
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      const statement = noticingOutages(database, sql, (work) => {
        expectThere();
        return write(work);
      });
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/**
 * Codes (sqlite.org/rescode.html) of a disk that is full, gone, failing or read-only, or a file that another program
 * holds: nothing that a question did, and it may pass.
 */
const AWAY = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOTADB|CORRUPT)/;

const READING = /^\s*(?:select|pragma)\b/i;
/** Kysely's own texts. */
const CONTROL: ReadonlySet<string> = new Set(['begin', 'commit', 'rollback']);

/** Runs what writes, once the file may be written to. */
type Writing = <T>(work: () => T) => T;

/** Does nothing where free pages are kept (`auto_vacuum = none`), but waits until it may write, as all that writes does. */
const LOCK = 'pragma incremental_vacuum(1)';

/**
 * libSQL leaves a prepared statement that found the file held half done, and as long as it is, no transaction can be
 * committed, even when the file is free again ("SQL statements in progress"). What `exec` runs it ends in any case, so
 * the right to write is got by that.
 */
function createWriting(database: Database.Database): Writing {
  return (work) => {
    if (!database.inTransaction) return inOwnTransaction(database, work);
    database.exec(LOCK);
    return work();
  };
}

function inOwnTransaction<T>(database: Database.Database, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // SQLite ends a transaction by itself when the disk is full.
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

function noticingOutages(
  database: Database.Database,
  sql: string,
  write: Writing,
): SqliteStatement {
  const statement = away(() => database.prepare(sql) as unknown as SqliteStatement);
  const asItIs: Writing = (work) => work();
  const begin = READING.test(sql) || CONTROL.has(sql) ? asItIs : write;
  return {
    reader: statement.reader,
    all: (parameters) => away(() => begin(() => statement.all(parameters))),
    run(parameters) {
      // SQLite ends a transaction by itself when the disk is full; the error that led here is the one to be told.
      if (sql === 'rollback' && !database.inTransaction) return { changes: 0, lastInsertRowid: 0 };
      return away(() => begin(() => statement.run(parameters)));
    },
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/**
 * SQLite goes on in a file that was removed or replaced, and all of that would be gone with the process.
 * @returns what throws {@link StoreAway} where the file is not the one that was opened
 */
function stillThere(file: string): () => void {
  if (file === ':memory:') return () => undefined;
  const opened = idOf(file);
  return () => {
    if (idOf(file) === opened) return;
    throw new StoreAway(
      `${file} was removed or replaced: put it back, or start the bot anew (DATA_DIR)`,
    );
  };
}

function idOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

/** @throws StoreAway in the place of an error of the disk */
function away<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && AWAY.test(String(cause.code)))) throw cause;
    throw new StoreAway(`${cause.message} (DATA_DIR)`, { cause });
  }
}

function cannotOpen(file: string, cause: unknown): UserError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new UserError(
    'bad-input',
    `The store ${file} can't be opened: ${why}. Check that it is a file of this bot's, in a folder ` +
      '(DATA_DIR) that this user may write to, and that it was not written by a newer version.',
    { cause },
  );
}
