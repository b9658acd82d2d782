/** Sentences for what goes wrong at a registry. Its own words are never repeated: only known codes are looked for. */
import type { RegistryFailure } from '../canirun/image/image-ports.js';
import { said, type Said } from '../canirun/said.js';
import { familiarReference, familiarName } from '../canirun/reference/reference.js';
import { ExchangeError, type ExchangeResponse } from './http-exchange.js';
import type { RateLimits } from './rate-limit.js';
import type { Repository } from './registry-client.js';
import { TokenRefusedError } from './registry-tokens.js';

/** Says what a status other than 200 means. */
export function failureOfStatus(
  repository: Repository,
  response: ExchangeResponse,
  limits: RateLimits,
): RegistryFailure {
  const { endpoint } = repository;
  const { status } = response;
  if (status === 404) return notFound(repository, errorCode(response));
  if (status === 401 || status === 403) return denied(repository);
  if (status === 429) return rateLimited(repository, limits.state(endpoint.origin).blockedUntil);
  return unusable(repository, `the status ${status}`);
}

/** Says what an exception during a lookup means; bugs of ours are thrown on. */
export function failureOfError(
  repository: Repository,
  error: unknown,
  limits: RateLimits,
): RegistryFailure {
  if (error instanceof TokenRefusedError) {
    const { status } = error.response;
    return failureOfStatus(
      repository,
      { ...error.response, status: status === 400 ? 401 : status },
      limits,
    );
  }
  if (error instanceof ExchangeError) return unusable(repository, error.message);
  if (error instanceof TypeError || error instanceof RangeError) throw error;
  return unreachable(repository);
}

/** The registry said when to come back, or one has to guess. */
export function rateLimited({ endpoint }: Repository, until: number | undefined): RegistryFailure {
  const { name: registry } = endpoint;
  const message =
    until === undefined
      ? said('image.rate-limited', { registry })
      : said('image.rate-limited-until', { registry, time: new Date(until).toISOString() });
  return { ok: false, why: 'rate-limited', message };
}

/** The registry answered, but with something that cannot be used. */
export function unusable({ endpoint }: Repository, what: string): RegistryFailure {
  const message = said('image.unusable', { registry: endpoint.name, what });
  return { ok: false, why: 'unreachable', message };
}

/**
 * One sentence for every way of not getting through, forbidden addresses included: who asks learns nothing about
 * the network that this runs in.
 */
function unreachable({ endpoint }: Repository): RegistryFailure {
  const message = said('image.unreachable', { registry: endpoint.name });
  return { ok: false, why: 'unreachable', message };
}

function notFound(repository: Repository, code: string | null): RegistryFailure {
  return { ok: false, why: 'not-found', message: whatIsMissing(repository, code) };
}

function whatIsMissing({ endpoint, reference }: Repository, code: string | null): Said {
  const { name: registry } = endpoint;
  const name = familiarName(reference);
  const { digest, tag = 'latest' } = reference;
  if (code === 'NAME_UNKNOWN') return said('image.no-repository', { registry, name });
  // Docker Hub refuses the token for an unknown repository, so a 404 there is about the tag.
  if (registry === 'Docker Hub')
    return digest === undefined
      ? said('image.no-tag', { registry, name, tag })
      : said('image.no-digest', { registry, name, digest });
  const image = familiarReference(reference);
  return said(digest === undefined ? 'image.no-such-tag' : 'image.no-such-digest', {
    registry,
    image,
  });
}

function denied({ endpoint, reference }: Repository): RegistryFailure {
  const name = familiarName(reference);
  // Official images are all public.
  if (reference.registry === 'docker.io' && reference.repository.startsWith('library/'))
    return { ok: false, why: 'not-found', message: said('image.no-official', { name }) };
  const message = said('image.denied', { registry: endpoint.name, name });
  return { ok: false, why: 'denied', message };
}

/** The code of a registry's error (distribution-spec, "Error Codes"); `null` when it is none of the known. */
function errorCode({ body }: ExchangeResponse): string | null {
  return (
    /"code"\s*:\s*"(MANIFEST_UNKNOWN|NAME_UNKNOWN|NAME_INVALID)"/.exec(
      body.toString('latin1'),
    )?.[1] ?? null
  );
}
