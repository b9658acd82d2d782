/** Which Macs are meant: a line's generations, narrowed by year, chip and macOS. */
import type { Clues } from '../read/clues.js';
import { claimed } from '../read/clues.js';
import { architectureSaid, chooseCpu, chooseMachine, type Hardware } from './choose-machine.js';
import type { CpuEntry, Generation, Machine, System } from '../host-schema.js';
import type { Lexicon } from '../read/lexicon.js';
import { newestRelease } from '../read/release-match.js';

/**
 * Whether a description is about a Mac.
 * @param clues - of the description
 */
export function isMac(clues: Clues): boolean {
  const machine = chooseMachine(clues)?.machine;
  if (machine !== undefined) return machine.generations !== undefined;
  if (clues.systems.some(({ system }) => system.id === 'ios')) return false;
  if (clues.systems.some(({ system }) => system.id === 'macos')) return true;
  if (clues.releases.some(({ candidates }) => candidates.some((c) => c.system.id === 'macos')))
    return true;
  return (
    chooseCpu(clues)?.cpu.id.startsWith('apple-') === true || claimed(clues, 'vendor') === 'apple'
  );
}

/**
 * The Macs that fit what was said.
 * @param clues - of the description
 * @param lexicon - the catalogue
 * @param versions - the macOS releases that fit, if macOS is what runs on it
 * @returns one possibility for each architecture; none when what was said contradicts itself
 */
export function chooseMacs(
  clues: Clues,
  lexicon: Lexicon,
  versions: readonly string[] | undefined,
): readonly Hardware[] {
  const any = lexicon.machines.find((m) => m.name === 'Mac');
  const machine = chooseMachine(clues)?.machine ?? any;
  const macos = lexicon.systems.get('macos');
  if (machine === undefined || macos === undefined) return [];
  const order = macos.releases.map((r) => r.version ?? '');
  const cpu = chooseCpu(clues)?.cpu;
  const fits = (generation: Generation): boolean =>
    hasYear(generation, clues.numbers.years) && runsOneOf(generation, versions, order);
  const named = options(machine, lexicon, cpu, clues).filter(({ generation }) => fits(generation));
  const found =
    named.length > 0
      ? named
      : options(any ?? machine, lexicon, cpu, clues).filter(({ generation }) => fits(generation));
  return ['arm64', 'amd64', '386', 'ppc']
    .flatMap((architecture) => {
      const group = found.filter((option) => option.cpu.architecture === architecture);
      return group.length === 0 ? [] : [toHardware(machine, group, order, cpu, macos, versions)];
    })
    .filter((hardware, i, all) => i === 0 || isWorthAsking(hardware, all, clues));
}

interface Option {
  readonly generation: Generation;
  readonly cpu: CpuEntry;
}

/** Generations with each of their chips that agree with the chip, vendor or architecture that was named. */
function options(
  machine: Machine,
  lexicon: Lexicon,
  named: CpuEntry | undefined,
  clues: Clues,
): readonly Option[] {
  const said = named?.architecture ?? architectureSaid(clues);
  const all = (machine.generations ?? []).flatMap((generation) =>
    generation.cpus.flatMap((id) => {
      const cpu = lexicon.cpus.get(id);
      return cpu === undefined ? [] : [{ generation, cpu }];
    }),
  );
  const exact = all.filter(({ cpu }) => cpu.id === named?.id);
  if (exact.length > 0 || named?.id.startsWith('apple-') === true) return exact;
  return all.filter(
    ({ cpu }) =>
      said === undefined ||
      cpu.architecture === said ||
      (said === 'amd64' && cpu.architecture === '386'),
  );
}

function hasYear({ years }: Generation, said: readonly number[]): boolean {
  return said.every((year) => year >= years[0] && year <= years[1]);
}

function runsOneOf(
  { runs }: Generation,
  versions: readonly string[] | undefined,
  order: readonly string[],
): boolean {
  if (versions === undefined || runs === undefined) return true;
  const [oldest, newest] = runs.map((version) => order.indexOf(version));
  return versions.some(
    (v) => order.indexOf(v) <= (oldest ?? 0) && order.indexOf(v) >= (newest ?? 0),
  );
}

/** Someone who says just "mac" has a 64-bit one; older ones are said by year, chip or system. */
function isWorthAsking(hardware: Hardware, all: readonly Hardware[], clues: Clues): boolean {
  if (clues.numbers.years.length > 0) return true;
  const wide = all.some(
    (other) => other.architecture === 'arm64' || other.architecture === 'amd64',
  );
  return !wide || (hardware.architecture !== '386' && hardware.architecture !== 'ppc');
}

/** Joins the options of one architecture; without a release being said, only those that run the newest. */
function toHardware(
  machine: Machine,
  group: readonly Option[],
  order: readonly string[],
  named: CpuEntry | undefined,
  macos: System,
  versions: readonly string[] | undefined,
): Hardware {
  const usable = macos.releases.filter((r) => versions?.includes(r.version ?? '') ?? true);
  const newest = newestRelease(
    usable.filter((r) => group.some((o) => runsOneOf(o.generation, [r.version ?? ''], order))),
  );
  const current = group.filter(
    (o) => newest === undefined || runsOneOf(o.generation, [newest.version ?? ''], order),
  );
  const cpus = [...new Set((current.length > 0 ? current : group).map((o) => o.cpu))];
  const runs = group.map((o) => o.generation.runs).find((r) => r !== undefined);
  const indices = group.flatMap((o) =>
    (o.generation.runs ?? []).map((version) => order.indexOf(version)),
  );
  const exactlyNamed = named !== undefined && !cpus.includes(named) ? [named] : cpus;
  return {
    machine,
    cpus: exactlyNamed,
    architecture: group[0]?.cpu.architecture ?? machine.architecture ?? 'arm64',
    ...(runs === undefined
      ? {}
      : { runs: [order[Math.max(...indices)] ?? '', order[Math.min(...indices)] ?? ''] as const }),
    named: exactlyNamed.length === 1,
  };
}
