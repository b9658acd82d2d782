/** Gives the loose numbers of a description to what they belong to. */
import { bindAmount } from './amounts.js';
import type { Atom } from './atoms.js';
import type { ClaimFacts, Machine, Release, System } from '../host-schema.js';
import {
  bindKernelRelease,
  bindLooseKernel,
  isFullKernelVersion,
  isKernelVersion,
  useSuffix,
} from './kernel-number.js';
import type { Entry, Lexicon } from './lexicon.js';
import type { Mention } from './mentions.js';
import { isNoise, mentionAt, type NumberSearch } from './number-search.js';
import { releasesByNumber } from './release-match.js';

/** What was found to belong to what. */
export interface NumberBinding {
  /** Numbers by index of the mention that they belong to, in order of the text. */
  readonly ofMention: ReadonlyMap<number, readonly string[]>;
  /** Years of a machine. */
  readonly years: readonly number[];
  /** Year of a long-term channel: `ltsc 2021`. */
  readonly channel?: string;
  /** Bytes of memory, if said. */
  readonly memory?: number;
  /** A kernel's version that stands by itself, with the words that said so. */
  readonly kernel?: { readonly version: string; readonly words: string };
  /** Numbers right behind a system's name that are none of its versions, by index of the mention. */
  readonly strange: ReadonlyMap<number, string>;
  /** Indices of the atoms that are accounted for. */
  readonly used: ReadonlySet<number>;
}

/** Words across which a version does not belong to the name before them: `docker on 22.04 ubuntu`. */
const BARRIERS = new Set(
  'on in with without and or inside under over via through at to for from using running runs run by as'.split(
    ' ',
  ),
);
/** More words between a name and its version mean that they don't belong together. */
const NEAR = 4;

/**
 * Binds numbers: to the name before them, else to the name right behind them, else to any system that has such
 * a version; what is left and looks like a kernel's version is one.
 * @param text - the description
 * @param atoms - of the description
 * @param mentions - of the description
 * @param lexicon - the catalogue
 */
export function bindNumbers(
  text: string,
  atoms: readonly Atom[],
  mentions: readonly Mention[],
  lexicon: Pick<Lexicon, 'systems' | 'newestKernel'>,
): NumberBinding {
  const search: NumberSearch = {
    text,
    atoms,
    mentions,
    systems: lexicon.systems,
    newestKernel: lexicon.newestKernel,
    mentionOf: indexAtoms(mentions),
    takers: takersAmong(mentions),
    ofMention: new Map(),
    ofSystem: new Map(),
    years: [],
    strange: new Map(),
    used: new Set(),
  };
  const loose = atoms.flatMap((_, i) => (isLoose(search, i) ? [i] : []));
  const passes = [
    bindAmount,
    bindChannel,
    bindKernelRelease,
    bindBefore,
    bindBehind,
    bindAnywhere,
    bindLooseKernel,
    noteStrange,
  ];
  for (const pass of passes) for (const i of loose) if (!search.used.has(i)) pass(search, i);
  const { ofMention, years, strange, used, kernel, channel } = search;
  const memory = search.memory ?? search.likelyMemory;
  return {
    ofMention,
    years,
    strange,
    used,
    ...(kernel === undefined ? {} : { kernel }),
    ...(memory === undefined ? {} : { memory }),
    ...(channel === undefined ? {} : { channel }),
  };
}

function indexAtoms(mentions: readonly Mention[]): ReadonlyMap<number, number> {
  const index = new Map<number, number>();
  mentions.forEach((mention, i) => {
    for (let at = mention.from; at < mention.to; at += 1) index.set(at, i);
  });
  return index;
}

/** More different systems, machines' systems and programs than this are no description of one host. */
const MOST_TAKERS = 16;

/**
 * The mentions that a number may belong to wherever it stands: of those that take the same numbers the first, and so
 * few that each number is looked at a bounded number of times, however long the text is.
 */
function takersAmong(mentions: readonly Mention[]): readonly number[] {
  const kinds = new Set<unknown>();
  const takers: number[] = [];
  for (const [index, { entries }] of mentions.entries()) {
    if (takers.length === MOST_TAKERS) break;
    if (entries.some((e) => e.kind === 'tool' || e.kind === 'claim')) continue;
    const before = kinds.size;
    for (const kind of entries.flatMap(kindOfTaker)) kinds.add(kind);
    if (kinds.size > before) takers.push(index);
  }
  return takers;
}

/** What decides which numbers an entry takes, see {@link takesOne}; nothing for one that takes none. */
function kindOfTaker(entry: Entry): readonly unknown[] {
  switch (entry.kind) {
    case 'system':
    case 'release':
      return [entry.system];
    case 'machine':
      return [
        systemIdOf(entry.machine),
        ...(entry.machine.generations === undefined ? [] : [YEAR]),
      ];
    case 'cpu':
      return entry.cpu.id.startsWith('apple-') ? [YEAR] : [];
    case 'software':
      return [entry.kind];
    case 'tool':
    case 'claim':
    case 'gpu':
    case 'noise':
      return [];
  }
}

const YEAR = Symbol('takes years');

/** Part of no mention, and not the digits of an unknown word such as `t480`. */
function isLoose({ atoms, mentions, mentionOf }: NumberSearch, i: number): boolean {
  const atom = atoms[i];
  if (atom?.kind !== 'number' || mentionOf.has(i)) return false;
  if (atom.join !== 'none') return true;
  if (atoms[i - 1]?.text === 'v') return true;
  const mention = mentions[mentionOf.get(i - 1) ?? -1];
  return mention !== undefined && !isNoise(mention);
}

/** The year behind "LTSC" or "LTSB" is the channel's, not a server's. */
function bindChannel(search: NumberSearch, i: number): void {
  const mention = mentionAt(search, i - 1);
  const isChannel =
    mention?.entries.some((e) => e.kind === 'claim' && e.claim.sets.ltsc === true) === true;
  if (!isChannel || !isYear(search.atoms[i]?.text ?? '')) return;
  search.used.add(i);
  search.channel ??= search.atoms[i]?.text ?? '';
}

function bindBefore(search: NumberSearch, i: number): void {
  for (let at = i - 1, steps = 0; at >= 0 && steps < NEAR; at -= 1, steps += 1) {
    if (search.atoms[at + 1]?.join === 'break') return;
    const index = search.mentionOf.get(at);
    if (index === undefined) {
      if (search.used.has(at)) continue;
      return;
    }
    const mention = search.mentions[index];
    if (mention === undefined || bind(search, i, index, mention)) return;
    if (!isPassable(mention) || BARRIERS.has(search.atoms[at]?.text ?? '')) return;
  }
}

function bindBehind(search: NumberSearch, i: number): void {
  if (search.atoms[i + 1]?.join === 'break') return;
  const index = search.mentionOf.get(i + 1);
  const mention = index === undefined ? undefined : search.mentions[index];
  if (index !== undefined && mention !== undefined) bind(search, i, index, mention);
}

/** Not so the digits of a name: the `13` of `z13` is no version of anything else. */
function bindAnywhere(search: NumberSearch, i: number): void {
  if (search.atoms[i]?.join === 'none') return;
  search.takers.some((index) => {
    const mention = search.mentions[index];
    return mention !== undefined && bind(search, i, index, mention);
  });
}

/** What has no versions that matter (Arch, Armbian) may have a number all the same. */
function noteStrange(search: NumberSearch, i: number): void {
  if (search.atoms[i]?.join === 'break') return;
  const at = search.atoms[i - 1]?.text === 'v' ? i - 2 : i - 1;
  const index = search.mentionOf.get(at);
  const mention = index === undefined ? undefined : search.mentions[index];
  if (index === undefined || mention === undefined) return;
  const system = systemOf(mention);
  if (system === undefined || system.releases.length === 0) return;
  search.used.add(i);
  if (system.releases.some((release) => release.version !== undefined))
    search.strange.set(index, search.atoms[i]?.text ?? '');
}

/** Gives the number to the mention if it can be its version or year. */
function bind(search: NumberSearch, i: number, index: number, mention: Mention): boolean {
  const text = search.atoms[i]?.text ?? '';
  const taken = takes(search, mention.entries, text);
  if (taken === undefined) return false;
  search.used.add(i);
  if (taken === 'year') search.years.push(Number(text));
  else {
    put(search.ofMention, index, text);
    const system = systemOf(mention);
    if (system !== undefined) put(search.ofSystem, system, text);
  }
  if (mention.entries.some((e) => e.kind === 'claim' && e.claim.sets.takes === 'kernel'))
    useSuffix(search, i);
  return true;
}

function put<K>(numbers: Map<K, string[]>, key: K, text: string): void {
  const before = numbers.get(key);
  if (before === undefined) numbers.set(key, [text]);
  else before.push(text);
}

function takes(search: NumberSearch, entries: readonly Entry[], text: string): Taken | undefined {
  for (const entry of entries) {
    const taken = takesOne(search, entry, text);
    if (taken !== undefined) return taken;
  }
  return undefined;
}

type Taken = 'version' | 'year';

function takesOne(search: NumberSearch, entry: Entry, text: string): Taken | undefined {
  switch (entry.kind) {
    case 'system':
    case 'release':
      return isVersionOf(search, entry.system, text) ? 'version' : undefined;
    case 'machine':
      if (entry.machine.generations !== undefined && isYear(text)) return 'year';
      return isVersionOf(search, search.systems.get(systemIdOf(entry.machine)), text)
        ? 'version'
        : undefined;
    case 'tool':
    case 'software':
      return 'version';
    case 'claim':
      return factTakes(entry.claim.sets.takes, text) ? 'version' : undefined;
    case 'cpu':
      return entry.cpu.id.startsWith('apple-') && isYear(text) ? 'year' : undefined;
    case 'gpu':
    case 'noise':
      return undefined;
  }
}

/** Numbers that a fact can be; any other is none of its values. */
const FACT_NUMBERS: Readonly<Record<NonNullable<ClaimFacts['takes']>, RegExp>> = {
  kernel: /^[2-9](?:\.\d+)*$/,
  driver: /^[1-9]\d\d(?:\.\d+)*$/,
  cuda: /^(?:[5-9]|1\d)(?:\.\d+)*$/,
  build: /^(?:\d{1,2}\.\d\.)?\d{4,5}(?:\.\d+)?$/,
  l4t: /^\d\d(?:\.\d+)*$/,
};

function factTakes(fact: ClaimFacts['takes'], text: string): boolean {
  return fact !== undefined && FACT_NUMBERS[fact].test(text);
}

function systemIdOf(machine: Machine): string {
  return machine.system?.split(' ')[0] ?? '';
}

function isYear(text: string): boolean {
  return /^(199[5-9]|20[0-3]\d)$/.test(text);
}

/** Windows takes the years of Windows Server too: `windows 2019`. */
function isVersionOf(search: NumberSearch, system: System | undefined, text: string): boolean {
  if (system === undefined) return false;
  const releases = releasesByNumber(system.releases, text);
  if (releases.length > 0)
    return system.family !== 'linux' || !isRather(search, system, releases, text);
  return system.id === 'windows' && /^(2000|2003|2008|2012|2016|2019|2022|2025)$/.test(text);
}

/** So many numbers that were said of a system already are looked at: honest descriptions say two. */
const MOST_SAID = 8;

/**
 * Whether a number is rather the kernel's version than a Linux system's: it has three parts of which the system's
 * versions have one (`debian 6.1.0` is no Debian 6), or another number said the version already, as before an update's.
 */
function isRather(
  search: NumberSearch,
  system: System,
  releases: readonly Release[],
  text: string,
): boolean {
  const isKernel = isKernelVersion(text, search.newestKernel);
  if (
    isFullKernelVersion(text, search.newestKernel) &&
    releases.every((release) => release.version?.includes('.') !== true)
  )
    return true;
  if (!isKernel && text.includes('.')) return false;
  const said = search.ofSystem.get(system)?.slice(0, MOST_SAID) ?? [];
  return said.some((number) =>
    releasesByNumber(system.releases, number).every((release) => !releases.includes(release)),
  );
}

function systemOf(mention: Mention): System | undefined {
  return mention.entries.find((e) => e.kind === 'system')?.system;
}

/** Words that may stand between a name and its version. */
function isPassable(mention: Mention): boolean {
  return mention.entries.every(
    (e) =>
      e.kind === 'noise' ||
      e.kind === 'release' ||
      (e.kind === 'system' && e.system.general === true) ||
      (e.kind === 'claim' &&
        (e.claim.sets.edition !== undefined ||
          e.claim.sets.role !== undefined ||
          e.claim.sets.bits !== undefined)),
  );
}
