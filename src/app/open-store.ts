/** Opens what the bot keeps: the store for using it, its tables for copying them. */
import { join } from 'node:path';
import type { Log } from '../core/log.js';
import type { Store } from '../core/records/store.js';
import { NOT_MEASURED, type Measuring } from '../metrics/measuring.js';
import type { OpenHome } from '../store/sql/copy-store.js';
import { openSqliteHome, openSqliteStore } from '../store/sqlite/sqlite-store.js';
import type { Config } from './config/config.js';
import { prepareDataDir } from './data-folder.js';

/** How to open a store. */
export interface OpenStoreOptions {
  readonly measuring?: Measuring | undefined;
  /** How long to wait for a database that is away, in milliseconds; absent: long enough for its restart. */
  readonly patience?: number;
}

/**
 * Opens the store that the configuration names.
 * @throws UserError when it can't be opened
 */
export async function openStore(
  config: Config,
  log: Log,
  { measuring = NOT_MEASURED, ...patience }: OpenStoreOptions = {},
): Promise<Store> {
  const { dataDir, database, secretKey } = config;
  if (database === undefined) {
    prepareDataDir(config);
    return measuring.store(
      await openSqliteStore({ file: join(dataDir, 'quaymaster.sqlite'), secretKey }),
    );
  }
  const { openPostgresStore } = await import('../store/postgres/postgres-store.js');
  const { retried } = measuring;
  return measuring.store(
    await openPostgresStore({ ...database, ...patience, secretKey, log, retried }),
  );
}

/**
 * Opens the tables of the store that the configuration names, for copying them.
 * @throws UserError when they can't be opened
 */
export async function openHome(config: Config, log: Log): Promise<OpenHome> {
  const { dataDir, database } = config;
  if (database === undefined) {
    prepareDataDir(config);
    return openSqliteHome(join(dataDir, 'quaymaster.sqlite'));
  }
  const { openPostgresHome } = await import('../store/postgres/postgres-store.js');
  return openPostgresHome({ ...database, log });
}
