/** Machines that a fix speaks of ("one with Linux on amd64"), so that the fix can be judged before it is offered. */
import { ownValue } from '../../../core/own-value.js';
import { defined } from '../../defined.js';
import type { Host, HostGpu, HostOs } from '../../hosts/host.js';
import type { Platform } from '../../platform/platform.js';
import type { ToolTable } from '../tools.js';

/**
 * @param platform - that an image is for, normalised
 * @param table - names systems of each kind, the current one first, and the level of the CPUs that one buys
 * @param gpu - the graphics card that it would have
 * @returns a machine of its own with that system on that CPU; nothing for a system that no machine is bought for
 */
export function exampleMachine(
  { os: family, architecture, osVersion }: Platform,
  { machines, cpuLevels }: Pick<ToolTable, 'machines' | 'cpuLevels'>,
  gpu?: HostGpu,
): Host | undefined {
  const systems = machines.filter((machine) => machine.family === family);
  // A Windows image runs without a VM on the release that it was built for.
  const own = systems.find((system) => isSameBuild(system.osVersion, osVersion));
  const current = own ?? systems[0];
  if (current === undefined) return undefined;
  const bits: HostOs['bits'] = architecture === 'arm' || architecture === '386' ? 32 : 64;
  return {
    name: current.name,
    os: defined({ ...current, bits }),
    environment: 'machine',
    cpu: { architecture, features: {}, ...defined({ variant: ownValue(cpuLevels, architecture) }) },
    tools: [],
    ...defined({ gpu }),
  };
}

/** `10.0.20348` and `10.0.20348.2700`. */
function isSameBuild(system: string | undefined, image: string | undefined): boolean {
  return system !== undefined && image !== undefined && `${image}.`.startsWith(`${system}.`);
}
