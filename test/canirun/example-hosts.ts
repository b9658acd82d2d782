/** Hosts for the tests of the rules, built by hand from the facts that a catalogue would give. */
import type { Host, HostCpu, HostOs, HostRecognition } from '../../src/canirun/hosts/host.js';

/** A machine with an operating system; anything may be replaced. */
export function machine(os: HostOs, cpu: HostCpu, more: Partial<Host> = {}): Host {
  return { name: os.name, os, environment: 'machine', cpu, tools: [], ...more };
}

/** One or several readings of one description. */
export function recognised(...readings: readonly Host[]): HostRecognition {
  return {
    text: readings.map((reading) => reading.name).join(' or '),
    readings,
    understood: [],
    assumed: [],
    missing: [],
    ignored: [],
  };
}

/** A CPU of which only the architecture is known. */
export function cpu(architecture: string, more: Partial<HostCpu> = {}): HostCpu {
  return { architecture, features: {}, ...more };
}

export const AMD64 = cpu('amd64');
export const I386 = cpu('386');
export const ARM64 = cpu('arm64', { variant: 'v8', aarch32: true });
export const APPLE = cpu('arm64', { variant: 'v8.5', aarch32: false, model: 'Apple M2' });
export const IVY_BRIDGE = cpu('amd64', {
  variant: 'v2',
  model: 'Intel Core i7-3770',
  features: { avx: true, avx2: false },
});
export const CELERON = cpu('amd64', {
  variant: 'v2',
  model: 'Intel Celeron J4125',
  features: { avx: false, avx2: false },
});
export const HASWELL = cpu('amd64', { variant: 'v3', model: 'Intel Core i7-4770' });
export const CORE_2 = cpu('amd64', { variant: 'v1', model: 'Intel Core 2 Duo P8600' });
export const KVM64 = cpu('amd64', { variant: 'v1', model: 'kvm64' });
export const PI_ZERO = cpu('arm', { variant: 'v6', model: 'ARM1176' });
export const PI_2 = cpu('arm', { variant: 'v7', model: 'Cortex-A7' });
export const PI_4 = cpu('arm64', { variant: 'v8', aarch32: true, model: 'Cortex-A72' });
export const PI_5 = cpu('arm64', { variant: 'v8.2', aarch32: true, model: 'Cortex-A76' });

/** A Windows client; `build` decides what it can do. */
export function windows(
  version: string,
  build: number,
  edition: NonNullable<HostOs['edition']> = 'pro',
  more: Partial<HostOs> = {},
): HostOs {
  return {
    family: 'windows',
    name: `Windows ${version} ${edition}`,
    product: 'windows',
    version,
    osVersion: `${build < 10000 ? '6.1' : '10.0'}.${build}`,
    edition,
    bits: 64,
    ...more,
  };
}

export function windowsServer(version: string, build: number): HostOs {
  return {
    ...windows(version, build, 'server'),
    name: `Windows Server ${version}`,
    product: 'windows-server',
  };
}

export function macos(version: string): HostOs {
  return { family: 'macos', name: `macOS ${version}`, product: 'macos', version, bits: 64 };
}

export function linux(
  product: string,
  version: string,
  kernel: string,
  more: Partial<HostOs> = {},
): HostOs {
  return {
    family: 'linux',
    name: `${product} ${version}`,
    product,
    version,
    kernel,
    bits: 64,
    cgroup: 'v2',
    vsyscall: 'xonly',
    ...more,
  };
}

export const UBUNTU = linux('ubuntu', '24.04', '6.8');
export const DEBIAN_12 = linux('debian', '12', '6.1');
