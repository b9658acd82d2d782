/**
 * Changes among the replicas on one PostgreSQL, by its LISTEN and NOTIFY. A notification is not kept for who is away,
 * so whoever was, is told that there may have been some.
 */
import { isAdapterName } from '../../core/adapters.js';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { Change, Changes, Hear } from '../../core/records/changes.js';
import type { Log } from '../../core/log.js';
import { reasonOf, type Retry } from './postgres-retry.js';
import type { Schema } from '../schema.js';

/** Changes with an end. */
export interface PostgresChanges extends Changes {
  close(): Promise<void>;
}

/** What the port works with. */
export interface PostgresChangesOptions {
  readonly url: string;
  readonly db: Kysely<Schema>;
  readonly log: Log;
  /** For the first connection, whose failure is thrown. */
  readonly retry: Retry;
}

const CHANNEL = 'quaymaster_changes';
/** How often the listening connection is tried: a network that swallows packets gives no other sign. */
const CHECK_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;
const PAUSE_MS = 250;

/** Creates the port. One connection is opened with the first listener. */
export function createPostgresChanges(options: PostgresChangesOptions): PostgresChanges {
  const { url, db, log, retry } = options;
  const listeners = new Set<Hear>();
  let opening: Promise<void> | null = null;
  let client: pg.Client | null = null;
  let closed = false;

  const tell: Hear = (change) => {
    for (const hear of listeners) hear(change);
  };

  /** Connects and listens. When the connection ends, another takes its place, until the port is closed. */
  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'quaymaster changes',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
    });
    next.on('notification', ({ payload }) => {
      const change = readChange(payload ?? '');
      if (change !== null) tell(change);
    });
    next.on('error', (error) => {
      log.debug({ reason: reasonOf(error) }, 'the connection that hears of changes ended');
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    const checking = setInterval(() => {
      next.query('select 1').catch((error: unknown) => {
        log.warn({ reason: reasonOf(error) }, 'the connection that hears of changes is dead');
        void next.end();
      });
    }, CHECK_MS).unref();
    next.once('end', () => {
      clearInterval(checking);
      if (!closed) void reconnect();
    });
    client = next;
  }

  async function reconnect(): Promise<void> {
    log.warn({}, 'changes are not heard for the moment; connecting again');
    while (!closed) {
      try {
        await connect();
        log.info({}, 'changes are heard again; reading anew what is held');
        tell('missed');
        return;
      } catch (error) {
        log.debug({ reason: reasonOf(error) }, 'changes cannot be heard yet');
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  return {
    async announce({ kind, adapter, workspace }) {
      const payload = JSON.stringify([kind, adapter, workspace]);
      await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db);
    },
    async listen(hear) {
      opening ??= retry(connect);
      await opening;
      listeners.add(hear);
    },
    async close() {
      closed = true;
      await client?.end();
    },
  };
}

/** Anybody who may connect to the database may notify, so what does not read as a change is not one. */
function readChange(payload: string): Change | null {
  const [kind, adapter, workspace] = parseList(payload);
  if (kind !== 'notes' && kind !== 'settings' && kind !== 'outbox') return null;
  if (!isAdapterName(adapter) || typeof workspace !== 'string') return null;
  return { kind, adapter, workspace };
}

function parseList(json: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
