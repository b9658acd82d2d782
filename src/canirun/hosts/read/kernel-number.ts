/** Which numbers of a description are versions of a running Linux kernel. */
import { entryOf, followsUnknownWord, mentionAt, type NumberSearch } from './number-search.js';
import { releasesByNumber } from './release-match.js';

/** Last minor version of each major one (kernel.org; each major version ended near 20). */
const LAST_MINOR: ReadonlyMap<number, number> = new Map([
  [3, 19],
  [4, 20],
  [5, 19],
  [6, 19],
]);

/** Minor versions of Linux 2 that machines ran. */
const MINORS_OF_2: ReadonlySet<number> = new Set([4, 6]);

/** Behind a kernel's version: `-101-generic`, `+`, `-v7l+`, `.el7.x86_64`. */
const SUFFIX = /^(?:\.\d+)*[-+~_.][\w.+~-]*/;

/**
 * Whether a number may be the version of a Linux kernel.
 * @param text - a number with its dots
 * @param newest - the newest kernel known
 */
export function isKernelVersion(text: string, newest: string): boolean {
  const match = /^(\d)\.(\d{1,2})(?:\.\d{1,3})*$/.exec(text);
  if (match === null) return false;
  const major = Number(match[1]);
  const minor = Number(match[2]);
  const [newestMajor = 0, newestMinor = 0] = newest.split('.').map(Number);
  if (major === 2) return MINORS_OF_2.has(minor);
  const last = major === newestMajor ? newestMinor + 3 : (LAST_MINOR.get(major) ?? -1);
  return major <= newestMajor && minor <= last;
}

/** Whether it has three parts, as kernels say their version and few systems do. */
export function isFullKernelVersion(text: string, newest: string): boolean {
  return text.split('.').length > 2 && isKernelVersion(text, newest);
}

/**
 * Takes numbers with a kernel's build and flavour behind them, or "Linux" before them, for what they are.
 * @param search - the search
 * @param at - index of a number
 */
export function bindKernelRelease(search: NumberSearch, at: number): void {
  const number = search.atoms[at]?.text ?? '';
  if (!isKernelVersion(number, search.newestKernel)) return;
  const hasBuild =
    isFullKernelVersion(number, search.newestKernel) &&
    suffixOf(search, at) !== '' &&
    !isVersionBehindName(search, at) &&
    !belongsToTool(search, at);
  if (hasBuild || followsLinux(search, at)) takeKernel(search, at);
}

/** `DSM 7.1.1-42962`: right behind a system's name, and one of its versions down to the second number. */
function isVersionBehindName(search: NumberSearch, at: number): boolean {
  const number = search.atoms[at];
  const system = entryOf(mentionAt(search, at - 1), 'system')?.system;
  if (number === undefined || system === undefined || number.join === 'break') return false;
  return releasesByNumber(system.releases, number.text).some(
    (release) => release.version?.includes('.') === true,
  );
}

/** `Linux 6.1` by itself, not as a part of a distribution's name. */
function followsLinux(search: NumberSearch, at: number): boolean {
  if (search.atoms[at]?.join === 'break') return false;
  return entryOf(mentionAt(search, at - 1), 'system')?.system.id === 'linux';
}

/**
 * Takes a number that nothing else took for the kernel's version: `rock64 3.10.104`, `ubuntu 22.04 5.15`.
 * @param search - the search
 * @param at - index of a number
 */
export function bindLooseKernel(search: NumberSearch, at: number): void {
  const number = search.atoms[at];
  if (number === undefined || search.used.has(at) || number.join === 'none') return;
  if (!isKernelVersion(number.text, search.newestKernel) || followsUnknownWord(search, at)) return;
  takeKernel(search, at);
}

/** Marks the build and flavour behind a kernel's version as read. */
export function useSuffix(search: NumberSearch, at: number): void {
  const from = search.atoms[at]?.end ?? 0;
  const to = from + suffixOf(search, at).length;
  for (let next = at + 1; (search.atoms[next]?.end ?? Infinity) <= to; next += 1)
    search.used.add(next);
}

function takeKernel(search: NumberSearch, at: number): void {
  const atom = search.atoms[at];
  if (atom === undefined || search.kernel !== undefined) return;
  const words = search.text.slice(atom.start, atom.end) + suffixOf(search, at);
  search.kernel = { version: atom.text, words };
  search.used.add(at);
  useSuffix(search, at);
}

function suffixOf({ atoms, text }: NumberSearch, at: number): string {
  const end = atoms[at]?.end ?? 0;
  return SUFFIX.exec(text.slice(end, end + 80))?.[0] ?? '';
}

/** `podman 4.9.3-1`, `openssl 3.0.11-1`: packages have such versions too. */
function belongsToTool(search: NumberSearch, at: number): boolean {
  const before = mentionAt(search, at - 1);
  if (search.atoms[at]?.join === 'break') return false;
  return (
    followsUnknownWord(search, at) ||
    entryOf(before, 'tool') !== undefined ||
    entryOf(before, 'software') !== undefined
  );
}
