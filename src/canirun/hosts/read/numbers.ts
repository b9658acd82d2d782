/** Gives the loose numbers of a description to what they belong to. */
import type { Atom } from './atoms.js';
import type { Entry } from './lexicon.js';
import type { Machine, System } from '../host-schema.js';
import type { Mention } from './mentions.js';
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
  /** Numbers right behind a system's name that are none of its versions, by index of the mention. */
  readonly strange: ReadonlyMap<number, string>;
  /** Indices of the atoms that are accounted for. */
  readonly used: ReadonlySet<number>;
}

const UNITS = new Set(
  'gb gib g mb mib m tb tib ghz mhz inch zoll cores core vcpu vcpus cpus threads nodes years w watt'.split(
    ' ',
  ),
);
const MEMORY_UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    gb: 2 ** 30,
    gib: 2 ** 30,
    g: 2 ** 30,
    mb: 2 ** 20,
    mib: 2 ** 20,
  }),
);
const MEMORY_WORDS = new Set(['ram', 'memory', 'mem']);
/** Words across which a version does not belong to the name before them: `docker on 22.04 ubuntu`. */
const BARRIERS = new Set(
  'on in with without and or inside under over via through at to for from using running runs run by as'.split(
    ' ',
  ),
);
/** More words between a name and its version mean that they don't belong together. */
const NEAR = 4;

interface Search {
  readonly atoms: readonly Atom[];
  readonly mentions: readonly Mention[];
  readonly systems: ReadonlyMap<string, System>;
  /** Index of the mention that an atom is part of. */
  readonly mentionOf: ReadonlyMap<number, number>;
  readonly ofMention: Map<number, string[]>;
  readonly years: number[];
  readonly strange: Map<number, string>;
  readonly used: Set<number>;
  memory?: number;
  channel?: string;
}

/**
 * Binds numbers: to the name before them, else to the name right behind them, else to any system that has such
 * a version.
 * @param atoms - of the description
 * @param mentions - of the description
 * @param systems - the catalogue's systems by id
 */
export function bindNumbers(
  atoms: readonly Atom[],
  mentions: readonly Mention[],
  systems: ReadonlyMap<string, System>,
): NumberBinding {
  const search: Search = {
    atoms,
    mentions,
    systems,
    mentionOf: indexAtoms(mentions),
    ofMention: new Map(),
    years: [],
    strange: new Map(),
    used: new Set(),
  };
  const loose = atoms.flatMap((_, i) => (isLoose(search, i) ? [i] : []));
  for (const i of loose) bindUnit(search, i);
  for (const i of loose) bindChannel(search, i);
  for (const i of loose) bindBefore(search, i);
  for (const i of loose) bindBehind(search, i);
  for (const i of loose) bindAnywhere(search, i);
  for (const i of loose) noteStrange(search, i);
  const { ofMention, years, strange, used, memory, channel } = search;
  return {
    ofMention,
    years,
    strange,
    used,
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

/** Part of no mention, and not the digits of an unknown word such as `t480`. */
function isLoose({ atoms, mentions, mentionOf }: Search, i: number): boolean {
  const atom = atoms[i];
  if (atom?.kind !== 'number' || mentionOf.has(i)) return false;
  if (atom.join !== 'none') return true;
  if (atoms[i - 1]?.text === 'v') return true;
  const mention = mentions[mentionOf.get(i - 1) ?? -1];
  return mention !== undefined && !isNoise(mention);
}

/** Amounts (`8 GB`, `4 cores`, `13 inch`) are no versions; an amount of memory is kept. */
function bindUnit(search: Search, i: number): void {
  const { atoms, mentions, mentionOf, used } = search;
  const unit = atoms[i + 1];
  if (unit === undefined || unit.join === 'break' || !UNITS.has(unit.text)) return;
  const mention = mentions[mentionOf.get(i + 1) ?? -1];
  if (mention !== undefined && !isNoise(mention)) return;
  used.add(i).add(i + 1);
  const scale = MEMORY_UNITS.get(unit.text);
  const isMemory =
    MEMORY_WORDS.has(atoms[i + 2]?.text ?? '') || MEMORY_WORDS.has(atoms[i - 1]?.text ?? '');
  if (scale !== undefined && isMemory)
    search.memory ??= Number.parseFloat(atoms[i]?.text ?? '') * scale;
}

/** The year behind "LTSC" or "LTSB" is the channel's, not a server's. */
function bindChannel(search: Search, i: number): void {
  const mention = search.mentions[search.mentionOf.get(i - 1) ?? -1];
  const isChannel =
    mention?.entries.some((e) => e.kind === 'claim' && e.claim.sets.ltsc === true) === true;
  if (!isChannel || !isYear(search.atoms[i]?.text ?? '')) return;
  search.used.add(i);
  search.channel ??= search.atoms[i]?.text ?? '';
}

function bindBefore(search: Search, i: number): void {
  if (search.used.has(i)) return;
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

function bindBehind(search: Search, i: number): void {
  if (search.used.has(i) || search.atoms[i + 1]?.join === 'break') return;
  const index = search.mentionOf.get(i + 1);
  const mention = index === undefined ? undefined : search.mentions[index];
  if (index !== undefined && mention !== undefined) bind(search, i, index, mention);
}

/** Not so the digits of a name: the `13` of `z13` is no version of anything else. */
function bindAnywhere(search: Search, i: number): void {
  if (search.used.has(i) || search.atoms[i]?.join === 'none') return;
  search.mentions.some(
    (mention, index) =>
      !mention.entries.some((e) => e.kind === 'tool' || e.kind === 'claim') &&
      bind(search, i, index, mention),
  );
}

function noteStrange(search: Search, i: number): void {
  if (search.used.has(i) || search.atoms[i]?.join === 'break') return;
  const index = search.mentionOf.get(i - 1);
  const mention = index === undefined ? undefined : search.mentions[index];
  if (index === undefined || mention === undefined) return;
  const system = systemOf(mention);
  if (system === undefined || system.releases.length === 0) return;
  search.strange.set(index, search.atoms[i]?.text ?? '');
  search.used.add(i);
}

/** Gives the number to the mention if it can be its version or year. */
function bind(search: Search, i: number, index: number, mention: Mention): boolean {
  const text = search.atoms[i]?.text ?? '';
  const taken = takes(search, mention.entries, text);
  if (taken === undefined) return false;
  search.used.add(i);
  if (taken === 'year') search.years.push(Number(text));
  else search.ofMention.set(index, [...(search.ofMention.get(index) ?? []), text]);
  return true;
}

function takes(search: Search, entries: readonly Entry[], text: string): Taken | undefined {
  for (const entry of entries) {
    const taken = takesOne(search, entry, text);
    if (taken !== undefined) return taken;
  }
  return undefined;
}

type Taken = 'version' | 'year';

function takesOne({ systems }: Search, entry: Entry, text: string): Taken | undefined {
  switch (entry.kind) {
    case 'system':
    case 'release':
      return isVersionOf(entry.system, text) ? 'version' : undefined;
    case 'machine':
      if (entry.machine.generations !== undefined && isYear(text)) return 'year';
      return isVersionOf(systems.get(systemIdOf(entry.machine)), text) ? 'version' : undefined;
    case 'tool':
      return 'version';
    case 'claim':
      return entry.claim.sets.takes === undefined ? undefined : 'version';
    case 'cpu':
      return entry.cpu.id.startsWith('apple-') && isYear(text) ? 'year' : undefined;
    case 'gpu':
    case 'noise':
      return undefined;
  }
}

function systemIdOf(machine: Machine): string {
  return machine.system?.split(' ')[0] ?? '';
}

function isYear(text: string): boolean {
  return /^(199[5-9]|20[0-3]\d)$/.test(text);
}

/** Windows takes the years of Windows Server too: `windows 2019`. */
function isVersionOf(system: System | undefined, text: string): boolean {
  if (system === undefined) return false;
  if (releasesByNumber(system.releases, text).length > 0) return true;
  return system.id === 'windows' && /^(2000|2003|2008|2012|2016|2019|2022|2025)$/.test(text);
}

function systemOf(mention: Mention): System | undefined {
  return mention.entries.find((e) => e.kind === 'system')?.system;
}

function isNoise(mention: Mention): boolean {
  return mention.entries.every((e) => e.kind === 'noise');
}

/** Words that may stand between a name and its version. */
function isPassable(mention: Mention): boolean {
  return mention.entries.every(
    (e) =>
      e.kind === 'noise' ||
      e.kind === 'release' ||
      (e.kind === 'claim' &&
        (e.claim.sets.edition !== undefined ||
          e.claim.sets.role !== undefined ||
          e.claim.sets.bits !== undefined)),
  );
}
