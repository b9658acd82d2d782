/** What runs where: on the machine, or one system inside another. */
import { said, type Said } from '../../said.js';
import type { HostEnvironment } from '../host.js';
import type { Clues } from './clues.js';
import { wordsOf } from './clues.js';
import { chooseMachine } from '../build/choose-machine.js';
import type { Machine } from '../host-schema.js';
import type { Lexicon } from './lexicon.js';
import { namedSystems, type NamedSystem } from './named-systems.js';
import { releasesByNumber } from './release-match.js';

/** What runs where. */
export interface Placement {
  readonly environment: HostEnvironment;
  /** The system that the containers' engine runs on. */
  readonly inner?: NamedSystem;
  /** The system below a VM, WSL or Crostini. */
  readonly outer?: NamedSystem;
  /** The environment wasn't said but follows. */
  readonly assumed?: Said;
  /** Systems that don't go together. */
  readonly conflict?: readonly NamedSystem[];
}

/**
 * Puts the named systems in their places.
 * @param clues - of the description
 * @param lexicon - the catalogue
 */
export function placeSystems(clues: Clues, lexicon: Lexicon): Placement {
  const systems = namedSystems(clues, lexicon);
  const said = environmentSaid(clues, systems);
  const machine = chooseMachine(clues)?.machine;
  switch (said) {
    case 'wsl1':
    case 'wsl2':
      if (lacksWsl2(said, systems, clues)) return { environment: said, conflict: systems };
      return placeInside(
        wslOf(said, systems, clues),
        systems,
        implied(lexicon, 'ubuntu'),
        'windows',
        implied(lexicon, 'windows'),
      );
    case 'crostini':
      return placeInside(
        said,
        systems,
        implied(lexicon, 'debian', '12'),
        'chromeos',
        implied(lexicon, 'chromeos'),
      );
    case 'vm':
    case 'lxc':
      return placeGuest(said, systems, clues);
    default:
      if (machine?.kind === 'chromebook' && systems.some(({ system }) => system.id === 'linux')) {
        return placeInside(
          'crostini',
          [],
          implied(lexicon, 'debian', '12'),
          'chromeos',
          implied(lexicon, 'chromeos'),
        );
      }
      return placeOnMachine(systems, said ?? environmentOf(clues, machine), said !== undefined);
  }
}

/** First build of Windows that has WSL 2 (learn.microsoft.com/windows/wsl/install-manual; backported to 1903). */
const WSL2_BUILD = 18362;

/** "WSL" without a number is WSL 2, except on a Windows that only has the first one. */
function wslOf(
  said: 'wsl1' | 'wsl2',
  systems: readonly NamedSystem[],
  clues: Clues,
): HostEnvironment {
  return !isNumbered(said, clues) && hasOnlyWsl1(systems) ? 'wsl1' : said;
}

/** WSL 2 was said together with a Windows that has none: that is asked back. */
function lacksWsl2(said: HostEnvironment, systems: readonly NamedSystem[], clues: Clues): boolean {
  return said === 'wsl2' && isNumbered(said, clues) && hasOnlyWsl1(systems);
}

function isNumbered(said: HostEnvironment, clues: Clues): boolean {
  return clues.claims.some(({ value }) => value.environment === said && value.unspecific !== true);
}

function hasOnlyWsl1(systems: readonly NamedSystem[]): boolean {
  const windows = systems.find(({ system }) => system.family === 'windows');
  if (windows?.narrowed !== true) return false;
  return windows.releases.every(({ build = 0 }) => build < WSL2_BUILD);
}

/** What a machine is without more words; clouds call an instance that is no VM `.metal`. */
function environmentOf(clues: Clues, machine: Machine | undefined): HostEnvironment {
  const mention = clues.machines.find(({ value }) => value === machine)?.mention;
  const isMetal = mention !== undefined && /\bmetal$/i.test(wordsOf(clues, mention));
  return isMetal ? 'machine' : (machine?.environment ?? 'machine');
}

/** A guest is said by words for it; by a hypervisor that it is said to be in; and by one between two systems. */
function environmentSaid(
  clues: Clues,
  systems: readonly NamedSystem[],
): HostEnvironment | undefined {
  const said = clues.claims.flatMap(({ value }) => value.environment ?? []);
  if (
    said.length === 0 &&
    clues.tools.some(
      ({ value, mention }) =>
        value.hypervisor === true && (systems.length > 1 || isInside(clues, mention)),
    )
  ) {
    return 'vm';
  }
  return (
    said.find((e) => e === 'wsl1') ?? said.find((e) => e !== 'vm' && e !== 'machine') ?? said[0]
  );
}

/** `debian in virtualbox`, `ubuntu on hyper-v`: what stands before the hypervisor is its guest. */
function isInside(clues: Clues, mention: number): boolean {
  const from = clues.mentions[mention]?.from ?? 0;
  return /^(?:in|inside|on|under|within)$/.test(clues.atoms[from - 1]?.text ?? '');
}

function implied(lexicon: Lexicon, id: string, version?: string): NamedSystem | undefined {
  const system = lexicon.systems.get(id);
  if (system === undefined) return undefined;
  const releases =
    version === undefined ? system.releases : releasesByNumber(system.releases, version);
  return { system, releases, narrowed: version !== undefined, mention: -1 };
}

function placeInside(
  environment: HostEnvironment,
  systems: readonly NamedSystem[],
  usualInner: NamedSystem | undefined,
  outerFamily: string,
  usualOuter: NamedSystem | undefined,
): Placement {
  const outer = systems.find(({ system }) => system.family === outerFamily) ?? usualOuter;
  const inner =
    systems.find(({ system }) => system.family === 'linux' && system.general !== true) ??
    usualInner;
  return {
    environment,
    ...(inner === undefined ? {} : { inner }),
    ...(outer === undefined ? {} : { outer }),
  };
}

/** In a VM: the system named next to the word for it, the other one being what it runs on. */
function placeGuest(
  environment: HostEnvironment,
  systems: readonly NamedSystem[],
  clues: Clues,
): Placement {
  const guests = systems.filter(({ system }) => system.hypervisor !== true);
  const below = systems.find(({ system }) => system.hypervisor === true);
  const word = clues.claims.find(({ value }) => value.environment === environment)?.mention ?? 0;
  const ranked = [...guests].sort((a, b) => distance(a, word) - distance(b, word));
  const [inner, other] = ranked;
  const outer = below ?? other;
  return {
    environment,
    ...(inner === undefined ? {} : { inner }),
    ...(outer === undefined ? {} : { outer }),
  };
}

/** How far a system's name is from a word; names behind it count as a little farther. */
function distance(named: NamedSystem, word: number): number {
  return named.mention <= word ? word - named.mention : named.mention - word + 0.5;
}

function placeOnMachine(
  systems: readonly NamedSystem[],
  environment: HostEnvironment,
  isSaid: boolean,
): Placement {
  const [first, second, third] = systems;
  if (first === undefined) return { environment };
  if (second === undefined) return { environment, inner: first };
  if (third !== undefined) return { environment, conflict: systems };
  const hypervisor = systems.find(({ system }) => system.hypervisor === true);
  const guest = systems.find((s) => s !== hypervisor);
  if (hypervisor !== undefined && guest !== undefined) {
    return {
      environment: 'vm',
      inner: guest,
      outer: hypervisor,
      assumed: said('assumed.vm-on', {
        system: guest.system.name,
        on: hypervisor.system.name,
      }),
    };
  }
  const related = relatedPair(first, second);
  if (related !== undefined) return { environment, inner: related };
  return isSaid ? { environment, conflict: systems } : placePair(first, second, environment);
}

/** A system and the one that it is built on are one host: `linux mint ubuntu`, `armbian ubuntu 22.04`. */
function relatedPair(a: NamedSystem, b: NamedSystem): NamedSystem | undefined {
  if (a.system.basedOn?.includes(b.system.id) === true) return onBase(a, b);
  return b.system.basedOn?.includes(a.system.id) === true ? onBase(b, a) : undefined;
}

/** Where only the base was given a version, it says the release: by the same number, else what its userland is. */
function onBase(derived: NamedSystem, base: NamedSystem): NamedSystem {
  if (derived.narrowed || !base.narrowed) return derived;
  const versions = new Set(base.releases.map((release) => release.version));
  const releases = derived.releases.filter(
    (r) => r.version !== undefined && versions.has(r.version),
  );
  return releases.length > 0 ? { ...derived, releases, narrowed: true } : { ...derived, base };
}

/** Linux with a Windows that has WSL 2, or with macOS: one runs inside the other. */
function placePair(a: NamedSystem, b: NamedSystem, environment: HostEnvironment): Placement {
  const linux = [a, b].find(({ system }) => system.family === 'linux');
  const outer = [a, b].find(
    ({ system }) => system.family === 'windows' || system.family === 'macos',
  );
  if (linux === undefined || outer === undefined) return { environment, conflict: [a, b] };
  if (outer.system.family === 'macos') {
    return {
      environment: 'vm',
      inner: linux,
      outer,
      assumed: said('assumed.vm-on', { system: linux.system.name, on: 'macOS' }),
    };
  }
  const modern = outer.releases.some((r) => (r.build ?? 0) >= WSL2_BUILD);
  if (!modern) return { environment, conflict: [a, b] };
  return {
    environment: 'wsl2',
    inner: linux,
    outer,
    assumed: said('assumed.wsl2', { system: linux.system.name }),
  };
}
