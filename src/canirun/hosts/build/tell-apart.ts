/** Several readings of one description differ in their hardware: words that tell one from the others. */
import { said, type Said, type SaidValue } from '../../said.js';
import type { Hardware } from './choose-machine.js';

const FAMILIES = new Map<string, Said>([
  ['amd64', said('part.amd64')],
  ['386', said('part.386')],
  ['arm64', said('part.arm64')],
  ['arm', said('part.arm')],
  ['ppc', said('part.ppc')],
]);

/** Families of which one part is named: it tells more than the architecture's OCI name. */
const WITH_PART = new Map<string, 'part.arm64-named' | 'part.arm-named'>([
  ['arm64', 'part.arm64-named'],
  ['arm', 'part.arm-named'],
]);

/** More parts than this are no longer listed. */
const MOST_LISTED = 3;

/**
 * What one possible hardware is called beside the others: by its family where that tells them apart, else by its parts.
 * @param hardware - one of them
 * @param all - all that the description may mean
 * @returns words that go behind "with"
 */
export function tellApart(hardware: Hardware, all: readonly Hardware[]): SaidValue {
  const { architecture = 'amd64', cpus, machine } = hardware;
  const alone = all.filter((other) => other.architecture === architecture).length === 1;
  if (!alone) return partsOf(hardware) ?? architecture;
  if (machine?.kind === 'mac' && architecture === 'arm64') return 'Apple silicon';
  if (machine?.kind === 'mac' && architecture === 'amd64') return said('part.intel');
  const [part] = cpus;
  const named = WITH_PART.get(architecture);
  return cpus.length === 1 && part !== undefined && named !== undefined
    ? said(named, { part: part.name })
    : (FAMILIES.get(architecture) ?? architecture);
}

function partsOf({ cpus }: Hardware): SaidValue | undefined {
  const names = [...new Set(cpus.map(({ name }) => name))];
  return names.length === 0 || names.length > MOST_LISTED ? undefined : { list: 'or', of: names };
}
