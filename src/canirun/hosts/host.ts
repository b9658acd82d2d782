/**
 * Hosts: machines as a person describes them, turned into the facts that decide whether an image runs.
 * A fact that was neither said nor may be assumed is `undefined`; the rules ask for it when it decides.
 */

import type { SaidValue, Sentence } from '../said.js';

/** Families of kernels that matter here. */
export type OsFamily = 'linux' | 'windows' | 'macos' | 'chromeos' | 'freebsd' | 'illumos' | 'other';

/** Editions of Windows that differ in what they may run. */
export type WindowsEdition =
  | 'home'
  | 'pro'
  | 'enterprise'
  | 'education'
  | 'iot'
  | 'server'
  | 'server-core'
  | 'nano-server'
  | 'azure-host';

/** The operating system of a host. */
export interface HostOs {
  readonly family: OsFamily;
  /** As shown to people: `Windows 10 Pro 22H2`, `Ubuntu 22.04`, `macOS 14 Sonoma`. */
  readonly name: string;
  /** Catalogue id of the product line: `windows`, `windows-server`, `macos`, `ubuntu`, `debian`, `raspberry-pi-os`, `synology-dsm`, … */
  readonly product: string;
  /** Version within the product line: `10`, `2019`, `22.04`, `10.13`; absent for rolling releases. */
  readonly version?: string;
  /** Windows: feature release (`22H2`, `1607`). */
  readonly feature?: string;
  /** Windows: `10.0.19045` (revision appended when known). */
  readonly osVersion?: string;
  /** Windows only. */
  readonly edition?: WindowsEdition;
  /** Version of the running Linux kernel (`5.15`), where the host has one. */
  readonly kernel?: string;
  /** Word size of the userland that the container engine belongs to. */
  readonly bits: 32 | 64;
  /** Word size of the kernel where it differs from the userland's (32-bit Raspberry Pi OS on a 64-bit kernel). */
  readonly kernelBits?: 32 | 64;
  /** Whether the kernel's word size was said, not only implied by the release. */
  readonly kernelBitsSaid?: true;
  /** Which cgroup hierarchy the release boots with by default. */
  readonly cgroup?: 'v1' | 'v2';
  /** How the kernel treats vsyscall by default. */
  readonly vsyscall?: 'emulate' | 'xonly' | 'none';
  /** Version of libseccomp that the release ships. */
  readonly libseccomp?: string;
  /** Version of the Docker package in the distribution itself (on a NAS: of its maker's package). */
  readonly dockerPackage?: string;
  /** Newest Docker Engine that can still be had for this release; absent: the newest of all. */
  readonly dockerNewest?: string;
  /** ISO date on which the vendor's support ended or ends, if known. */
  readonly endOfSupport?: string;
}

/** The processor that the host's kernel sees (in a VM, the virtual one). */
export interface HostCpu {
  /** OCI architecture: `amd64`, `386`, `arm64`, `arm`, `ppc64le`, `s390x`, `riscv64`, …; `ppc` for PowerPC Macs. */
  readonly architecture: string;
  /**
   * Highest variant the CPU is known to run: amd64 `v1`–`v4` (x86-64 psABI levels), arm `v5`–`v7`, arm64 `v8`, `v8.2`, `v9`, ….
   * Absent when the part was not named and the host implies none.
   */
  readonly variant?: string;
  /** Set where the CPU may be above `variant`: that is what the OS asks for, or what all the parts it may be have. */
  readonly atLeast?: true;
  /** As shown to people: `Intel Core i7-3770 (Ivy Bridge)`. */
  readonly model?: string;
  /** Instruction set extensions known to be there (`true`) or known to be missing (`false`), by their Linux flag name (`avx`, `avx2`). */
  readonly features: Readonly<Record<string, boolean>>;
  /** For arm64: whether it runs 32-bit ARM programs (Apple's and many server cores do not). */
  readonly aarch32?: boolean;
  /** Whether hardware virtualisation (VT-x, AMD-V, EL2) is there and on; absent: not said (assumed on). */
  readonly virtualization?: boolean;
}

/** A container tool or hypervisor named in the description. */
export interface HostTool {
  /** Catalogue id: `docker-engine`, `docker-desktop`, `docker-toolbox`, `podman`, `podman-machine`, `colima`, `orbstack`, `rancher-desktop`, `containerd`, `apple-container`, `virtualbox`, `hyper-v`, `vmware`, `kvm`, `qemu`, `utm`, `parallels`, … */
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  /** Only "docker" was said: this is what it usually means on that system, and another tool may take its place. */
  readonly plain?: true;
  /** Docker Desktop and Docker Engine on Windows: which containers it is switched to, when said. */
  readonly mode?: 'linux-containers' | 'windows-containers';
}

/** A graphics card, as far as CUDA images need it. */
export interface HostGpu {
  readonly vendor: 'nvidia' | 'amd' | 'intel' | 'apple' | 'none';
  readonly model?: string;
  /** NVIDIA: `datacenter` parts take forward compatibility packages, others do not. */
  readonly brand?: string;
  /** Driver version (`535.104`). */
  readonly driver?: string;
  /** Highest CUDA version the driver reports, if said. */
  readonly cuda?: string;
}

/** How the host's kernel stands on the hardware. */
export type HostEnvironment =
  | 'machine' // on the metal (assumed unless said otherwise)
  | 'vm' // a virtual machine made by somebody: a VPS, a cloud instance, Proxmox, VirtualBox
  | 'wsl1'
  | 'wsl2'
  | 'crostini'
  | 'lxc' // a system container sharing another machine's kernel
  | 'ci'; // a hosted CI runner

/** What kind of machine a host is, where the description tells. */
export type MachineKind =
  | 'board'
  | 'nas'
  | 'mac'
  | 'pc'
  | 'chromebook'
  | 'tablet'
  | 'phone'
  | 'console'
  | 'server'
  | 'instance'
  | 'service'
  | 'ci';

/** The hardware or the service that a host was named by. */
export interface HostMachine {
  /** `Raspberry Pi 4 Model B`, `Synology DS918+`, `AWS t4g.small (Graviton2)`. */
  readonly name: string;
  readonly kind: MachineKind;
}

/** Everything that was understood of a host. */
export interface Host {
  /** As shown to people. */
  readonly name: string;
  /** Where a description has several readings: what tells this one from the others, to go behind "with" (`Apple silicon`). */
  readonly apart?: SaidValue;
  /** Absent when no machine was named, only what runs on it. */
  readonly machine?: HostMachine;
  /** Absent when only hardware was named. */
  readonly os?: HostOs;
  readonly environment: HostEnvironment;
  /** The system below a WSL, Crostini, container or VM host, if said or implied. */
  readonly outer?: HostOs;
  readonly cpu?: HostCpu;
  /** Kernel's memory page size in bytes. */
  readonly pageSize?: number;
  /** Tools named in the description; empty: the standard one for the host is meant. */
  readonly tools: readonly HostTool[];
  /** How the kernel of a tool's VM was set up, other than the tool does. */
  readonly toolsVm?: Pick<HostOs, 'vsyscall'>;
  readonly gpu?: HostGpu;
  /** In a VM: the hypervisor that it was said to run in. */
  readonly hypervisor?: HostTool;
  /** In a VM: whether it may run VMs of its own; absent: not said. */
  readonly nestedVirtualization?: boolean;
  /** Features and helpers that count as installed unless the text says not, and it said so. */
  readonly lacks?: readonly ('hyper-v' | 'wsl2' | 'binfmt' | 'docker')[];
  /** Memory in bytes where the catalogue or the text gives it; only ever a warning. */
  readonly memory?: number;
}

/** Words of the description and what they were taken for, to be said back. */
export interface Understood {
  readonly words: string;
  readonly meaning: string;
}

/** A fact that was not said and was taken for granted, to be said back. */
export interface Assumption {
  readonly fact: string;
  readonly text: Sentence;
}

/** A fact that is missing: how to ask for it, what may be answered, and the one command that tells it. */
export interface MissingFact {
  /** Stable name: `host`, `os`, `os-version`, `windows-version`, `model`, `contradiction`, `cpu-model`, `cpu-architecture`, `gpu-model`, `page-size`, `kernel`, `node`. */
  readonly fact: string;
  readonly question: Sentence;
  /** Ready-made answers; each is a description that can be put in the place of the old one. */
  readonly choices: readonly string[];
  readonly command?: string;
}

/**
 * What a description was understood as. Several `readings` stand for a fact that was left open and has few
 * values (a "mac" is Intel or Apple silicon): the verdict holds if it is the same for all of them.
 * No reading: the host was not recognised, and `missing` says what to tell.
 */
export interface HostRecognition {
  readonly text: string;
  readonly readings: readonly Host[];
  readonly understood: readonly Understood[];
  readonly assumed: readonly Assumption[];
  readonly missing: readonly MissingFact[];
  /** Words that meant nothing here. */
  readonly ignored: readonly string[];
}

/** Recognises hosts from what people type or paste. Implemented over the host catalogue. */
export interface HostCatalogue {
  recognise(description: string): HostRecognition;
  /** Completions of a half-typed description, best first. */
  complete(prefix: string, limit: number): readonly string[];
}
