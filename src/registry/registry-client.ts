/**
 * The OCI distribution API, as far as it is needed to learn what an image is: manifests and config blobs
 * (github.com/opencontainers/distribution-spec, `spec.md`, "Pull"). Answers a registry's call for a token once.
 */
import type { ImageReference } from '../canirun/image/image.js';
import { MANIFEST_TYPES } from '../canirun/image/manifest-media-type.js';
import type { ExchangeResponse, HttpExchange } from './http-exchange.js';
import type { RateLimits } from './rate-limit.js';
import type { RegistryEndpoint } from './registry-policy.js';
import type { RegistryTokens } from './registry-tokens.js';

/** A repository at a registry that may be asked, for one lookup. */
export interface Repository {
  readonly endpoint: RegistryEndpoint;
  readonly reference: ImageReference;
  /** Ends the whole lookup. */
  readonly signal: AbortSignal;
}

/** Asks for manifests and blobs; a status other than 200 is an answer, not an error. */
export interface RegistryClient {
  /** @param version - a tag or digest */
  getManifest(repository: Repository, version: string): Promise<ExchangeResponse>;
  /** Only the headers, which Docker Hub does not count. */
  headManifest(repository: Repository, version: string): Promise<ExchangeResponse>;
  getBlob(repository: Repository, digest: string): Promise<ExchangeResponse>;
  /** A page of the repository's tags. @param after - the last tag of the page before; absent: the first page */
  getTags(repository: Repository, after?: string): Promise<ExchangeResponse>;
}

/** What the client is made of. */
export interface RegistryClientParts {
  readonly exchange: HttpExchange;
  readonly tokens: RegistryTokens;
  readonly limits: RateLimits;
}

/** Most bytes of a manifest: what registries have to take at least (distribution-spec, "Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

/** Most bytes of a config. They are far smaller; a long history can make one large. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** Most bytes of a page of tags: some registries give all at once, and there are repositories with twenty thousand. */
const MAX_TAGS_BYTES = 2 * 1024 * 1024;

/** Tags of a page that is not the first. */
const TAGS_A_PAGE = 1000;

/** A plain list without weights: some registries stumble over `q=`. */
const ACCEPT = MANIFEST_TYPES.join(', ');

/** Makes the client. */
export function createRegistryClient({
  exchange,
  tokens,
  limits,
}: RegistryClientParts): RegistryClient {
  const ask = async (
    repository: Repository,
    method: 'GET' | 'HEAD',
    path: string,
    accept: string,
    maxBytes: number,
  ): Promise<ExchangeResponse> => {
    const { endpoint, reference, signal } = repository;
    const url = new URL(`/v2/${reference.repository}/${path}`, endpoint.origin);
    const send = (authorization: string | undefined): Promise<ExchangeResponse> =>
      exchange.send({
        method,
        url,
        headers: { accept, ...(authorization === undefined ? {} : { authorization }) },
        maxBytes,
        signal,
      });
    let response = await send(await tokens.prepare(repository, signal));
    if (response.status === 401) {
      const authorization = await tokens.answer(repository, response, signal);
      if (authorization !== undefined) response = await send(authorization);
    }
    limits.note(endpoint.origin, response.status, response.header);
    return response;
  };
  return {
    getManifest: (repository, version) =>
      ask(repository, 'GET', `manifests/${version}`, ACCEPT, MAX_MANIFEST_BYTES),
    headManifest: (repository, version) =>
      ask(repository, 'HEAD', `manifests/${version}`, ACCEPT, 0),
    getBlob: (repository, digest) =>
      ask(repository, 'GET', `blobs/${digest}`, '*/*', MAX_CONFIG_BYTES),
    getTags: (repository, after) => {
      const query =
        after === undefined ? '' : `?last=${encodeURIComponent(after)}&n=${TAGS_A_PAGE}`;
      return ask(repository, 'GET', `tags/list${query}`, 'application/json', MAX_TAGS_BYTES);
    },
  };
}
