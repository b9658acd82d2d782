/**
 * Which registries may be asked, and which addresses may be dialled on the way. The bot fetches what strangers
 * name: everything is refused that is neither built in nor allowed by the operator.
 */

/** A registry that may be asked. */
export interface RegistryEndpoint {
  /** As sentences name it: `Docker Hub`, `ghcr.io`. */
  readonly name: string;
  /** Scheme, host and port of its API. */
  readonly origin: string;
  /** Hosts that its token service may live on; `any`: any public one (anonymous tokens only). */
  readonly tokenHosts: readonly string[] | 'any';
}

/** The rules for one program run. */
export interface RegistryPolicy {
  /** Where to ask for a registry; or a full sentence why it may not be asked. */
  endpoint(registry: string): RegistryEndpoint | { readonly refused: string };
  /**
   * True when an address may be dialled at all: HTTPS on its own port or one that the operator named, or an origin
   * that the operator allowed on purpose. `from` is the address that led there: the outside must not lead into what was allowed on purpose.
   */
  permits(url: URL, from?: URL): boolean;
  /** True when the operator named this origin with its scheme: then private addresses are meant. */
  isOnPurpose(origin: string): boolean;
  /** Every origin that is known by its whole name, built in or allowed; once each. */
  origins(): readonly string[];
}

/**
 * Registries that may be asked without being configured, with the hosts of their token services where these differ.
 * Sources: each registry's answer to `GET /v2/` (WWW-Authenticate), and its documentation. `*.` stands for any
 * number of labels.
 */
const BUILT_IN: readonly BuiltIn[] = [
  { host: 'docker.io', name: 'Docker Hub', api: 'registry-1.docker.io', token: 'auth.docker.io' },
  { host: 'registry-1.docker.io', name: 'Docker Hub', token: 'auth.docker.io' },
  {
    host: 'registry.hub.docker.com',
    name: 'Docker Hub',
    api: 'registry-1.docker.io',
    token: 'auth.docker.io',
  },
  { host: 'ghcr.io' },
  // A vanity name of ghcr.io; asked there directly, because a token does not survive the redirect.
  { host: 'lscr.io', api: 'ghcr.io', token: 'ghcr.io' },
  { host: 'mcr.microsoft.com' },
  { host: 'quay.io' },
  { host: 'gcr.io' },
  { host: '*.gcr.io' },
  { host: '*.pkg.dev' },
  { host: 'registry.k8s.io' },
  { host: 'public.ecr.aws' },
  { host: 'registry.gitlab.com', token: 'gitlab.com' },
  { host: 'registry.access.redhat.com' },
  { host: 'registry.redhat.io' },
  { host: 'registry.fedoraproject.org' },
  { host: 'registry.opensuse.org' },
  { host: 'registry.suse.com' },
  { host: 'container-registry.oracle.com' },
  { host: 'docker.elastic.co', token: 'docker-auth.elastic.co' },
  { host: 'nvcr.io' },
  { host: 'cgr.dev' },
  { host: 'dhi.io', token: 'auth.docker.io' },
  { host: 'codeberg.org' },
];

interface BuiltIn {
  readonly host: string;
  readonly name?: string;
  readonly api?: string;
  readonly token?: string;
}

/** One entry of the operator's list. */
interface Allowed {
  /** `registry.example.com`, `*.example.com`, `127.0.0.1:5055`; lower case. */
  readonly host: string;
  /** The same as the URL parser writes it: an address in its one notation, the scheme's own port left out. */
  readonly urlHost: string;
  readonly scheme: 'https:' | 'http:';
  /** True when the entry names its scheme: then private addresses are meant. */
  readonly onPurpose: boolean;
}

/**
 * Makes the rules.
 *
 * @param allow - the operator's entries: `registry.example.com` (HTTPS, public addresses), `*.example.com`,
 *   `registry.example.com:5000` (that port), `https://registry.corp:5000` (private addresses too),
 *   `http://127.0.0.1:5055` (plain HTTP as well)
 */
export function createRegistryPolicy(allow: readonly string[]): RegistryPolicy {
  const allowed = allow.map(readAllowed);
  const covers = (url: URL, onPurpose: boolean): boolean =>
    allowed.some(
      (entry) =>
        entry.onPurpose === onPurpose &&
        entry.scheme === url.protocol &&
        matchesHost(entry.urlHost, url.host),
    );
  return {
    endpoint(registry) {
      const host = registry.toLowerCase();
      const own = allowed.find((entry) => matchesHost(entry.host, host));
      if (own !== undefined)
        return { name: host, origin: `${own.scheme}//${host}`, tokenHosts: 'any' };
      const builtIn = BUILT_IN.find((entry) => matchesHost(entry.host, host));
      return builtIn === undefined
        ? { refused: refusal(registry) }
        : builtInEndpoint(host, builtIn);
    },
    permits(url, from) {
      if (url.username !== '' || url.password !== '') return false;
      if (covers(url, true)) return from === undefined || covers(from, true);
      if (url.protocol !== 'https:') return false;
      return url.port === '' || covers(url, false); // the parser leaves HTTPS's own port empty
    },
    isOnPurpose: (origin) => covers(new URL(origin), true),
    origins() {
      const own = allowed.map(({ scheme, host }) => `${scheme}//${host}`);
      const builtIn = BUILT_IN.map(({ host, api }) => `https://${api ?? host}`);
      return [...new Set([...own, ...builtIn])].filter((origin) => !origin.includes('*'));
    },
  };
}

function readAllowed(entry: string): Allowed {
  const text = entry
    .trim()
    .toLowerCase()
    .replace(/(?<!\/)\/+$/, '');
  const [, written, host = text] = /^(https?:)\/\/(.*)$/.exec(text) ?? [];
  const scheme = written === 'http:' ? 'http:' : 'https:';
  const address = `${scheme}//${host}`;
  const urlHost = URL.canParse(address) ? new URL(address).host : host;
  return { host, urlHost, scheme, onPurpose: written !== undefined };
}

function builtInEndpoint(host: string, { name, api, token }: BuiltIn): RegistryEndpoint {
  const asked = api ?? host;
  return { name: name ?? host, origin: `https://${asked}`, tokenHosts: [token ?? asked] };
}

function matchesHost(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

function refusal(registry: string): string {
  const shown = registry.slice(0, 80);
  if (!/[.:]/.test(registry) && registry !== 'localhost') {
    return `“${shown}” counts as a registry because of its capital letters, and it is none that may be asked. On Docker Hub names are written in lower case.`;
  }
  return `${shown} is not among the registries that may be asked. Whoever runs this bot can allow it by adding it to REGISTRY_ALLOW.`;
}
