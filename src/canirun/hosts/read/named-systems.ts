/** Which operating systems a description names, each narrowed to the releases that fit. */
import type { Clues, ReleaseClue } from './clues.js';
import { claimed, numberOf } from './clues.js';
import { chooseMachine } from '../build/choose-machine.js';
import type { Release, System } from '../host-schema.js';
import type { Lexicon } from './lexicon.js';
import { releasesByNumber } from './release-match.js';

/** A system that was named, narrowed to the releases that fit all that was said of it. */
export interface NamedSystem {
  readonly system: System;
  /** Newest first; empty: no release fits, or the system has none. */
  readonly releases: readonly Release[];
  /** Whether anything narrowed them. */
  readonly narrowed: boolean;
  /** The longest version that was typed. */
  readonly typed?: string;
  /** Numbers and names that contradict each other or are no version of it. */
  readonly unknown?: string;
  /** The distribution that it is built on, where that one's version was given instead. */
  readonly base?: NamedSystem;
  /** Where it was mentioned first; -1: implied. */
  readonly mention: number;
}

/**
 * The systems that were named, each once, in the order of the text.
 * @param clues - of the description
 * @param lexicon - the catalogue
 */
export function namedSystems(clues: Clues, lexicon: Lexicon): readonly NamedSystem[] {
  const mentioned = new Map<System, number>();
  for (const { system, mention } of clues.systems)
    if (!mentioned.has(system)) mentioned.set(system, mention);
  addServer(mentioned, clues, lexicon);
  const own = chooseMachine(clues)?.machine.system?.split(' ')[0];
  for (const clue of clues.releases) {
    const system = systemOfRelease(clue, mentioned, own);
    if (system !== undefined && !mentioned.has(system)) mentioned.set(system, clue.mention);
  }
  addMachinesOwn(mentioned, clues, lexicon);
  widen(mentioned, clues, lexicon);
  const all = [...mentioned].sort(([, a], [, b]) => a - b);
  const special = all.filter(
    ([system]) =>
      !isCovered(
        system,
        all.map(([s]) => s),
      ),
  );
  return special.map(([system, mention]) => narrow(system, mention, clues));
}

/** Windows with a word or a year of servers is Windows Server. */
function addServer(mentioned: Map<System, number>, clues: Clues, lexicon: Lexicon): void {
  const windows = lexicon.systems.get('windows');
  const server = lexicon.systems.get('windows-server');
  if (windows === undefined || server === undefined) return;
  const at = mentioned.get(windows);
  if (at === undefined || !meansServer(mentioned, clues, windows, server)) return;
  mentioned.delete(windows);
  mentioned.set(server, Math.min(at, mentioned.get(server) ?? at));
}

function meansServer(
  mentioned: ReadonlyMap<System, number>,
  clues: Clues,
  windows: System,
  server: System,
): boolean {
  if (mentioned.has(server)) return true;
  const numbers = clues.systems.flatMap((clue) => (clue.system === windows ? clue.numbers : []));
  const only = (a: System, b: System): boolean =>
    numbers.some(
      (n) =>
        releasesByNumber(a.releases, n).length > 0 && releasesByNumber(b.releases, n).length === 0,
    );
  if (only(server, windows)) return true;
  if (only(windows, server)) return false;
  const { channel } = clues.numbers;
  if (channel !== undefined) return !windows.releases.some((r) => r.ltsc === channel);
  const named = clues.releases.some(({ candidates }) =>
    candidates.every((c) => c.system === server),
  );
  return named || claimed(clues, 'role') === 'server';
}

/** `bookworm` is Debian's or Raspberry Pi OS's: the one that was named, or that the machine runs. */
function systemOfRelease(
  clue: ReleaseClue,
  mentioned: ReadonlyMap<System, number>,
  own: string | undefined,
): System | undefined {
  const named = clue.candidates.find(({ system }) => mentioned.has(system));
  if (named !== undefined) return named.system;
  const server = [...mentioned.keys()].find(({ id }) => id === 'windows-server');
  if (server !== undefined && clue.candidates.some(({ system }) => system.family === 'windows'))
    return server;
  return (clue.candidates.find(({ system }) => system.id === own) ?? clue.candidates[0])?.system;
}

/** A number behind a machine's name is a version of the system that it runs: `synology ds918+ 7.2`. */
function addMachinesOwn(mentioned: Map<System, number>, clues: Clues, lexicon: Lexicon): void {
  for (const { value, mention } of clues.machines) {
    const system = lexicon.systems.get(value.system?.split(' ')[0] ?? '');
    const numbers = clues.numbers.ofMention.get(mention) ?? [];
    if (system !== undefined && numbers.length > 0 && !mentioned.has(system))
      mentioned.set(system, mention);
  }
}

/** General words (`linux`) say nothing beside a system of the kind. */
function isCovered(system: System, all: readonly System[]): boolean {
  if (system.general !== true) return false;
  return all.some(
    (other) =>
      other !== system &&
      (other.family === system.family || other.family === 'chromeos' || system.id === 'bsd'),
  );
}

/** `raspbian 64 bit` is what Raspberry Pi OS was called before there was a 64-bit one. */
function widen(mentioned: Map<System, number>, clues: Clues, lexicon: Lexicon): void {
  if (claimed(clues, 'bits') !== 64 && claimed(clues, 'architecture') !== 'arm64') return;
  for (const [system, mention] of [...mentioned]) {
    const wide = lexicon.systems.get(system.sibling64 ?? '');
    if (wide === undefined) continue;
    mentioned.delete(system);
    mentioned.set(wide, mention);
  }
}

function narrow(system: System, mention: number, clues: Clues): NamedSystem {
  const numbers: string[] = [...clues.numbers.ofMention].flatMap(([index, texts]) =>
    isAbout(clues, index, system) ? texts : [],
  );
  const names = clues.releases.filter(({ candidates }) =>
    candidates.some((c) => c.system === system || isServerOf(system, c.system)),
  );
  const build = system.family === 'windows' ? numberOf(clues, 'build') : undefined;
  if (build !== undefined) numbers.push(build);
  if (system.id === 'windows-server' && clues.numbers.channel !== undefined)
    numbers.push(clues.numbers.channel);
  const strange = [...clues.numbers.strange].find(([index]) => isAbout(clues, index, system))?.[1];
  let releases: readonly Release[] = system.releases;
  for (const { candidates } of names)
    releases = releases.filter((r) =>
      candidates.some(
        (c) => c.release === r || (isServerOf(system, c.system) && c.release.feature === r.feature),
      ),
    );
  for (const number of [...numbers].sort((a, b) => a.length - b.length)) {
    const fitting = releasesByNumber(releases, number);
    if (fitting.length > 0 || releases.length > 0) releases = fitting;
  }
  releases = ofChannel(releases, system, clues);
  const typed = [...numbers].sort((a, b) => b.length - a.length)[0];
  const unknown =
    strange ??
    (releases.length === 0 && system.releases.length > 0 ? (typed ?? 'that version') : undefined);
  return {
    system,
    releases,
    narrowed: numbers.length + names.length > 0 || releases.length < system.releases.length,
    mention,
    ...(typed === undefined ? {} : { typed }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** The long-term channel, of the year that was said. */
function ofChannel(releases: readonly Release[], system: System, clues: Clues): readonly Release[] {
  if (claimed(clues, 'ltsc') !== true || system.id !== 'windows') return releases;
  const channel = releases.filter((r) => r.ltsc !== undefined);
  const year = clues.numbers.channel;
  const ofYear = channel.filter((r) => r.ltsc === year);
  return [ofYear, channel, releases].find((found) => found.length > 0) ?? releases;
}

/** Client and server share the names of feature releases: `21H2`. */
function isServerOf(system: System, client: System): boolean {
  return system.id === 'windows-server' && client.id === 'windows';
}

/** Whether a mention names this system, one of its releases, or a machine that runs it. */
function isAbout(clues: Clues, index: number, system: System): boolean {
  return (
    clues.mentions[index]?.entries.some((entry) => {
      if (entry.kind === 'system')
        return (
          entry.system === system ||
          entry.system.sibling64 === system.id ||
          (entry.system.id === 'windows' && system.id === 'windows-server')
        );
      if (entry.kind === 'release') return entry.system === system;
      return entry.kind === 'machine' && entry.machine.system?.split(' ')[0] === system.id;
    }) === true
  );
}
