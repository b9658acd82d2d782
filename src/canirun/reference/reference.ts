/**
 * Image references: `nginx`, `ghcr.io/owner/app:1.2`, `localhost:5000/app@sha256:…`.
 *
 * The defaults are distribution/reference's (github.com/distribution/reference, `normalize.go`), which Docker,
 * containerd and Podman share:
 *
 * | typed | means |
 * |---|---|
 * | `nginx` | `docker.io/library/nginx:latest` |
 * | `bitnami/redis:7` | `docker.io/bitnami/redis:7` |
 * | `index.docker.io/nginx` | `docker.io/library/nginx:latest` |
 * | `localhost/app` | registry `localhost`, repository `app` |
 * | `host:5000/app` | registry `host:5000`, because of the colon |
 * | `app@sha256:…` | no tag: the digest says it all |
 */
import { explainBadReference } from './reference-error.js';
import { isReference, looksLikeRegistry, splitReference } from './reference-grammar.js';
import { readImageWords } from './reference-input.js';
import type { ImageReference } from '../image/image.js';

/** What a text was read as. */
export type ReferenceReading =
  | {
      readonly kind: 'reference';
      readonly reference: ImageReference;
      /** The value of a `--platform` option, where a whole command line was typed. */
      readonly platform?: string;
      /** A graphics card that such a line asks for. */
      readonly gpu?: 'nvidia';
      /** How the text was read, where more than a bare reference was typed; to be said back. */
      readonly note?: string;
    }
  | {
      readonly kind: 'bad-reference';
      /** A full sentence: the part that is wrong, the whole it stands in, the rule. */
      readonly message: string;
      /** A reference that was probably meant; it parses. */
      readonly suggestion?: string;
    };

/** Nothing longer can be a command line with an image in it that anybody means. */
const TEXT_MAX_LENGTH = 4096;

/**
 * Reads an image reference as a person types or pastes it: bare, inside `docker pull` or `docker run`, or as the
 * address of its page at a registry's website.
 *
 * @param text - what was typed; any characters, any length
 * @returns the normalised reference, or a sentence on what is wrong with it
 */
export function parseReference(text: string): ReferenceReading {
  if (text.length > TEXT_MAX_LENGTH) {
    return {
      kind: 'bad-reference',
      message: `That is ${text.length} characters long; no image reference is. Give the image alone, such as nginx:alpine.`,
    };
  }
  const { image, platform, gpu, note } = readImageWords(text);
  if (!isReference(image)) return { kind: 'bad-reference', ...explainBadReference(image) };
  const parts = splitReference(image);
  const bare = parts.tag === undefined && parts.digest === undefined;
  return {
    kind: 'reference',
    reference: bare ? { ...parts, tag: 'latest' } : parts,
    ...(platform === undefined ? {} : { platform }),
    ...(gpu === undefined ? {} : { gpu }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The reference in full, with every default written out: `docker.io/library/nginx:latest`. Parses back to itself. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** The reference as people write it, defaults left out: `nginx`, `nginx:alpine`, `ghcr.io/owner/app:1`. Parses back to itself. */
export function familiarReference(reference: ImageReference): string {
  const { tag, digest } = reference;
  const isDefault = tag === undefined || (tag === 'latest' && digest === undefined);
  return `${familiarName(reference)}${isDefault ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** The repository as people write it, without tag or digest: `nginx`, `bitnami/redis`, `quay.io/org/app`. */
export function familiarName(reference: Pick<ImageReference, 'registry' | 'repository'>): string {
  const { registry, repository } = reference;
  if (registry !== 'docker.io') return `${registry}/${repository}`;
  const [first = '', second, third] = repository.split('/');
  if (first === 'library' && second !== undefined && third === undefined) return second;
  return looksLikeRegistry(first) ? `docker.io/${repository}` : repository;
}
