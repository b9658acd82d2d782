/**
 * Slack's Web API for posting. The SDK's own retries are off here: a post that is repeated blindly may stand there
 * twice, so every failure goes to the delivery queue, which knows what was posted.
 */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type Logger,
} from '@slack/web-api';
import { UserError } from '../../../core/errors.js';
import type { Hindrance } from '../../../core/records/incoming.js';
import { remember } from '../../../core/remember.js';
import type { PostOutcome } from '../../../delivery/poster.js';
import { webFetch } from './web-fetch.js';

/** How to reach the Web API. */
export interface WebApiOptions {
  /** Base address with a final slash; absent: Slack's own. */
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
}

/** A call that takes longer is given up, and repeated later. In milliseconds. */
export const CALL_TIMEOUT_MS = 10_000;
/** Clients kept, the least recently used going first: each has a queue of its own. */
const MOST_CLIENTS = 500;

/** Gives out one client a token. */
export function createWebClients(options: WebApiOptions): (token: string) => WebClient {
  const clients = new Map<string, WebClient>();
  return (token) => {
    const client = clients.get(token) ?? createWebClient(token, options);
    remember(clients, token, client, MOST_CLIENTS);
    return client;
  };
}

/** A client whose calls end within the time limit and are never repeated by itself. */
export function createWebClient(token: string, { apiUrl, logger }: WebApiOptions): WebClient {
  return new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    logger,
    fetch: webFetch,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** Errors of Slack's own making that pass; it may have done what was asked before it failed. */
const PASSING = new Set(['internal_error', 'fatal_error', 'request_timeout']);
/** Errors that pass and say that nothing was done. Those of the token end when the operator mends it. */
const LATER = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'service_unavailable',
  'team_added_to_org',
  'accesslimited',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
  'account_inactive',
]);
/** What keeps a post out that somebody in the workspace can do something about (Slack's docs, "chat.postMessage", errors). */
const HINDRANCES: ReadonlyMap<string, Hindrance> = new Map([
  ['not_in_channel', 'absent'],
  ['channel_not_found', 'absent'],
  ['user_not_in_channel', 'absent'],
  ['no_permission', 'unentitled'],
  ['restricted_action', 'unentitled'],
  ['restricted_action_read_only_channel', 'unentitled'],
  ['restricted_action_thread_only_channel', 'unentitled'],
  ['is_archived', 'closed'],
  ['restricted_action_thread_locked', 'closed'],
  ['thread_locked', 'closed'],
]);
/** Network errors before anything was sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Slack's own word for what went wrong (`channel_not_found`), or `null` when it was no answer of Slack's. */
export function slackError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** The bot is no member, can't see the channel, or may not write there: another way may still lead to the asker. */
export function isWayBarred(error: unknown): boolean {
  return HINDRANCES.has(slackError(error) ?? '');
}

/** What a failed call means for the post that it was to make. */
export function toOutcome(error: unknown): PostOutcome {
  if (error instanceof UserError) return { kind: 'refused', reason: error.message };
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', after: error.retryAfter * 1000, maybePosted: false };
  }
  const word = slackError(error);
  if (word !== null) {
    if (LATER.has(word)) return { kind: 'later', after: 0, maybePosted: false };
    if (PASSING.has(word)) return { kind: 'later', after: 0, maybePosted: true };
    const hindrance = HINDRANCES.get(word);
    return { kind: 'refused', reason: word, ...(hindrance && { hindrance }) };
  }
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) {
    return { kind: 'refused', reason: `HTTP ${error.statusCode}` };
  }
  return { kind: 'later', after: 0, maybePosted: !wasUnsent(error) };
}

/** Follows the causes down to the system's error code. */
function wasUnsent(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, original, cause } = error as Record<string, unknown>;
  return (typeof code === 'string' && UNSENT.has(code)) || wasUnsent(original ?? cause);
}
