/** The image registry on the network: policy, tokens, limits and client put together behind the port. */
import type { ImageReference } from '../canirun/image/image.js';
import type { ImageRegistry, RegistryFailure } from '../canirun/image/image-ports.js';
import { isDigest } from '../canirun/reference/reference-grammar.js';
import type { Resolve } from './guarded-connector.js';
import { createHttpExchange } from './http-exchange.js';
import { describeImage, inspectImage } from './answers/image-description.js';
import { createRateLimits, type RateLimitState } from './rate-limit.js';
import { createRegistryClient, type Repository } from './registry-client.js';
import type { RegistryCredentials } from './registry-credentials.js';
import { failureOfError, failureOfStatus, rateLimited } from './registry-failure.js';
import { listTags } from './answers/tag-list.js';
import { createRegistryPolicy } from './registry-policy.js';
import { createRegistryTokens } from './registry-tokens.js';

/** How to ask registries. */
export interface ImageRegistryOptions {
  /** The operator's `REGISTRY_ALLOW`, entry by entry. */
  readonly allow?: readonly string[];
  readonly credentials?: RegistryCredentials;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds for one whole lookup, all its requests together. */
  readonly deadline?: number;
  /** True for images whose config is read for its environment, beyond what the platforms need; default: {@link mentionsGpu}. */
  readonly wantsConfig?: (reference: ImageReference) => boolean;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
}

/** The image registry, with its life cycle and what is known of limits. */
export interface LiveImageRegistry extends ImageRegistry {
  /** What is known of the rate limit of a reference's registry. */
  limit(reference: ImageReference): RateLimitState;
  /** Ends all connections. */
  close(): Promise<void>;
}

const DEADLINE = 10_000;
const USER_AGENT = 'quaymaster';

/** Makes an image registry on the network. */
export function createImageRegistry(options: ImageRegistryOptions): LiveImageRegistry {
  const { now, credentials = new Map<never, never>(), allow = [], resolve } = options;
  const wantsConfig = options.wantsConfig ?? mentionsGpu;
  const policy = createRegistryPolicy(allow);
  const exchange = createHttpExchange({
    policy,
    userAgent: USER_AGENT,
    ...(resolve === undefined ? {} : { resolve }),
  });
  const limits = createRateLimits(now);
  const tokens = createRegistryTokens({ exchange, policy, credentials, now });
  const client = createRegistryClient({ exchange, tokens, limits });

  /** Asks a repository; that it may not be asked, and what goes wrong, are values. */
  const ask = async <Answer>(
    reference: ImageReference,
    question: (repository: Repository) => Promise<Answer | RegistryFailure>,
  ): Promise<Answer | RegistryFailure> => {
    const endpoint = policy.endpoint(reference.registry);
    if ('refused' in endpoint) return { ok: false, why: 'refused', message: endpoint.refused };
    const signal = AbortSignal.timeout(options.deadline ?? DEADLINE);
    const repository = { endpoint, reference, signal };
    return question(repository).catch((error: unknown) =>
      failureOfError(repository, error, limits),
    );
  };
  /** Asks for what counts against a limit: not while the registry is known to refuse. */
  const askWithin: typeof ask = (reference, question) =>
    ask(reference, async (repository) => {
      const { blockedUntil } = limits.state(repository.endpoint.origin);
      return blockedUntil === undefined
        ? question(repository)
        : rateLimited(repository, blockedUntil);
    });

  return {
    look: (reference) =>
      askWithin(reference, async (repository) => {
        const response = await client.getManifest(repository, versionOf(reference));
        if (response.status !== 200) return failureOfStatus(repository, response, limits);
        return describeImage(client, repository, response, wantsConfig(reference));
      }),
    digest: (reference) =>
      ask(reference, async (repository) => {
        const response = await client.headManifest(repository, versionOf(reference));
        const digest = response.header('docker-content-digest') ?? '';
        if (response.status !== 200) return failureOfStatus(repository, response, limits);
        if (isDigest(digest)) return { ok: true, digest };
        const message = `${repository.endpoint.name} stated no digest.`;
        return { ok: false, why: 'not-found', message };
      }),
    inspect: (reference, digest) =>
      askWithin(reference, async (repository) => ({
        ok: true,
        ...(await inspectImage(client, repository, digest)),
      })),
    tags: (reference) =>
      askWithin(reference, async (repository) => {
        const list = await listTags(client, repository);
        return 'refused' in list
          ? failureOfStatus(repository, list.refused, limits)
          : { ok: true, tags: list.tags };
      }),
    limit(reference) {
      const endpoint = policy.endpoint(reference.registry);
      return 'refused' in endpoint ? {} : limits.state(endpoint.origin);
    },
    close: () => exchange.close(),
  };
}

/** Names under which images are published that state in their config which GPU driver they need. */
export function mentionsGpu({ registry, repository, tag = '' }: ImageReference): boolean {
  return registry === 'nvcr.io' || /nvidia|cuda|gpu/.test(`${repository}:${tag.toLowerCase()}`);
}

/** Where both are given, the digest decides. */
function versionOf({ digest, tag }: ImageReference): string {
  return digest ?? tag ?? 'latest';
}
