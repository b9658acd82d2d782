/** Which machine and which processors are meant. */
import type { SaidValue } from '../../said.js';
import type { Clues } from '../read/clues.js';
import { claimed } from '../read/clues.js';
import type { CpuEntry, Machine } from '../host-schema.js';
import type { Lexicon } from '../read/lexicon.js';

/** One possible hardware; several stand for a part that was left open. */
export interface Hardware {
  readonly machine?: Machine;
  /** As shown: the machine's name with the model that was typed. */
  readonly machineName?: string;
  /** What may be inside; more than one: parts that don't differ in facts, or whose common facts count. */
  readonly cpus: readonly CpuEntry[];
  readonly architecture?: string;
  /** Oldest and newest release of the machine's own system that it runs. */
  readonly runs?: readonly [oldest: string, newest: string];
  /** Whether the part was named, so that its model may be shown. */
  readonly named: boolean;
  /** Where there are several: what tells this one from the others, to go behind "with". */
  readonly apart?: SaidValue;
}

/**
 * The machine that a description is about: of several names the one that says most.
 * @param clues - of the description
 * @returns the machine with the index of its mention
 */
export function chooseMachine(
  clues: Clues,
): { readonly machine: Machine; readonly mention: number } | undefined {
  const ranked = clues.machines
    .map(({ value, mention }) => ({
      machine: value,
      mention,
      weight: weigh(clues, value, mention),
    }))
    .sort((a, b) => b.weight - a.weight);
  return ranked[0];
}

/** Longer names say more; lines with several models say less than one model. */
function weigh(clues: Clues, machine: Machine, mention: number): number {
  const found = clues.mentions[mention];
  const length = found === undefined ? 0 : found.to - found.from;
  return length - (machine.choices === undefined ? 0 : 10) - (machine.name === 'Mac' ? 5 : 0);
}

/**
 * The processor that was named. A virtual CPU model is what a VM's kernel sees, whatever is below;
 * a model number says more than a design's name, and a design more than a brand.
 * @param clues - of the description
 */
export function chooseCpu(
  clues: Clues,
): { readonly cpu: CpuEntry; readonly mention: number } | undefined {
  const ranked = clues.cpus
    .map(({ value, mention }) => ({
      cpu: value,
      mention,
      weight:
        (value.virtual === true ? 4 : 0) +
        (isModel(clues, mention) ? 2 : 0) +
        (value.variant === undefined ? 0 : 1),
    }))
    .sort((a, b) => b.weight - a.weight);
  return ranked[0];
}

function isModel(clues: Clues, mention: number): boolean {
  return clues.mentions[mention]?.entries.some((e) => e.kind === 'cpu' && e.model) === true;
}

/** Architectures of which no part runs a 64-bit system. */
export const ARCHITECTURES_OF_32_BITS: ReadonlySet<string> = new Set([
  '386',
  'arm',
  'ppc',
  'mips',
  'mipsle',
]);

/**
 * The hardware that fits all that was said of it, apart from Macs.
 * @param clues - of the description
 * @param lexicon - the catalogue
 * @returns at least one possibility
 */
export function chooseHardware(clues: Clues, lexicon: Lexicon): readonly Hardware[] {
  const machine = chooseMachine(clues)?.machine;
  const cpu = chooseCpu(clues)?.cpu;
  const base = machine === undefined ? {} : { machine };
  if (cpu !== undefined)
    return [{ ...base, cpus: [cpu], architecture: cpu.architecture, named: true }];
  if (machine !== undefined) return hardwareOf(machine, clues, lexicon);
  const architecture = architectureSaid(clues);
  return [{ cpus: [], ...(architecture === undefined ? {} : { architecture }), named: false }];
}

/**
 * What may be inside a machine.
 * @param machine - the machine
 * @param clues - of the description, which may narrow it
 * @param lexicon - the catalogue
 */
export function hardwareOf(machine: Machine, clues: Clues, lexicon: Lexicon): readonly Hardware[] {
  const inside = (machine.cpus ?? []).flatMap((id) => lexicon.cpus.get(id) ?? []);
  if (inside.length === 0) {
    const architecture = machine.architecture ?? architectureSaid(clues);
    return [
      { machine, cpus: [], ...(architecture === undefined ? {} : { architecture }), named: false },
    ];
  }
  const isRented = machine.environment !== undefined;
  return alike(fitting(inside, clues)).map((cpus) => ({
    machine,
    cpus,
    architecture: cpus[0]?.architecture ?? 'amd64',
    named: cpus.length === 1 && !isRented,
  }));
}

/**
 * The architecture that words alone tell.
 * @param clues - of the description
 */
export function architectureSaid(clues: Clues): string | undefined {
  const said = claimed(clues, 'architecture');
  if (said !== undefined) return said;
  const vendors = clues.claims.flatMap(({ value }) => value.vendor ?? []);
  if (vendors.includes('arm') || vendors.includes('apple'))
    return claimed(clues, 'bits') === 32 ? 'arm' : 'arm64';
  return vendors.length > 0 ? 'amd64' : undefined;
}

/** Parts of the architecture and the width that were said, if there are any. */
function fitting(cpus: readonly CpuEntry[], clues: Clues): readonly CpuEntry[] {
  const said = architectureSaid(clues);
  const wide = claimed(clues, 'bits') === 64 || claimed(clues, 'kernelBits') === 64;
  const fit = cpus.filter(({ architecture }) =>
    said === undefined
      ? wide && !ARCHITECTURES_OF_32_BITS.has(architecture)
      : architecture === said,
  );
  return fit.length > 0 ? fit : cpus;
}

/** Parts with the same facts belong together. */
function alike(cpus: readonly CpuEntry[]): readonly (readonly CpuEntry[])[] {
  const groups = new Map<string, CpuEntry[]>();
  for (const cpu of cpus) {
    const key = JSON.stringify([
      cpu.architecture,
      cpu.variant,
      [...(cpu.features ?? [])].sort(),
      cpu.aarch32,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), cpu]);
  }
  return [...groups.values()];
}
