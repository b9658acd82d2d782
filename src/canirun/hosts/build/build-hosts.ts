/** Builds the readings of a description from its clues. */
import { said, sameSentence } from '../../said.js';
import type { Assumption, Host, MissingFact } from '../host.js';
import {
  askHost,
  askMacChip,
  askModel,
  askProcessor,
  askRelease,
  askSystem,
  askVersion,
} from '../ask/ask.js';
import { buildBareHost, buildHost } from './build-host.js';
import {
  architectureSaid,
  chooseCpu,
  chooseHardware,
  chooseMachine,
  hardwareOf,
  type Hardware,
} from './choose-machine.js';
import { chooseMacs, isMac } from './choose-mac.js';
import { chooseRelease } from './choose-release.js';
import type { NamedSystem } from '../read/named-systems.js';
import { placeSystems, type Placement } from '../read/place-systems.js';
import type { Clues } from '../read/clues.js';
import { claimed, numberOf } from '../read/clues.js';
import { askConflict, askMac } from './contradictions.js';
import type { Machine } from '../host-schema.js';
import type { Lexicon } from '../read/lexicon.js';
import { releaseLabel } from '../read/release-match.js';
import { tellApart } from './tell-apart.js';

/** What a description was understood as, before its words are said back. */
export interface BuiltHosts {
  readonly readings: readonly Host[];
  readonly assumed: readonly Assumption[];
  readonly missing: readonly MissingFact[];
}

/** More readings than this are no answer but a question. */
const MAX_READINGS = 6;

/**
 * Builds the readings.
 * @param clues - of the description
 * @param lexicon - the catalogue
 */
export function buildHosts(clues: Clues, lexicon: Lexicon): BuiltHosts {
  const placement = placeSystems(clues, lexicon);
  if (placement.conflict !== undefined) return only(askConflict(clues, placement.conflict));
  const named = [placement.inner, placement.outer].filter((s) => s !== undefined);
  const strange = named.find(({ unknown }) => unknown !== undefined);
  if (strange !== undefined) return only(askRelease(strange));
  const machine = chooseMachine(clues)?.machine ?? impliedMachine(placement, clues, lexicon);
  const inner =
    placement.inner ??
    systemOfMachine(machine, clues, lexicon) ??
    systemOfTool(clues, lexicon) ??
    impliedLinux(placement, clues, lexicon);
  if (inner === undefined) return withoutSystem(clues, lexicon, machine, placement);
  if (isTooGeneral(inner, clues, machine)) return only(askVersion(clues, inner));
  const hardware = hardwareFor(clues, lexicon, placement, inner, machine);
  if (hardware.length === 0) return only(askMac(clues, inner));
  return readingsOf(clues, placement, inner, hardware, machine);
}

function only(missing: MissingFact): BuiltHosts {
  return { readings: [], assumed: [], missing: [missing] };
}

function readingsOf(
  clues: Clues,
  placement: Placement,
  inner: NamedSystem,
  hardware: readonly Hardware[],
  machine: Machine | undefined,
): BuiltHosts {
  const several = severalOf(hardware);
  const built = several.map((h) => buildHost(clues, placement, inner, h));
  const possible = built.filter(({ problem }) => problem === undefined);
  const problem = built.find((b) => b.problem !== undefined)?.problem;
  if (possible.length === 0 && problem !== undefined) return only(problem);
  const readings = possible.map(({ host }) => host);
  return {
    readings,
    assumed: unique([
      ...assumptions(clues, placement, inner, machine),
      ...possible.flatMap(({ assumed }) => assumed),
    ]),
    missing:
      readings.length > 1
        ? [
            askWhich(
              clues,
              several.filter((_, i) => built[i]?.problem === undefined),
              machine,
            ),
          ]
        : [],
  };
}

/** Of several possibilities none was named, so none is shown as if it had been. */
function severalOf(hardware: readonly Hardware[]): readonly Hardware[] {
  const most = hardware.slice(0, MAX_READINGS);
  if (most.length < 2) return most;
  return most.map((h) => ({ ...h, named: false, apart: tellApart(h, most) }));
}

function unique(assumed: readonly Assumption[]): readonly Assumption[] {
  return assumed.filter((a, i) => assumed.findIndex((b) => sameSentence(b.text, a.text)) === i);
}

/** Raspberry Pi OS runs on a Raspberry Pi even if nobody says so. */
function impliedMachine({ inner }: Placement, clues: Clues, lexicon: Lexicon): Machine | undefined {
  const onPi = inner?.system.id === 'raspbian' || inner?.system.id === 'raspberry-pi-os';
  if (!onPi || chooseCpu(clues) !== undefined || architectureSaid(clues) === 'arm')
    return undefined;
  return lexicon.machines.find((m) => m.name === 'Raspberry Pi');
}

/** Only Linux has system containers and says its kernel's version by itself. */
function impliedLinux(
  { environment, outer }: Placement,
  clues: Clues,
  lexicon: Lexicon,
): NamedSystem | undefined {
  const system = lexicon.systems.get('linux');
  const says = environment === 'lxc' || numberOf(clues, 'kernel') !== undefined;
  if (system === undefined || !says || outer?.system.family === 'windows') return undefined;
  return { system, releases: [], narrowed: false, mention: -1 };
}

function systemOfMachine(
  machine: Machine | undefined,
  clues: Clues,
  lexicon: Lexicon,
): NamedSystem | undefined {
  return usualSystem(machine?.system ?? (isMac(clues) ? 'macos' : ''), lexicon);
}

/** @param usual - `id` or `id version` */
function usualSystem(usual: string, lexicon: Lexicon): NamedSystem | undefined {
  const [id = '', ...rest] = usual.split(' ');
  const system = lexicon.systems.get(id);
  if (system === undefined) return undefined;
  const version = rest.join(' ');
  const releases =
    version === '' ? system.releases : system.releases.filter((r) => r.version === version);
  return { system, releases, narrowed: version !== '', mention: -1 };
}

/** A managed cluster's nodes run the system of whoever manages it. */
function systemOfTool(clues: Clues, lexicon: Lexicon): NamedSystem | undefined {
  const usual = clues.tools.find(({ value }) => value.system !== undefined)?.value.system;
  return usualSystem(usual ?? '', lexicon);
}

/** A bare "windows" or "linux"; what a machine, a CPU or a kernel adds makes a Linux worth judging. */
function isTooGeneral(
  { system, narrowed }: NamedSystem,
  clues: Clues,
  machine: Machine | undefined,
): boolean {
  if (system.needsVersion === true) return !narrowed;
  if (system.general !== true) return false;
  if (system.id !== 'linux') return true;
  const known =
    machine !== undefined ||
    chooseCpu(clues) !== undefined ||
    architectureSaid(clues) !== undefined;
  return (
    !known && numberOf(clues, 'kernel') === undefined && claimed(clues, 'environment') === undefined
  );
}

function withoutSystem(
  clues: Clues,
  lexicon: Lexicon,
  machine: Machine | undefined,
  placement: Placement,
): BuiltHosts {
  const architecture = architectureSaid(clues);
  if (machine === undefined && chooseCpu(clues) === undefined && architecture === undefined) {
    const isGuest = placement.outer !== undefined || claimed(clues, 'environment') !== undefined;
    return only(isGuest ? askSystem(clues, undefined) : askHost());
  }
  const hardware = severalOf(chooseHardware(clues, lexicon));
  return {
    readings: hardware.map((h) => buildBareHost(clues, h, placement.environment)),
    assumed: [],
    missing: [
      ...(machine?.choices === undefined ? [] : [askModel(machine)]),
      askSystem(clues, hardware[0]?.architecture ?? architecture),
    ],
  };
}

function hardwareFor(
  clues: Clues,
  lexicon: Lexicon,
  placement: Placement,
  inner: NamedSystem,
  machine: Machine | undefined,
): readonly Hardware[] {
  if (isMac(clues)) {
    const macos = [inner, placement.outer].find((s) => s?.system.id === 'macos');
    const versions =
      macos?.narrowed === true ? macos.releases.flatMap((r) => r.version ?? []) : undefined;
    return chooseMacs(clues, lexicon, versions);
  }
  return machine === undefined || chooseMachine(clues) !== undefined
    ? chooseHardware(clues, lexicon)
    : hardwareOf(machine, clues, lexicon);
}

function assumptions(
  clues: Clues,
  placement: Placement,
  inner: NamedSystem,
  machine: Machine | undefined,
): readonly Assumption[] {
  const assumed: Assumption[] = [];
  if (placement.assumed !== undefined)
    assumed.push({ fact: 'environment', text: placement.assumed });
  // A Mac has macOS, and a closed console what it has: nothing to assume.
  if (inner.mention < 0 && !['macos', 'console'].includes(inner.system.id)) {
    assumed.push({ fact: 'os', text: said('assumed.usual', { system: inner.system.name }) });
  }
  if (placement.outer !== undefined && placement.outer.mention < 0) {
    assumed.push({
      fact: 'outer-os',
      text: said('assumed.below', { system: nameOf(placement.outer) }),
    });
  }
  if (chooseCpu(clues) !== undefined || machine !== undefined || isMac(clues)) return assumed;
  if (architectureSaid(clues) === undefined) {
    const usual = inner.system.architectures?.[0] ?? 'amd64';
    assumed.push({
      fact: 'cpu-architecture',
      text: usual === 'amd64' ? said('assumed.x86') : usual,
    });
  }
  if (claimed(clues, 'bits') === undefined && claimed(clues, 'architecture') === undefined) {
    const isHalf =
      inner.system.bits === 32 ||
      inner.releases.every((r) => r.architectures?.includes('amd64') === false);
    if (!isHalf) assumed.push({ fact: 'bits', text: said('assumed.64-bit') });
  }
  return assumed;
}

function nameOf(named: NamedSystem): string {
  const release = chooseRelease(named);
  return release === undefined ? named.system.name : releaseLabel(named.system, release);
}

function askWhich(
  clues: Clues,
  hardware: readonly Hardware[],
  machine: Machine | undefined,
): MissingFact {
  if (machine?.choices !== undefined) return askModel(machine);
  return isMac(clues) ? askMacChip(clues, hardware) : askProcessor(clues, hardware);
}
