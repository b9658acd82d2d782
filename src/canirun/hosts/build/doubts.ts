/**
 * Words that were not understood and may state a fact that was taken for granted: of numbers both readings count, and
 * a system of which nothing is known is asked for.
 */
import type { Host, MissingFact } from '../host.js';
import { askSystem } from '../ask/ask.js';
import type { Clues } from '../read/clues.js';
import { said } from '../../said.js';
import type { BuiltHosts } from './build-hosts.js';

/** A fact that a number may be, and the host in which it is. */
interface Doubt {
  readonly fact: string;
  readonly meaning: string;
  readonly host: Host;
}

/** `FooOS`, `foolinux`, `foo-bsd`. */
const LIKE_A_SYSTEM = /^\p{L}[\p{L}\d-]{1,20}?-?(?:os|linux|bsd)$/iu;

/**
 * A machine's usual system is no answer where a word looks like another one's name.
 * @param built - the readings
 * @param ignored - words that were not understood
 * @param clues - of the description
 */
export function withStrangeSystem(
  built: BuiltHosts,
  ignored: readonly string[],
  clues: Clues,
): BuiltHosts {
  const isAssumed = built.assumed.some(({ fact }) => fact === 'os');
  if (!isAssumed || !ignored.some((word) => LIKE_A_SYSTEM.test(word))) return built;
  const [host] = built.readings;
  return {
    readings: [],
    assumed: [],
    missing: [askSystem(clues, host?.cpu?.architecture)],
  };
}

/** On any other the kernel's pages have 4 KiB (Documentation/arch in the kernel's source). */
const VARYING_PAGES: ReadonlySet<string> = new Set(['arm64', 'arm', 'ppc64le', 'ppc64', 'loong64']);
const PAGE_SIZES: ReadonlySet<number> = new Set([4096, 8192, 16384, 32768, 65536]);

/**
 * Adds a reading for a number that nothing took: a verdict then holds only if it is the same whatever the number
 * means, and is asked otherwise.
 * @param built - the readings
 * @param ignored - words that were not understood
 * @param text - the description, for the choices
 */
export function withDoubts(
  built: BuiltHosts,
  ignored: readonly string[],
  text: string,
): BuiltHosts {
  const [host, ...others] = built.readings;
  if (host === undefined || others.length > 0) return built;
  for (const words of ignored) {
    const doubt = pageSizeIn(words, host) ?? kernelIn(words, host);
    if (doubt === undefined) continue;
    const plain: Host = { ...host, apart: said('apart.without', { words }) };
    return {
      ...built,
      readings: [plain, doubt.host],
      missing: [...built.missing, ask(doubt, words, text)],
    };
  }
  return built;
}

function pageSizeIn(words: string, host: Host): Doubt | undefined {
  const bytes = Number(words);
  if (!PAGE_SIZES.has(bytes) || host.pageSize === bytes) return undefined;
  if (!VARYING_PAGES.has(host.cpu?.architecture ?? '')) return undefined;
  const meaning = `page size ${words}`;
  const apart = said('apart.number', { meaning });
  return { fact: 'page-size', meaning, host: { ...host, pageSize: bytes, apart } };
}

/** Two numbers that look like a kernel's version: only one was taken for it. */
function kernelIn(words: string, host: Host): Doubt | undefined {
  const { os } = host;
  const version = /^v?([2-7]\.\d{1,2}\.\d{1,3})(?:[-+.~][\w.+~-]*)?$/.exec(words)?.[1];
  if (version === undefined || os?.family !== 'linux' || os.kernel === version) return undefined;
  const meaning = `kernel ${version}`;
  const apart = said('apart.number', { meaning });
  return { fact: 'kernel', meaning, host: { ...host, os: { ...os, kernel: version }, apart } };
}

function ask({ fact, meaning }: Doubt, words: string, text: string): MissingFact {
  return {
    fact,
    question: said('ask.number', { words, meaning }),
    choices: [
      text.replace(words, () => meaning),
      text.replace(words, '').replace(/\s+/g, ' ').trim(),
    ],
    command: fact === 'kernel' ? 'uname -r' : 'getconf PAGESIZE',
  };
}
