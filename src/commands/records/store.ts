/** `quaymaster store move|backup|restore`: copies what is kept from one home to another. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../core/errors.js';
import type { Log } from '../../core/log.js';
import { createLog } from '../../app/log.js';
import { openHome } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { copyStore, type OpenHome } from '../../store/sql/copy-store.js';
import { openSqliteHome } from '../../store/sqlite/sqlite-store.js';
import { counted, print, remark } from '../output.js';

/** Options of `store move`, as given. */
export interface StoreMoveFlags {
  /** A file, or the PostgreSQL address of the bot's role. */
  readonly to: string;
  /** The address of the role that owns the tables in PostgreSQL. */
  readonly owner?: string;
}

const isAddress = (text: string) => /^postgres(?:ql)?:\/\//.test(text);

/**
 * Copies the configured home to an empty one.
 * @throws UserError when either can't be opened or the target holds anything
 */
export async function storeMoveCommand({ to, owner }: StoreMoveFlags): Promise<void> {
  await copy(
    (log) => openHome(readProcessConfig(), log),
    async (log) => {
      if (!isAddress(to)) return openSqliteHome(resolve(to));
      const { openPostgresHome } = await import('../../store/postgres/postgres-store.js');
      return openPostgresHome({ url: to, ownerUrl: owner, log });
    },
    [to, owner ?? ''],
  );
}

/**
 * Copies the configured home to a new file.
 * @throws UserError when there is such a file already, or no folder for it
 */
export async function storeBackupCommand(file: string): Promise<void> {
  if (existsSync(file))
    throw new UserError('bad-input', `${file} is there already. Name a new file for the backup.`);
  const folder = dirname(resolve(file));
  if (!existsSync(folder))
    throw new UserError(
      'bad-input',
      `There is no folder ${folder}. Make it first, or name another.`,
    );
  await copy(
    (log) => openHome(readProcessConfig(), log),
    () => openSqliteHome(resolve(file)),
  );
}

/**
 * Copies a backup to the configured home.
 * @throws UserError when there is no such file, or the home holds anything
 */
export async function storeRestoreCommand(file: string): Promise<void> {
  if (!existsSync(file)) throw new UserError('bad-input', `There is no file ${file}.`);
  await copy(
    () => openSqliteHome(resolve(file)),
    (log) => openHome(readProcessConfig(), log),
  );
}

type Open = (log: Log) => Promise<OpenHome>;

async function copy(openSource: Open, openTarget: Open, secrets: readonly string[] = []) {
  const log = createLog('warn', [...readProcessConfig().secrets, ...secrets]);
  const source = await openSource(log);
  try {
    const target = await openTarget(log);
    try {
      const rows = await copyStore(source, target, (table, copied, total) => {
        if (copied === total || copied % 10_000 === 0)
          remark(`${table}: ${copied} of ${counted(total, 'row')}`);
      });
      await print(`${counted(rows, 'row')} copied and counted on both sides.\n`);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
