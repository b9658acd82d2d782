/** The processor of a host, from what may be inside it and what was said of it. */
import type { HostCpu } from '../host.js';
import type { Hardware } from './choose-machine.js';
import type { Clues } from '../read/clues.js';
import { claimed, wordsOf } from '../read/clues.js';
import { defined } from '../../defined.js';
import type { CpuEntry, Release } from '../host-schema.js';

/** Extensions that an x86-64 level promises, by Linux flag (psABI, "Micro-Architecture Levels"). */
const LEVEL_FEATURES: readonly (readonly [level: number, features: readonly string[]])[] = [
  [2, ['sse4_2', 'popcnt']],
  [3, ['avx', 'avx2', 'bmi2', 'fma']],
  [4, ['avx512f', 'avx512vl']],
];

/**
 * Describes the processor.
 * @param hardware - what may be inside
 * @param architecture - as decided; an OCI name
 * @param release - of the OS, whose needs the CPU must meet when it wasn't named
 * @param clues - of the description
 */
export function describeCpu(
  hardware: Hardware,
  architecture: string,
  release: Pick<Release, 'needs'> | undefined,
  clues: Clues,
): HostCpu {
  const { cpus } = hardware;
  const variant = variantOf(cpus, architecture, release, clues);
  const virtualization =
    claimed(clues, 'virtualization') ??
    common(cpus.map((c) => c.virtualization)) ??
    hardware.machine?.virtualization;
  return {
    architecture,
    features: featuresOf(cpus, architecture, variant, clues),
    ...defined({
      variant,
      atLeast: isFloor(cpus, variant, clues) ? (true as const) : undefined,
      model: hardware.named ? modelOf(cpus, clues) : undefined,
      aarch32: common(cpus.map((c) => c.aarch32)),
      virtualization,
    }),
  };
}

/**
 * What was said, for it may be what a VM is shown of the CPU; else the lowest variant among the parts; else what
 * the OS asks for. 32-bit ARM is the exception: an ARMv6 board's kernel says ARMv7 (moby/moby#37647).
 */
function variantOf(
  cpus: readonly CpuEntry[],
  architecture: string,
  release: Pick<Release, 'needs'> | undefined,
  clues: Clues,
): string | undefined {
  const said = clues.claims.find(
    ({ value }) => value.variant !== undefined && value.architecture === architecture,
  )?.value.variant;
  if (said !== undefined && architecture !== 'arm') return said;
  const known = cpus.map((c) => c.variant);
  if (known.length > 0 && known.every((v) => v !== undefined)) return lowest(known);
  if (said !== undefined) return said;
  if (known.length > 0 && known.some((v) => v === undefined) && architecture !== 'amd64')
    return undefined;
  return release?.needs?.[architecture as keyof typeof release.needs];
}

/** Whether the variant is only the least that the CPU has: nobody named the one part, nor the variant. */
function isFloor(cpus: readonly CpuEntry[], variant: string | undefined, clues: Clues): boolean {
  if (variant === undefined || claimed(clues, 'variant') !== undefined) return false;
  return cpus.length === 0 || cpus.some((cpu) => cpu.variant !== variant);
}

function lowest(variants: readonly string[]): string | undefined {
  return [...variants].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))[0];
}

function featuresOf(
  cpus: readonly CpuEntry[],
  architecture: string,
  variant: string | undefined,
  clues: Clues,
): Readonly<Record<string, boolean>> {
  const features: Record<string, boolean> = {};
  if (architecture === 'amd64' && variant !== undefined) {
    for (const [level, names] of LEVEL_FEATURES) {
      if (Number(variant.slice(1)) >= level) for (const name of names) features[name] = true;
    }
  }
  const [first, ...rest] = cpus.map((cpu) => cpu.features ?? []);
  const shared = first?.filter((feature) => rest.every((other) => other.includes(feature))) ?? [];
  const said = clues.claims.flatMap(({ value }) => value.features ?? []);
  for (const feature of [...shared, ...said]) {
    const missing = feature.startsWith('no ');
    features[missing ? feature.slice(3) : feature] = !missing;
  }
  return features;
}

/** `i5-2500K (Sandy Bridge)`: the model as typed, and the design. */
function modelOf(cpus: readonly CpuEntry[], clues: Clues): string | undefined {
  const [cpu] = cpus;
  if (cpu === undefined) return undefined;
  const clue = clues.cpus.find(({ value }) => value === cpu);
  const isModel =
    clue !== undefined &&
    clues.mentions[clue.mention]?.entries.some((e) => e.kind === 'cpu' && e.model);
  const words = clue === undefined ? '' : wordsOf(clues, clue.mention);
  const isTyped =
    isModel === true ||
    (/\d{3}/.test(words) && !cpu.name.toLowerCase().includes(words.toLowerCase()));
  if (!isTyped)
    return cpu.variant === undefined && cpu.architecture === 'amd64' ? undefined : cpu.name;
  return `${cpu.virtual === true ? words : tidyModel(words)} (${cpu.name})`;
}

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intel: 'Intel',
    core: 'Core',
    xeon: 'Xeon',
    celeron: 'Celeron',
    pentium: 'Pentium',
    atom: 'Atom',
    silver: 'Silver',
    gold: 'Gold',
    platinum: 'Platinum',
    bronze: 'Bronze',
    ryzen: 'Ryzen',
    epyc: 'EPYC',
    threadripper: 'Threadripper',
    opteron: 'Opteron',
    athlon: 'Athlon',
    phenom: 'Phenom',
    ultra: 'Ultra',
    pro: 'Pro',
    processor: 'Processor',
  }),
);

/** Writes a model the way its maker does: `i5-2500K`, `Xeon E5-2670 v2`. */
function tidyModel(words: string): string {
  return words
    .replace(/\((?:r|tm)\)/gi, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(
      (word) =>
        SPELLINGS.get(word.toLowerCase()) ??
        (/^(?:[im]\d|v\d)/i.test(word) ? lowerFirst(word) : word.toUpperCase()),
    )
    .join(' ');
}

function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1).toUpperCase();
}

/** A value that all share; undefined if one lacks it or they differ. */
function common<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
