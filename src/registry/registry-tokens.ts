/**
 * Tokens for registries: asked for where the registry says, kept while they live. The place is checked before
 * anything is sent there, and credentials go to a registry's own token service only.
 */
import type { ImageReference } from '../canirun/image/image.js';
import { readJson } from '../core/text/bounded-json.js';
import { remember } from '../core/remember.js';
import { parseChallenge, type Challenge } from './bearer-challenge.js';
import { ExchangeError, type ExchangeResponse, type HttpExchange } from './http-exchange.js';
import type { RegistryCredential, RegistryCredentials } from './registry-credentials.js';
import type { RegistryEndpoint, RegistryPolicy } from './registry-policy.js';

/** The repository that a token is for. */
export interface TokenSubject {
  readonly endpoint: RegistryEndpoint;
  readonly reference: Pick<ImageReference, 'registry' | 'repository'>;
}

/** Gives `Authorization` headers. */
export interface RegistryTokens {
  /** The header for a repository, if it can be known before the registry asks for it. */
  prepare(subject: TokenSubject, signal: AbortSignal): Promise<string | undefined>;
  /** The header that answers a 401; `undefined` when there is no answer. */
  answer(
    subject: TokenSubject,
    unauthorized: ExchangeResponse,
    signal: AbortSignal,
  ): Promise<string | undefined>;
}

/** What the tokens are made of. */
export interface TokenParts {
  readonly exchange: HttpExchange;
  readonly policy: RegistryPolicy;
  readonly credentials: RegistryCredentials;
  readonly now: () => number;
}

interface Token {
  readonly header: string;
  readonly expires: number;
}

type BearerChallenge = Extract<Challenge, { scheme: 'bearer' }>;

/** Most bytes of a token service's answer, and most characters of a token: some hold long lists of claims. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_TOKEN_LENGTH = 16 * 1024;

/** A token without a lifetime lives for a minute (distribution `token.md`, `expires_in`). */
const DEFAULT_LIFETIME = 60;

/** Milliseconds before its end at which a token is not used any more. */
const MARGIN = 5000;

/** Tokens kept at once; the oldest are forgotten. */
const MAX_TOKENS = 500;

/** Makes the keeper of tokens. */
export function createRegistryTokens(parts: TokenParts): RegistryTokens {
  const tokens = new Map<string, Token>();
  const challenges = new Map<string, BearerChallenge>();

  const fetchToken = async (
    subject: TokenSubject,
    challenge: BearerChallenge,
    signal: AbortSignal,
  ): Promise<string> => {
    const token = await requestToken(parts, subject, challenge, signal);
    remember(tokens, keyOf(subject), token, MAX_TOKENS);
    return token.header;
  };

  return {
    async prepare(subject, signal) {
      const token = tokens.get(keyOf(subject));
      if (token !== undefined && token.expires > parts.now()) return token.header;
      const known = challenges.get(subject.endpoint.origin);
      return known && fetchToken(subject, { ...known, scope: scopeOf(subject) }, signal);
    },
    async answer(subject, unauthorized, signal) {
      tokens.delete(keyOf(subject));
      const challenge = parseChallenge(unauthorized.header('www-authenticate') ?? '');
      if (challenge === null) return undefined;
      if (challenge.scheme === 'basic') return basicHeader(credentialFor(parts, subject));
      // The next repository's token can be asked for at once where the scope is the usual one.
      if (challenge.scope === undefined || challenge.scope === scopeOf(subject)) {
        challenges.set(subject.endpoint.origin, challenge);
      }
      return fetchToken(subject, challenge, signal);
    },
  };
}

async function requestToken(
  parts: TokenParts,
  subject: TokenSubject,
  challenge: BearerChallenge,
  signal: AbortSignal,
): Promise<Token> {
  const url = realmOf(parts.policy, subject.endpoint, challenge.realm);
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
  url.searchParams.set('scope', challenge.scope ?? scopeOf(subject));
  const authorization = isOwnRealm(subject, url)
    ? basicHeader(credentialFor(parts, subject))
    : undefined;
  const response = await parts.exchange.send({
    method: 'GET',
    url,
    headers: authorization === undefined ? {} : { authorization },
    maxBytes: MAX_ANSWER_BYTES,
    signal,
  });
  if (response.status !== 200) throw new TokenRefusedError(response);
  return readToken(response.body.toString('utf8'), parts.now());
}

/** Thrown when the token service says no; what it means depends on the registry. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  readonly response: ExchangeResponse;

  constructor(response: ExchangeResponse) {
    super(`The token service answered ${response.status}.`);
    this.response = response;
  }
}

/** The realm is the registry's choice, so it is checked like every address that a stranger names. */
function realmOf(policy: RegistryPolicy, endpoint: RegistryEndpoint, realm: string): URL {
  const url = URL.canParse(realm) ? new URL(realm) : null;
  const isKnown = endpoint.tokenHosts === 'any' || endpoint.tokenHosts.includes(url?.host ?? '');
  if (url === null || !isKnown || !policy.permits(url, new URL(endpoint.origin))) {
    throw new ExchangeError('a token service that is not its own');
  }
  return url;
}

/**
 * True where credentials may go: a built-in registry's known service, else the registry's own scheme, host and port.
 * Another port of the host is another service, of another person perhaps.
 */
function isOwnRealm({ endpoint }: TokenSubject, url: URL): boolean {
  return endpoint.tokenHosts === 'any'
    ? url.origin === new URL(endpoint.origin).origin
    : endpoint.tokenHosts.includes(url.host);
}

function credentialFor(
  { credentials }: TokenParts,
  { reference }: TokenSubject,
): RegistryCredential | undefined {
  return credentials.get(reference.registry);
}

function basicHeader(credential: RegistryCredential | undefined): string | undefined {
  if (credential === undefined) return undefined;
  const { username, password } = credential;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function readToken(text: string, now: number): Token {
  const { token, access_token, expires_in } = parseAnswer(text);
  const value = [token, access_token].find((candidate) => typeof candidate === 'string') ?? '';
  if (
    typeof value !== 'string' ||
    value.length > MAX_TOKEN_LENGTH ||
    !/^[\x21-\x7e]+$/.test(value)
  ) {
    throw new ExchangeError('a token that is none');
  }
  const seconds = typeof expires_in === 'number' && expires_in > 0 ? expires_in : DEFAULT_LIFETIME;
  return { header: `Bearer ${value}`, expires: now + Math.min(seconds, 3600) * 1000 - MARGIN };
}

function parseAnswer(text: string): {
  token?: unknown;
  access_token?: unknown;
  expires_in?: unknown;
} {
  const json = readJson(text); // what is no JSON holds no token either
  return json.ok && typeof json.value === 'object' && json.value !== null ? json.value : {};
}

function scopeOf({ reference }: TokenSubject): string {
  return `repository:${reference.repository}:pull`;
}

function keyOf({ endpoint, reference }: TokenSubject): string {
  return `${endpoint.origin} ${reference.repository}`;
}
