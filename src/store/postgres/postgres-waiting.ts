/** What whoever starts the bot is told while the database has not answered yet: a silent start looks like a hung one. */
import type { Log } from '../../core/log.js';

/** PostgreSQL's own default, where an address names no port. */
const DEFAULT_PORT = '5432';
/** The first line comes before anybody wonders; a database that is there answers sooner. */
const FIRST_MS = 500;
const EVERY_MS = 5_000;

/** `host:port` of a database's address: all of it that may be shown. */
export function hostAndPort(url: string): string {
  if (!URL.canParse(url)) return 'the address of DATABASE_URL';
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? (hostname === '' ? 'localhost' : hostname);
  return `${host}:${port === '' ? (searchParams.get('port') ?? DEFAULT_PORT) : port}`;
}

/**
 * Says in the log, every few seconds, that the database is waited for.
 * @param work - under way; its result or error is handed on
 */
export async function sayingWhoIsAwaited<T>(work: Promise<T>, url: string, log: Log): Promise<T> {
  const since = Date.now();
  const database = hostAndPort(url);
  const say = (): void => {
    log.warn({ afterMs: Date.now() - since }, `waiting for the database at ${database}`);
    timer = setTimeout(say, EVERY_MS);
  };
  let timer = setTimeout(say, FIRST_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
