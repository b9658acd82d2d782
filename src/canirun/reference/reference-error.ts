/** Sentences for references that do not parse: which part, of which whole, breaks which rule, and what was probably meant. */
import {
  DIGEST_LENGTHS,
  isDigest,
  isImageId,
  isPathComponent,
  isReference,
  isRegistryName,
  isTag,
  REPOSITORY_MAX_LENGTH,
  splitReference,
  TAG_MAX_LENGTH,
} from './reference-grammar.js';

/** What is wrong with a reference. */
export interface BadReference {
  readonly message: string;
  /** A reference that was probably meant; it parses. */
  readonly suggestion?: string;
}

/**
 * Explains why a text is no image reference.
 *
 * @param text - the text, trimmed, for which `isReference` is false
 * @returns a full sentence naming part, whole and rule; and a reference that was probably meant, if one can be told
 */
export function explainBadReference(text: string): BadReference {
  const { message, guesses } = diagnose(text);
  const suggestion = guesses.find((guess) => guess !== text && isReference(guess));
  return { message, ...(suggestion === undefined ? {} : { suggestion }) };
}

interface Diagnosis {
  readonly message: string;
  /** What may have been meant, likeliest first; unchecked. */
  readonly guesses: readonly string[];
}

/** The first rule that the text breaks, from the whole to its parts. */
function diagnose(text: string): Diagnosis {
  return (
    wholeProblem(text) ??
    charactersProblem(text) ??
    digestProblem(text) ??
    tagProblem(text) ??
    registryProblem(text) ??
    repositoryProblem(text)
  );
}

function wholeProblem(text: string): Diagnosis | null {
  if (text === '') {
    return {
      message: 'No image was given. Name one, such as nginx:alpine or ghcr.io/owner/app:1.2.',
      guesses: [],
    };
  }
  if (isImageId(text)) {
    return {
      message: `${quote(text)} is the id of an image on somebody's machine, or a digest without a name (64 hexadecimal digits); no registry finds an image by it. Give the image's name, alone or as name@sha256:….`,
      guesses: [],
    };
  }
  return null;
}

function charactersProblem(text: string): Diagnosis | null {
  if (/\s/.test(text)) {
    const words = text.split(/\s+/);
    return {
      message: `There is a blank in ${quote(text)}; an image reference is one word, with a colon before the tag.`,
      guesses: words.length === 2 ? [words.join(':'), words.join('-')] : [],
    };
  }
  const foreign = /[^\x21-\x7e]/u.exec(text)?.[0];
  if (foreign === undefined) return null;
  const { registry } = splitReference(text);
  const ascii = asciiHost(registry);
  const latin = toLatin(text);
  if (registry.includes(foreign) && ascii !== null) {
    return {
      message: `The registry ${quote(registry)} in ${quote(text)} has the character ${quote(foreign)}; a registry's name is written in its ASCII form, ${show(ascii)}.`,
      guesses: [text.replace(registry, ascii)],
    };
  }
  return {
    message: `The character ${quote(foreign)} (${codePoint(foreign)}) in ${quote(text)} cannot be part of an image reference: only ASCII letters, digits and . _ - / : @ can.`,
    guesses: [latin, latin.toLowerCase()],
  };
}

function digestProblem(text: string): Diagnosis | null {
  const { digest } = splitReference(text);
  if (digest === undefined || isDigest(digest)) return null;
  const name = text.slice(0, text.indexOf('@'));
  const [algorithm = '', hex = ''] = digest.split(':');
  const part = `The digest ${quote(digest)} in ${quote(text)}`;
  const length = DIGEST_LENGTHS.get(algorithm.toLowerCase());
  if (digest === '' || !digest.includes(':')) {
    return {
      message: `${part} is incomplete: after @ stands an algorithm, a colon and hexadecimal digits, as in sha256:….`,
      guesses: [`${name}@sha256:${digest}`, `${name}:${digest}`, name],
    };
  }
  if (length === undefined) {
    return {
      message: `${part} names the algorithm ${quote(algorithm)}; registries know ${[...DIGEST_LENGTHS.keys()].join(', ')}.`,
      guesses: [name],
    };
  }
  if (!/^[0-9a-f]*$/.test(hex) || hex.length === length) {
    return {
      message: `${part} has something else than the lower-case hexadecimal digits 0-9 and a-f.`,
      guesses: [`${name}@${digest.toLowerCase()}`, name],
    };
  }
  return {
    message: `${part} has ${hex.length} hexadecimal digits; ${algorithm} has ${length}. It was probably cut short.`,
    guesses: [name],
  };
}

function tagProblem(text: string): Diagnosis | null {
  const { tag, digest } = splitReference(text);
  if (tag === undefined || isTag(tag)) return null;
  const end = digest === undefined ? '' : `@${digest}`;
  const name = text.slice(0, text.length - end.length - tag.length - 1);
  const part = `The tag ${quote(tag)} in ${quote(text)}`;
  if (tag === '') {
    return {
      message: `There is no tag behind the last colon of ${quote(text)}; leave the colon out for the tag latest.`,
      guesses: [name + end],
    };
  }
  if (tag.length > TAG_MAX_LENGTH) {
    return {
      message: `${part} has ${tag.length} characters; at most ${TAG_MAX_LENGTH} are allowed.`,
      guesses: [],
    };
  }
  if (/^[.-]/.test(tag)) {
    return {
      message: `${part} begins with ${quote(tag.charAt(0))}; it must begin with a letter, a digit or _.`,
      guesses: [`${name}:${tag.replace(/^[.-]+/, '')}${end}`],
    };
  }
  return {
    message: `${part} holds ${quote(/[^\w.-]/.exec(tag)?.[0] ?? '')}; a tag has letters, digits, ., _ and - only.`,
    guesses: [`${name}:${tag.replace(/[^\w.-]/g, '_')}${end}`, `${name}${end}`],
  };
}

function registryProblem(text: string): Diagnosis | null {
  const { registry } = splitReference(text);
  if (isRegistryName(registry)) return null;
  const port = /:([^\]:]*)$/.exec(registry.replace(/^\[.*\]/, ''))?.[1];
  const part = `The registry ${quote(registry)} in ${quote(text)}`;
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
    const host = registry.slice(0, -port.length - 1);
    return {
      message: `${part} has the port ${quote(port)}; a port is a number up to 65535.`,
      guesses: [text.replace(registry, host), text.replace(`${registry}/`, `${host}:${port}`)],
    };
  }
  return {
    message: `${part} is no host name: letters, digits and hyphens with dots between them, or an IPv6 address in [ ].`,
    guesses: [text.replace(registry, registry.replace(/_/g, '-'))],
  };
}

/** What remains: one component of the repository breaks the rule, or all are too long together. */
function repositoryProblem(text: string): Diagnosis {
  const { repository } = splitReference(text);
  const lower = lowerRepository(text);
  const bad = repository.split('/').find((part) => !isPathComponent(part));
  if (bad === undefined) {
    return {
      message: `The repository in ${quote(text)} has ${repository.length} characters; at most ${REPOSITORY_MAX_LENGTH} are allowed.`,
      guesses: [],
    };
  }
  if (bad === '') {
    return {
      message: `There is nothing between two slashes, or before or behind one, in ${quote(text)}; every part of a repository needs a name.`,
      guesses: [text.replace(/\/{2,}/g, '/').replace(/^\/|\/(?=[:@]|$)/g, '')],
    };
  }
  if (isPathComponent(bad.toLowerCase())) {
    return {
      message: `The repository part ${quote(bad)} in ${quote(text)} has capital letters; repositories are written in lower case.`,
      guesses: [lower],
    };
  }
  return {
    message: `The repository part ${quote(bad)} in ${quote(text)} breaks the rule: lower-case letters and digits, with ., _, __ or hyphens between them, not at either end.`,
    guesses: [tidyRepository(lower), tidyRepository(text)],
  };
}

function lowerRepository(text: string): string {
  const { registry, repository } = splitReference(text);
  const start = text.startsWith(`${registry}/`) ? registry.length + 1 : 0;
  const end = start + (start === 0 ? repository.replace(/^library\//, '') : repository).length;
  return text.slice(0, start) + text.slice(start, end).toLowerCase() + text.slice(end);
}

/** Takes separators off the ends of components and makes one of several. */
function tidyRepository(text: string): string {
  return text
    .replace(/\.{2,}/g, '.')
    .replace(/_{3,}/g, '_')
    .replace(/(^|\/)[._-]+/g, '$1')
    .replace(/(?<![._-])[._-]+(?=\/|:|@|$)/g, '');
}

/** The ASCII form of an internationalised host name, as browsers write it; `null` when it has none. */
function asciiHost(registry: string): string | null {
  const address = `https://${registry}`;
  const host = URL.canParse(address) ? new URL(address).host : '';
  return isRegistryName(host) ? host : null;
}

/** Letters of other alphabets that look like Latin ones, as a spoofed or copied name has them. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'хx',
    'уy',
    'іi',
    'ѕs',
    'јj',
    'ԁd',
    'һh',
    'ıi',
    'οo',
    'αa',
    'νv',
  ].map(([strange = '', plain = '']) => [strange, plain]),
);

/** The same word in plain Latin letters, where each letter has one. */
function toLatin(text: string): string {
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return Array.from(bare, (letter) => LOOKALIKES.get(letter) ?? letter).join('');
}

/** Long texts are shown by their beginning, with control characters made visible. */
function show(text: string): string {
  const visible = text.replace(/\p{Cc}/gu, (character) => `<${codePoint(character)}>`);
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible;
}

function quote(text: string): string {
  return `“${show(text)}”`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
