/**
 * PostgreSQL comes and goes (a restart, a failover, a cut network); work that can be repeated is, for a while. An
 * outage is logged once when it is noticed and once when it is over, not for every statement.
 */
import { StoreAway } from '../../core/errors.js';
import type { Log } from '../../core/log.js';

/** Runs work again after the connection was lost, until it succeeds or patience ends. */
export type Retry = <T>(work: () => Promise<T>) => Promise<T>;

/** The connection ended after the commit was sent, so nobody knows whether it took place. Never repeated by itself. */
export class CommitUnknown extends StoreAway {
  override readonly name = 'CommitUnknown';
}

/** Pauses between attempts, in milliseconds: short at first, since a restart takes about a second. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Creates a way to repeat work.
 * @param patience - milliseconds after which it gives up with {@link StoreAway}
 * @param retried - called before each further attempt
 */
export function createRetry(
  log: Log,
  patience: number,
  retried: () => void = () => undefined,
): Retry {
  let since: number | null = null;

  function noticeLoss(error: unknown): void {
    if (since !== null) return;
    since = Date.now();
    log.warn({ reason: reasonOf(error) }, 'PostgreSQL cannot be reached; trying again');
  }

  function noticeReturn(): void {
    if (since === null) return;
    log.info({ afterMs: Date.now() - since }, 'PostgreSQL answers again');
    since = null;
  }

  return async (work) => {
    const deadline = Date.now() + patience;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await work();
        noticeReturn();
        return result;
      } catch (error) {
        if (!mayPass(error)) throw error;
        if (isConnectionLoss(error)) noticeLoss(error);
        if (Date.now() + pause > deadline) throw givenUp(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
        retried();
      }
    }
  };
}

/**
 * SQLSTATE classes and codes (PostgreSQL documentation, appendix A): 08 connection exceptions, 57P01 to 57P03 shutting
 * down or starting up, 53300 too many connections, 25006 a former primary that only reads. Besides, the system's
 * codes for sockets.
 */
const LOSS_CODES =
  /^(?:08...|57P0[123]|53300|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
/** Sentences of pg and pg-pool that come without a code. */
const LOSS_WORDS = /connection terminated|not queryable|timeout exceeded when trying|read timeout/i;
/** The database took a transaction back for the sake of others: a deadlock, a conflict. */
const ROLLED_BACK = /^(?:40001|40P01)$/;

/** Whether an error means that the connection is gone or was never there. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof StoreAway) return false;
  return LOSS_CODES.test(codeOf(error)) || LOSS_WORDS.test(reasonOf(error));
}

function givenUp(cause: unknown): StoreAway {
  return new StoreAway(`PostgreSQL can't be reached: ${reasonOf(cause)}`, { cause });
}

function mayPass(error: unknown): boolean {
  return isConnectionLoss(error) || isOutdatedPlan(error) || ROLLED_BACK.test(codeOf(error));
}

/**
 * Whether a connection prepared a statement before a newer replica changed its tables. Another connection prepares it
 * anew. 0A000 is `feature_not_supported`, and stands for other things too; the words are those of plancache.c.
 */
export function isOutdatedPlan(error: unknown): boolean {
  return codeOf(error) === '0A000' && reasonOf(error).includes('cached plan');
}

/** The code of an error of the database or the system; empty where there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** What went wrong, in one line. An error of several attempts (each address of a name) has its words inside. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('errors' in error && Array.isArray(error.errors))
    return error.errors.map(reasonOf).join('; ');
  return 'message' in error ? String(error.message) : Object.prototype.toString.call(error);
}
