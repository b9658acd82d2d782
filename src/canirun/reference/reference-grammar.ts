/**
 * The grammar of image references, as distribution/reference has it (github.com/distribution/reference,
 * `regexp.go`, `normalize.go`): how a reference is taken apart, and what each part may be.
 */

/** A reference taken apart, its parts not yet checked. */
export interface ReferenceParts {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Hex digits by digest algorithm (opencontainers/go-digest `algorithm.go`). */
export const DIGEST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Longest repository path in characters (distribution/reference `RepositoryNameTotalLengthMax`). */
export const REPOSITORY_MAX_LENGTH = 255;

/** Longest tag in characters (`TagRegexp`). */
export const TAG_MAX_LENGTH = 128;

/** Longest registry name: a DNS name's 253 characters, a colon and a port. */
const REGISTRY_MAX_LENGTH = 259;

const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const IPV6_LITERAL = /^\[(?=[0-9a-f]*:)[0-9a-f:]+\]$/i;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]*$/;

/**
 * Takes a text apart at the separators, without checking the parts. Follows distribution's order: the digest is
 * behind the first `@`; the tag behind the last colon that has no slash after it; the first path component is the
 * registry when it is `localhost`, holds a dot or colon, or has a capital letter.
 */
export function splitReference(text: string): ReferenceParts {
  const at = text.indexOf('@');
  const named = at === -1 ? text : text.slice(0, at);
  const colon = tagColon(named);
  const name = colon === -1 ? named : named.slice(0, colon);
  return {
    ...splitName(name),
    ...(colon === -1 ? {} : { tag: named.slice(colon + 1) }),
    ...(at === -1 ? {} : { digest: text.slice(at + 1) }),
  };
}

/** True when the text is a whole valid reference. */
export function isReference(text: string): boolean {
  const { registry, repository, tag, digest } = splitReference(text);
  return (
    !isImageId(text) &&
    isRegistryName(registry) &&
    isRepository(repository) &&
    (tag === undefined || isTag(tag)) &&
    (digest === undefined || isDigest(digest))
  );
}

/** True when the text is `host` or `host:port` as a reference may begin with. */
export function isRegistryName(text: string): boolean {
  if (text.length > REGISTRY_MAX_LENGTH) return false;
  const port = /:(\d+)$/.exec(text.replace(/^\[.*\]/, ''))?.[1];
  const host = port === undefined ? text : text.slice(0, -port.length - 1);
  return isHost(host) && (port === undefined || Number(port) <= 65_535);
}

/** True when the text is a path of lower-case components, not too long. */
export function isRepository(text: string): boolean {
  return text.length <= REPOSITORY_MAX_LENGTH && text.split('/').every(isPathComponent);
}

/** True when the text may stand between two slashes of a repository. */
export function isPathComponent(text: string): boolean {
  return PATH_COMPONENT.test(text);
}

/** True when the text may follow the colon. */
export function isTag(text: string): boolean {
  return text.length <= TAG_MAX_LENGTH && TAG.test(text);
}

/** True when the digest names a known algorithm and has its number of lower-case hex digits. */
export function isDigest(text: string): boolean {
  const [algorithm = '', hex = '', rest] = text.split(':');
  return (
    rest === undefined && /^[0-9a-f]+$/.test(hex) && DIGEST_LENGTHS.get(algorithm) === hex.length
  );
}

/**
 * True for 64 hex digits: a local image's id, which distribution refuses as a name; and for the same with its
 * algorithm in front, which would parse as the repository `sha256` with a strange tag, but is never meant so.
 */
export function isImageId(text: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{64}$/.test(text);
}

/** True when the first path component stands for a registry rather than a namespace on Docker Hub. */
export function looksLikeRegistry(first: string): boolean {
  return first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
}

function isHost(text: string): boolean {
  return IPV6_LITERAL.test(text) || text.split('.').every((label) => HOST_LABEL.test(label));
}

function tagColon(named: string): number {
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') ? colon : -1;
}

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  if (!looksLikeRegistry(first)) return onDockerHub(name);
  const rest = name.slice(slash + 1);
  return DOCKER_HUB.has(first.toLowerCase())
    ? onDockerHub(rest)
    : { registry: first, repository: rest };
}

/** Names of Docker Hub: distribution's own two, its API's host, and the one that older documents name. */
const DOCKER_HUB: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
]);

function onDockerHub(path: string): { registry: string; repository: string } {
  return { registry: 'docker.io', repository: path.includes('/') ? path : `library/${path}` };
}
