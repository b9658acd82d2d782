/** Things that can't both be: asked back, never guessed. */
import { said } from '../../said.js';
import type { MissingFact } from '../host.js';
import { askContradiction, askHost } from '../ask/ask.js';
import { chooseCpu, chooseMachine, type Hardware } from './choose-machine.js';
import type { NamedSystem } from '../read/named-systems.js';
import type { Clues } from '../read/clues.js';
import { claimed, wordsOf } from '../read/clues.js';
import type { Release } from '../host-schema.js';

/** The 32-bit mode of 64-bit architectures. */
const HALF: ReadonlyMap<string, string> = new Map(Object.entries({ amd64: '386', arm64: 'arm' }));

/** A reading that may contradict itself. */
export interface Claimed {
  readonly system: NamedSystem;
  readonly release: Release | undefined;
  readonly hardware: Hardware;
  readonly architecture: string;
  readonly bits: 32 | 64;
}

/**
 * Whether what was said of hardware and system goes together.
 * @param clues - of the description
 * @param reading - what it was taken for
 * @returns the question to ask; undefined when nothing contradicts
 */
export function contradictionIn(clues: Clues, reading: Claimed): MissingFact | undefined {
  return wrongArchitecture(clues, reading) ?? wrongSystem(clues, reading);
}

function wrongArchitecture(
  clues: Clues,
  { hardware, architecture }: Claimed,
): MissingFact | undefined {
  const claim = claimed(clues, 'architecture');
  const named = chooseCpu(clues)?.mention ?? chooseMachine(clues)?.mention;
  if (claim === undefined || named === undefined) return undefined;
  if (architecture === claim || HALF.get(architecture) === claim) return undefined;
  const saying = clues.claims.find(({ value }) => value.architecture === claim)?.mention;
  return askContradiction(clues, {
    problem: said('clash.architecture', {
      part: partOf(hardware) ?? said('clash.that-machine'),
      is: architecture,
      said: claim,
    }),
    mentions: [named, ...(saying === undefined ? [] : [saying])],
  });
}

function wrongSystem(clues: Clues, reading: Claimed): MissingFact | undefined {
  const { system: named, release, hardware, architecture, bits } = reading;
  const possible: readonly string[] | undefined =
    release?.architectures ?? named.system.architectures;
  const userland = bits === 32 ? (HALF.get(architecture) ?? architecture) : architecture;
  if (possible === undefined || possible.includes(userland)) return undefined;
  const name = [named.system.name, release?.label ?? release?.version].filter(Boolean).join(' ');
  const half = userland !== architecture;
  const against = half ? undefined : (chooseCpu(clues)?.mention ?? chooseMachine(clues)?.mention);
  const mention = against ?? clues.claims.find(({ value }) => isAboutCpu(value))?.mention;
  return askContradiction(clues, {
    problem: half
      ? said('clash.no-32-bit', { system: name, architecture })
      : said('clash.system', {
          system: name,
          part: partOf(hardware) ?? architecture,
          architecture,
        }),
    mentions: [named.mention, ...(mention === undefined ? [] : [mention])].filter((i) => i >= 0),
  });
}

function isAboutCpu(claim: {
  readonly bits?: unknown;
  readonly architecture?: unknown;
  readonly vendor?: unknown;
}): boolean {
  return claim.bits !== undefined || claim.architecture !== undefined || claim.vendor !== undefined;
}

function partOf(hardware: Hardware): string | undefined {
  return hardware.cpus[0]?.name ?? hardware.machine?.name.replace(' {model}', '');
}

/**
 * Two systems that don't stand one on the other.
 * @param clues - of the description
 * @param systems - those that were named
 */
export function askConflict(clues: Clues, systems: readonly NamedSystem[]): MissingFact {
  const [a, b] = systems;
  if (a === undefined) return askHost();
  if (
    [a, b].some((named) => named?.system.family === 'windows') &&
    claimed(clues, 'environment') === 'wsl2'
  )
    return askWsl(clues, systems);
  if (b === undefined) return askHost();
  const guest = [a, b].find(({ system }) => system.family === 'linux') ?? a;
  const below = guest === a ? b : a;
  return askContradiction(clues, {
    problem: said('clash.both', { first: a.system.name, second: b.system.name }),
    mentions: [a.mention, b.mention],
    choices: [`${withNumbers(clues, guest)} vm on ${withNumbers(clues, below)}`],
  });
}

/** WSL 2 came with build 18362 (learn.microsoft.com/windows/wsl/install-manual). */
function askWsl(clues: Clues, systems: readonly NamedSystem[]): MissingFact {
  const windows = systems.find(({ system }) => system.family === 'windows');
  const name = windows === undefined ? 'That Windows' : withNumbers(clues, windows);
  return askContradiction(clues, {
    problem: said('ask.no-wsl2', { windows: name }),
    mentions: [],
    choices: [`wsl1 ${name}`, 'wsl2 windows 11', 'wsl2 windows 10 22H2'],
  });
}

function withNumbers(clues: Clues, { mention }: NamedSystem): string {
  return [wordsOf(clues, mention), ...(clues.numbers.ofMention.get(mention) ?? [])].join(' ');
}

/**
 * A Mac that was never built, or never ran that macOS: each thing that was said of it is a way out.
 * @param clues - of the description
 * @param named - the system
 */
export function askMac(clues: Clues, named: NamedSystem): MissingFact {
  const machine = chooseMachine(clues)?.mention;
  const years = clues.numbers.years.map(String);
  const choices = [
    ...(machine === undefined ? [] : [[wordsOf(clues, machine), ...years].join(' ')]),
    ...clues.cpus.map(({ mention }) => wordsOf(clues, mention)),
    ...(named.mention < 0 || named.mention === machine ? [] : [withNumbers(clues, named)]),
  ];
  return askContradiction(clues, {
    problem: said('clash.mac', { system: named.system.name }),
    mentions: [],
    choices,
  });
}
