/** Several readings of one description differ in their hardware: words that tell one from the others. */
import type { Hardware } from './choose-machine.js';

const FAMILIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amd64: 'an Intel or AMD processor (amd64)',
    '386': 'a 32-bit Intel or AMD processor',
    arm64: 'an ARM processor (arm64)',
    arm: 'a 32-bit ARM processor',
    ppc: 'a PowerPC processor',
  }),
);

/** More parts than this are no longer listed. */
const MOST_LISTED = 3;

/**
 * What one possible hardware is called beside the others: by its family where that tells them apart, else by its parts.
 * @param hardware - one of them
 * @param all - all that the description may mean
 * @returns words that go behind "with"
 */
export function tellApart(hardware: Hardware, all: readonly Hardware[]): string {
  const { architecture = 'amd64', cpus, machine } = hardware;
  const alone = all.filter((other) => other.architecture === architecture).length === 1;
  if (!alone) return partsOf(hardware) ?? architecture;
  if (machine?.kind === 'mac' && architecture === 'arm64') return 'Apple silicon';
  if (machine?.kind === 'mac' && architecture === 'amd64') return 'an Intel processor';
  const [part] = cpus;
  const family = FAMILIES.get(architecture) ?? architecture;
  return cpus.length === 1 && part !== undefined && architecture !== 'amd64'
    ? `${family.replace(/ \(.*/, '')} (${part.name})`
    : family;
}

function partsOf({ cpus }: Hardware): string | undefined {
  const names = [...new Set(cpus.map(({ name }) => name))];
  return names.length === 0 || names.length > MOST_LISTED ? undefined : names.join(' or ');
}
