/** Addresses of images' web pages, and references with a scheme in front, turned into references. */

/** A registry's website: where its pages are, and the reference that a page stands for. */
interface Site {
  readonly host: string;
  readonly path: RegExp;
  /** Makes the reference from the path's groups; a tag from the query may be appended. */
  readonly reference: (groups: readonly string[]) => string;
}

/** Pages of the well-known registries' websites. The order matters where two patterns match. */
const SITES: readonly Site[] = [
  {
    host: 'hub.docker.com',
    path: /^\/layers\/library\/([^/]+)\/([^/]+)/,
    reference: ([name, tag]) => `${name ?? ''}:${tag ?? ''}`,
  },
  {
    host: 'hub.docker.com',
    path: /^\/layers\/([^/]+)\/([^/]+)\/([^/]+)/,
    reference: ([owner, name, tag]) => `${owner ?? ''}/${name ?? ''}:${tag ?? ''}`,
  },
  { host: 'hub.docker.com', path: /^\/_\/([^/]+)/, reference: ([name]) => name ?? '' },
  { host: 'hub.docker.com', path: /^\/r\/library\/([^/]+)/, reference: ([name]) => name ?? '' },
  { host: 'hub.docker.com', path: /^\/r\/([^/]+\/[^/]+)/, reference: ([path]) => path ?? '' },
  {
    host: 'hub.docker.com',
    path: /^\/(?:hardened-images\/catalog\/)?dhi\/([^/]+)/,
    reference: ([name]) => `dhi.io/${name ?? ''}`,
  },
  {
    host: 'quay.io',
    path: /^\/repository\/([^/]+\/[^/]+)/,
    reference: ([path]) => `quay.io/${path ?? ''}`,
  },
  {
    host: 'gallery.ecr.aws',
    path: /^\/([^/]+\/.+?)\/?$/,
    reference: ([path]) => `public.ecr.aws/${path ?? ''}`,
  },
  {
    host: 'github.com',
    path: /^\/(?:orgs|users)\/([^/]+)\/packages\/container\/(?:package\/)?([^/]+)/,
    reference: ([owner, name]) => `ghcr.io/${owner ?? ''}/${name ?? ''}`.toLowerCase(),
  },
  {
    host: 'github.com',
    path: /^\/([^/]+)\/[^/]+\/pkgs\/container\/([^/]+)/,
    reference: ([owner, name]) => `ghcr.io/${owner ?? ''}/${name ?? ''}`.toLowerCase(),
  },
  {
    host: 'mcr.microsoft.com',
    path: /^\/(?:[a-z]{2}-[a-z]{2}\/)?(?:product|artifact\/mar|catalog)\/(.+?)(?:\/(?:about|tags|tag\/([^/]+)))?\/?$/,
    reference: ([path, tag]) => `mcr.microsoft.com/${path ?? ''}${tag ? `:${tag}` : ''}`,
  },
  {
    host: 'catalog.ngc.nvidia.com',
    path: /^\/orgs\/([^/]+)\/(?:teams\/([^/]+)\/)?containers\/([^/]+)/,
    reference: ([org, team, name]) =>
      `nvcr.io/${[org, team, name].filter((part) => part).join('/')}`,
  },
];

/**
 * Turns the address of an image's page, or a reference behind a scheme (`docker://`, `https://`), into a reference.
 *
 * @param text - one word, trimmed
 * @returns the reference, unchecked; `null` when the text is no address
 */
export function referenceFromUrl(text: string): string | null {
  const scheme = /^(?:docker:\/\/|docker-daemon:|containers-storage:|oci:\/\/)(?!\/)(.+)$/i.exec(
    text,
  );
  if (scheme) return scheme[1] ?? null;
  const isPage = /^https?:\/\//i.test(text);
  if (!isPage && !SITES.some(({ host }) => isPathOn(host, text))) return null;
  const address = isPage ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && (fromSite(url) ?? fromApi(url) ?? (isPage ? withoutScheme(url) : null));
}

/** `hub.docker.com/_/nginx` without its scheme; not `mcr.microsoft.com/…` or `quay.io/…`, which are references. */
function isPathOn(host: string, text: string): boolean {
  return !/^(?:mcr\.microsoft\.com|quay\.io)$/.test(host) && text.startsWith(`${host}/`);
}

function fromSite(url: URL): string | null {
  const path = decodePath(url.pathname);
  for (const site of SITES) {
    const match = site.host === url.hostname.replace(/^www\./, '') && site.path.exec(path);
    if (!match) continue;
    const reference = site.reference(match.slice(1));
    return withTag(reference, url.searchParams.get('tag'));
  }
  return null;
}

/** `https://registry-1.docker.io/v2/library/nginx/manifests/latest`: a manifest's own address. */
function fromApi(url: URL): string | null {
  const match = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(decodePath(url.pathname));
  if (!match) return null;
  const [, repository = '', version = ''] = match;
  const registry = /(?:^|\.)docker\.io$/.test(url.hostname) ? 'docker.io' : url.host;
  return `${registry}/${repository}${version.includes(':') ? '@' : ':'}${version}`;
}

function withoutScheme(url: URL): string {
  return `${url.host}${decodePath(url.pathname)}`.replace(/(?<!\/)\/+$/, '');
}

function withTag(reference: string, tag: string | null): string {
  return tag === null || tag === '' || reference.includes(':') ? reference : `${reference}:${tag}`;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: no reference has one, so the grammar will say what is wrong.
    return path;
  }
}
