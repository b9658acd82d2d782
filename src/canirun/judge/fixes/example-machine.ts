/** Machines that a fix speaks of ("one with Linux on amd64"), so that the fix can be judged before it is offered. */
import type { Host, HostGpu, HostOs } from '../../hosts/host.js';
import type { Platform } from '../../platform/platform.js';

/** A current system of each kind that images are for; names are as the fix says them. */
const SYSTEMS: ReadonlyMap<string, HostOs> = new Map<string, HostOs>([
  [
    'linux',
    {
      family: 'linux',
      name: 'Linux',
      product: 'ubuntu',
      version: '24.04',
      kernel: '6.8',
      bits: 64,
      cgroup: 'v2',
      vsyscall: 'xonly',
    },
  ],
  [
    'windows',
    {
      family: 'windows',
      name: 'Windows Server 2025',
      product: 'windows-server',
      version: '2025',
      osVersion: '10.0.26100',
      edition: 'server',
      bits: 64,
    },
  ],
  ['freebsd', { family: 'freebsd', name: 'FreeBSD', product: 'freebsd', version: '14', bits: 64 }],
]);

/** Levels of CPUs that one buys today. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['amd64', 'v3'],
  ['arm64', 'v9'],
  ['arm', 'v7'],
]);

/**
 * @param platform - that an image is for, normalised
 * @param gpu - the graphics card that it would have
 * @returns a machine of its own with that system on that CPU; nothing for a system that no machine is bought for
 */
export function exampleMachine(
  { os: family, architecture }: Platform,
  gpu?: HostGpu,
): Host | undefined {
  const os = SYSTEMS.get(family);
  if (os === undefined) return undefined;
  const variant = LEVELS.get(architecture);
  return {
    name: os.name,
    os: architecture === 'arm' || architecture === '386' ? { ...os, bits: 32 } : os,
    environment: 'machine',
    cpu: { architecture, features: {}, ...(variant === undefined ? {} : { variant }) },
    tools: [],
    ...(gpu === undefined ? {} : { gpu }),
  };
}
