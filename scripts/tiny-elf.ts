/** The smallest programs that can tell whether a CPU's code runs: they do nothing but end with status 42. */

/** The status with which the program ends. */
export const EXIT_STATUS = 42;

interface Target {
  readonly bits: 32 | 64;
  readonly bigEndian?: true;
  /** ELF machine number and flags (System V gABI and each processor's supplement). */
  readonly machine: number;
  readonly flags?: number;
  /** `exit(42)` in machine code, by the kernel's system call convention (syscall(2)). */
  readonly code: readonly number[];
}

const TARGETS: Readonly<Record<string, Target>> = {
  // mov eax, 60; mov edi, 42; syscall
  amd64: { bits: 64, machine: 62, code: [0xb8, 60, 0, 0, 0, 0xbf, 42, 0, 0, 0, 0x0f, 0x05] },
  // mov eax, 1; mov ebx, 42; int 0x80
  '386': { bits: 32, machine: 3, code: [0xb8, 1, 0, 0, 0, 0xbb, 42, 0, 0, 0, 0xcd, 0x80] },
  // mov x8, #93; mov x0, #42; svc #0
  arm64: { bits: 64, machine: 183, code: words(0xd2800ba8, 0xd2800540, 0xd4000001) },
  // mov r7, #1; mov r0, #42; svc #0; the flags say EABI 5
  arm: {
    bits: 32,
    machine: 40,
    flags: 0x05000000,
    code: words(0xe3a07001, 0xe3a0002a, 0xef000000),
  },
  // addi a7, zero, 93; addi a0, zero, 42; ecall
  riscv64: { bits: 64, machine: 243, code: words(0x05d00893, 0x02a00513, 0x00000073) },
  // li r0, 1; li r3, 42; sc; the flags say ELFv2
  ppc64le: { bits: 64, machine: 21, flags: 2, code: words(0x38000001, 0x3860002a, 0x44000002) },
  // lghi %r2, 42; svc 1
  s390x: { bits: 64, bigEndian: true, machine: 22, code: [0xa7, 0x29, 0, 42, 0x0a, 1] },
};

/** Architectures, as OCI names them, for which there is such a program. */
export const ARCHITECTURES = Object.keys(TARGETS);

/** Where the program is loaded; any address that all these kernels allow. */
const BASE = 0x400000;

/**
 * Makes the program as a static ELF executable with one segment.
 *
 * @param architecture - one of {@link ARCHITECTURES}
 */
export function tinyElf(architecture: string): Buffer {
  const target = TARGETS[architecture];
  if (target === undefined) throw new RangeError(`no program for ${architecture}`);
  const is64 = target.bits === 64;
  const headers = is64 ? 64 + 56 : 52 + 32;
  const size = headers + target.code.length;
  const file = new ElfWriter(target);
  file.bytes(
    0x7f,
    0x45,
    0x4c,
    0x46,
    is64 ? 2 : 1,
    target.bigEndian ? 2 : 1,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  );
  file.half(2).half(target.machine).word(1); // executable, version
  file
    .address(BASE + headers)
    .address(is64 ? 64 : 52)
    .address(0); // entry, program headers, no sections
  file
    .word(target.flags ?? 0)
    .half(is64 ? 64 : 52)
    .half(is64 ? 56 : 32)
    .half(1)
    .half(0)
    .half(0)
    .half(0);
  file.word(1); // a segment to load
  if (is64) file.word(5); // readable, executable
  file.address(0).address(BASE).address(BASE).address(size).address(size);
  if (!is64) file.word(5);
  file.address(0x1000).bytes(...target.code);
  return file.buffer();
}

/** Writes numbers in the target's byte order and word size. */
class ElfWriter {
  readonly #target: Target;
  readonly #bytes: number[] = [];

  constructor(target: Target) {
    this.#target = target;
  }

  bytes(...values: number[]): this {
    this.#bytes.push(...values);
    return this;
  }

  half(value: number): this {
    return this.#number(value, 2);
  }

  word(value: number): this {
    return this.#number(value, 4);
  }

  address(value: number): this {
    return this.#number(value, this.#target.bits / 8);
  }

  buffer(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #number(value: number, length: number): this {
    const little = Array.from({ length }, (_, i) =>
      Number((BigInt(value) >> BigInt(8 * i)) & 0xffn),
    );
    return this.bytes(...(this.#target.bigEndian ? little.reverse() : little));
  }
}

/** Instructions of four bytes, little-endian. */
function words(...instructions: readonly number[]): number[] {
  return instructions.flatMap((word) => [
    word & 255,
    (word >> 8) & 255,
    (word >> 16) & 255,
    (word >>> 24) & 255,
  ]);
}
