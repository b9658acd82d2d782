/** Connections to PostgreSQL, as Kysely takes them, that outlive a restart of the database. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Log } from '../../core/log.js';
import {
  CommitUnknown,
  isConnectionLoss,
  isOutdatedPlan,
  reasonOf,
  type Retry,
} from './postgres-retry.js';

/** How to connect. */
export interface PoolOptions {
  /** `postgres://user:password@host/database`. Never logged. */
  readonly url: string;
  /** At most this many connections. */
  readonly size: number;
  readonly log: Log;
  readonly retry: Retry;
  /**
   * Statements take as long as they take: for migrating and for copying a store. A connection that died meanwhile is
   * noticed by the system's keep-alive only. Absent: every statement has seconds.
   */
  readonly unhurried?: boolean;
}

/** A statement that takes longer is a mistake or a database in trouble; housekeeping works in batches that fit. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** A connection that says nothing for so long is dead, whatever the network pretends. */
const ANSWER_TIMEOUT_MS = 15_000;
/** For connecting, and for waiting until a connection is free. */
const CONNECT_TIMEOUT_MS = 5_000;

const HURRY = {
  statement_timeout: STATEMENT_TIMEOUT_MS,
  idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
  query_timeout: ANSWER_TIMEOUT_MS,
};

/** Opens a pool. Connections are made when needed. */
export function openPool({ url, size, log, retry, unhurried = false }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'quaymaster',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(!unhurried && HURRY),
    types,
    // A statement may be sent before the answer to the one before it.
    pipeline: true,
  });
  const noteEnd = (error: Error) => {
    log.debug({ reason: reasonOf(error) }, 'a connection to PostgreSQL ended');
  };
  // The pool listens to idle connections only; one that ends between two statements would end the process.
  pool.on('error', noteEnd).on('connect', (client) => client.on('error', noteEnd));
  return {
    connect: async () => createClient(pool, await retry(() => pool.connect()), retry),
    end: () => pool.end(),
  };
}

/** Type number of `bigint` (pg_type.dat): times and counts here, all far below 2^53, so they become numbers. */
const BIGINT = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => ((type as number) === BIGINT ? Number : parserOf(type, format)),
};
const parserOf = pg.types.getTypeParser as (
  type: number,
  format?: string,
) => (text: string) => unknown;

/**
 * A connection that is exchanged for a new one when it is lost outside of a transaction, and the statement repeated.
 * So every statement outside of a transaction must be one that may run twice; inside, the transaction's caller decides.
 */
function createClient(pool: pg.Pool, first: pg.PoolClient, retry: Retry): PostgresPoolClient {
  let client: pg.PoolClient | null = first;
  let inTransaction = false;
  /** `begin` and the scope wait for the first statement, to save their round trips; `null` once they were sent. */
  let opening: string | null = null;
  /** Whether there is anything for the commit to keep. */
  let wrote = false;

  async function attempt(text: string, values: readonly unknown[], before: string | null = null) {
    client ??= await pool.connect();
    try {
      const opened = before === null ? null : client.query(before);
      const [result] = await Promise.all([client.query(prepared(text, values)), opened]);
      return lastOf(result);
    } catch (error) {
      if (isConnectionLoss(error) || isOutdatedPlan(error)) drop();
      throw error;
    }
  }

  function drop(): void {
    client?.release(true);
    client = null;
  }

  async function inside(text: string, values: readonly unknown[]) {
    if (client === null) throw new Error(LOST_INSIDE);
    if (opening !== null && SCOPE.test(text)) {
      opening = `${opening}; ${text}`;
      return NOTHING;
    }
    if (!READING.test(text)) wrote = true;
    const before = opening;
    opening = null;
    return attempt(text, values, before);
  }

  async function end(text: string) {
    inTransaction = false;
    // With the connection, what was not committed is gone.
    if (opening !== null || (client === null && text === 'rollback')) return NOTHING;
    if (client === null) throw new Error(LOST_INSIDE);
    if (!wrote) {
      // Nothing hangs on the answer. Where the connection is lost, its next user notices.
      client.query(text).catch(() => undefined);
      return NOTHING;
    }
    try {
      return await attempt(text, []);
    } catch (cause) {
      if (!isConnectionLoss(cause)) throw cause;
      if (text === 'rollback') return NOTHING;
      throw new CommitUnknown(`Whether a change was kept is unknown: ${reasonOf(cause)}`, {
        cause,
      });
    }
  }

  async function run(text: string, values: readonly unknown[]) {
    switch (text) {
      case 'begin':
        inTransaction = true;
        opening = text;
        wrote = false;
        return NOTHING;
      case 'commit':
      case 'rollback':
        return end(text);
      default:
        return inTransaction ? inside(text, values) : retry(() => attempt(text, values));
    }
  }

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(statement: string | object, values: readonly unknown[] = []): unknown {
    // Kysely's type wants the second form. A cursor's pages would hold up what is sent behind it without waiting.
    if (typeof statement !== 'string')
      throw new Error('Rows cannot be streamed here: read them in batches, by their key');
    return run(statement, values);
  }

  return { query, release: () => client?.release() };
}

/** Several statements in one text have a result each; Kysely knows the last only. */
function lastOf(result: pg.QueryResult | readonly pg.QueryResult[]): pg.QueryResult {
  const last = 'rows' in result ? result : result.at(-1);
  if (last === undefined) throw new Error('PostgreSQL gave no result');
  return last;
}

/**
 * A list of values makes a text for each of its lengths; without such, there are as many texts as the code has statements.
 * A list in arrays has one text, but a plan that was made for a small table would be kept when the table has grown.
 */
const HAS_LIST = /\bin \(\$|\), \(\$|\bunnest\(/;
/** Several times what there are; keeps a mistake from growing without end. */
const MOST_PREPARED = 500;
const names = new Map<string, string>();

/** The statement, under a name where it has one. Without parameters it may be several. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  if (values.length === 0) return { text };
  const name = nameOf(text);
  return { text, values: values.map(storable), ...(name !== undefined && { name }) };
}

/** The name by which each connection parses a statement once and keeps it; none where it is not worth keeping. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED || HAS_LIST.test(text)) return known;
  const name = `q${names.size}`;
  names.set(text, name);
  return name;
}

const LOST_INSIDE = 'Connection terminated in a transaction';
/** What `postgres-scope.ts` says at a transaction's beginning: nobody waits for its result. */
const SCOPE = /^(?:set local |select set_config\()/;
const READING = /^select\b/i;
const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } as const;

/** PostgreSQL's text holds every character but NUL, which becomes the sign for what can't be shown. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  return typeof value === 'string' ? withoutNul(value) : value;
}

/** Puts U+FFFD in the place of NUL. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}
