/** Turns the flags of `lscpu` and `/proc/cpuinfo` into words about the processor. */

/** Flags that each x86-64 level needs, as the Linux kernel names them (psABI, "Micro-Architecture Levels"). */
const LEVELS: readonly (readonly string[])[] = [
  ['cx16', 'lahf_lm', 'popcnt', 'sse4_1', 'sse4_2', 'ssse3'],
  ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe'],
  ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'],
];

/**
 * What the flags say.
 * @param text - flags, separated by spaces
 * @returns words for the recogniser; none when these are no CPU flags
 */
export function wordsOfFlags(text: string): readonly string[] {
  const flags = new Set(text.toLowerCase().split(/\s+/));
  if (flags.has('fpu') || flags.has('sse2')) return wordsOfX86(flags);
  if (flags.has('asimd')) return wordsOfArm64(flags);
  return [];
}

function wordsOfX86(flags: ReadonlySet<string>): readonly string[] {
  if (!flags.has('lm')) return ['i686', flags.has('sse2') ? '' : 'no sse2'];
  let level = 1;
  while (level < 4 && LEVELS[level - 1]?.every((flag) => flags.has(flag)) === true) level += 1;
  return [
    `x86-64-v${level}`,
    flags.has('sse4_2') ? '' : 'no sse4.2',
    flags.has('avx') ? 'avx' : 'no avx',
    flags.has('avx2') ? 'avx2' : 'no avx2',
    ...wordsOfVirtualization(flags),
  ];
}

/** Inside a VM the flag tells whether it may run VMs of its own. */
function wordsOfVirtualization(flags: ReadonlySet<string>): readonly string[] {
  const on = flags.has('vmx') || flags.has('svm');
  if (flags.has('hypervisor'))
    return ['vm', on ? 'nested virtualization' : 'no nested virtualization'];
  return [on ? 'virtualization enabled' : 'no vt-x'];
}

/** Half-precision arithmetic came with ARMv8.2, atomics with ARMv8.1 (Arm ARM, ID_AA64PFR0_EL1 and ID_AA64ISAR0_EL1). */
function wordsOfArm64(flags: ReadonlySet<string>): readonly string[] {
  if (flags.has('sve2')) return ['armv9'];
  if (flags.has('asimdhp') && flags.has('atomics')) return ['armv8.2'];
  return [flags.has('atomics') ? 'armv8.1' : 'armv8.0'];
}

/** Arm's part numbers (`CPU part` in /proc/cpuinfo; util-linux `lscpu-arm.c`). */
const ARM_PARTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0x926': 'armv5te',
    '0xb76': 'arm1176',
    '0xc05': 'cortex-a5',
    '0xc07': 'cortex-a7',
    '0xc08': 'cortex-a8',
    '0xc09': 'cortex-a9',
    '0xc0f': 'cortex-a15',
    '0xd03': 'cortex-a53',
    '0xd04': 'cortex-a35',
    '0xd05': 'cortex-a55',
    '0xd07': 'cortex-a57',
    '0xd08': 'cortex-a72',
    '0xd09': 'cortex-a73',
    '0xd0b': 'cortex-a76',
    '0xd0c': 'neoverse n1',
    '0xd40': 'neoverse v1',
    '0xd41': 'cortex-a78',
    '0xd49': 'neoverse n2',
    '0xd4f': 'neoverse v2',
  }),
);

/**
 * The core that a part number means.
 * @param part - `0xd08`
 */
export function wordsOfArmPart(part: string): readonly string[] {
  const core = ARM_PARTS.get(part.toLowerCase());
  return core === undefined ? [] : [core];
}
