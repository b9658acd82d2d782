/** How hosts and machines are shown to people. */
import type { HostEnvironment, HostOs } from './host.js';
import type { Clues } from './read/clues.js';
import { wordsOf } from './read/clues.js';
import type { Machine } from './host-schema.js';

/** Words before a model that its shown name has already, or doesn't need. */
const NOT_SHOWN = new Set(
  'aws ec2 amazon azure gcp gce google cloud standard syno synolgy diskstation instance'.split(' '),
);

/**
 * A machine's name with the model as it was typed.
 * @param clues - of the description
 * @param machine - the machine
 */
export function machineName(clues: Clues, machine: Machine): string {
  const mention = clues.machines.find(({ value }) => value === machine)?.mention;
  if (mention === undefined || !machine.name.includes('{model}')) {
    return machine.name.replace('{model}', '').trim();
  }
  const brand = machine.name.toLowerCase();
  const words = wordsOf(clues, mention)
    .split(/[\s_]+/)
    .filter((word) => !NOT_SHOWN.has(word.toLowerCase()) && !brand.includes(word.toLowerCase()));
  return machine.name
    .replace(
      '{model}',
      machine.kind === 'instance' ? words.join('_') : words.map(tidyWord).join(' '),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function tidyWord(word: string): string {
  return /\d/.test(word) ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1);
}

const WHERE: Readonly<Partial<Record<HostEnvironment, string>>> = {
  vm: 'in a VM',
  wsl1: 'in WSL 1',
  wsl2: 'in WSL 2',
  crostini: 'in Crostini',
  lxc: 'in a system container',
};

/**
 * A host's name.
 * @param machine - the machine's name, if one was named
 * @param cpu - the processor's, if it was named
 * @param os - the system
 * @param environment - what it runs in
 */
export function hostName(
  machine: string | undefined,
  cpu: string | undefined,
  os: HostOs,
  environment: HostEnvironment,
): string {
  const bits = os.bits === 32 ? `${os.name} (32-bit)` : os.name;
  const system = WHERE[environment] === undefined ? bits : `${bits} ${WHERE[environment]}`;
  const shown = cpu !== undefined && machine?.includes(cpu) !== true ? cpu : undefined;
  return [machine, shown, system].filter((part) => part !== undefined).join(', ');
}
