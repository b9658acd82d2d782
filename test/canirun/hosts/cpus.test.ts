import { expect, test } from '@jest/globals';
import { hostOf } from './shipped.js';

/** The processor of a description, on a Linux that asks for nothing. */
function cpuOf(text: string): ReturnType<typeof hostOf>['cpu'] {
  return hostOf(`${text} debian 12`).cpu;
}

// Levels by psABI; AVX by ark.intel.com and AMD's product pages.
test.each([
  ['pentium 4', 'v1', false],
  ['core 2 duo e8400', 'v1', false],
  ['core2duo p8600', 'v1', false],
  ['q6600', 'v1', false],
  ['xeon 5160', 'v1', false],
  ['atom d525', 'v1', false],
  ['athlon 64 x2', 'v1', false],
  ['phenom ii x4 955', 'v1', false],
  ['opteron 2384', 'v1', false],
  ['i7 920', 'v2', false],
  ['i5-750', 'v2', false],
  ['i3-540', 'v2', false],
  ['xeon x5650', 'v2', false],
  ['xeon e5520', 'v2', false],
  ['core 2', 'v1', false],
  ['celeron j1900', 'v2', false],
  ['j4125', 'v2', false],
  ['celeron n3350', 'v2', false],
  ['n5105', 'v2', false],
  ['pentium g4560', 'v2', false],
  ['celeron g1610', 'v2', false],
  ['celeron g3900', 'v2', false],
  ['atom c3758', 'v2', false],
  ['pentium n5000', 'v2', false],
  ['i5-2500k', 'v2', true],
  ['i7-3770', 'v2', true],
  ['i3 3220', 'v2', true],
  ['xeon e5-2670', 'v2', true],
  ['xeon e5-2650 v2', 'v2', true],
  ['e3-1230v2', 'v2', true],
  ['fx-8350', 'v2', true],
  ['a10-7850k', 'v2', true],
  ['opteron 6276', 'v2', true],
  ['athlon 5350', 'v2', true],
  ['i7-4790k', 'v3', true],
  ['i5-5200u', 'v3', true],
  ['i7-6700', 'v3', true],
  ['i5 7500', 'v3', true],
  ['i5-8250u', 'v3', true],
  ['i9-9900k', 'v3', true],
  ['i5-10400', 'v3', true],
  ['i7-1255u', 'v3', true],
  ['i5-12400f', 'v3', true],
  ['i9-13900k', 'v3', true],
  ['core ultra 5 226v', 'v3', true],
  ['n100', 'v3', true],
  ['i3-n305', 'v3', true],
  ['pentium gold 7505', 'v3', true],
  ['xeon e5-2697 v3', 'v3', true],
  ['xeon e5-2680 v4', 'v3', true],
  ['xeon e-2236', 'v3', true],
  ['ryzen 3 3200g', 'v3', true],
  ['ryzen 5600', 'v3', true],
  ['ryzen 7 5800x3d', 'v3', true],
  ['ryzen 7 7730u', 'v3', true],
  ['epyc 7763', 'v3', true],
  ['threadripper 3970x', 'v3', true],
  ['i5-1035g1', 'v4', true],
  ['i5-1135g7', 'v4', true],
  ['i7-11700k', 'v4', true],
  ['i9-7980xe', 'v4', true],
  ['xeon silver 4114', 'v4', true],
  ['xeon gold 6230', 'v4', true],
  ['xeon platinum 8380', 'v4', true],
  ['ryzen 9 7950x', 'v4', true],
  ['ryzen 7 7840hs', 'v4', true],
  ['ryzen ai 9 hx 370', 'v4', true],
  ['epyc 9654', 'v4', true],
  ['kvm64', 'v1', false],
  ['qemu64', 'v1', false],
  ['x86-64-v2-aes', 'v2', false],
  ['haswell', 'v3', true],
])('%s is x86-64-%s, AVX: %s', (text, variant, avx) => {
  const cpu = cpuOf(text);
  expect(cpu?.architecture).toBe('amd64');
  expect(cpu?.variant).toBe(variant);
  expect(cpu?.features['avx']).toBe(avx);
});

test.each([
  ['arm926ej-s', 'arm', 'v5'],
  ['arm1176', 'arm', 'v6'],
  ['cortex a7', 'arm', 'v7'],
  ['cortex-a53', 'arm64', 'v8'],
  ['cortex-a55', 'arm64', 'v8.2'],
  ['cortex a72', 'arm64', 'v8'],
  ['rk3588', 'arm64', 'v8.2'],
  ['allwinner h3', 'arm', 'v7'],
  ['allwinner h6', 'arm64', 'v8'],
  ['graviton 2', 'arm64', 'v8.2'],
  ['graviton3', 'arm64', 'v8.4'],
  ['ampere altra', 'arm64', 'v8.2'],
  ['power9', 'ppc64le', 'v9'],
  ['z15', 's390x', 'v15'],
  ['riscv64', 'riscv64', undefined],
  ['atom n270', '386', undefined],
  ['pentium iii', '386', undefined],
])('%s is %s %s', (text, architecture, variant) => {
  const { cpu } = hostOf(`${text} gentoo`);
  expect(cpu?.architecture).toBe(architecture);
  expect(cpu?.variant).toBe(variant);
});

test.each([
  ['cortex-a72', true],
  ['graviton2', true],
  ['ampereone', false],
  ['graviton4', false],
])('%s runs 32-bit ARM programs: %s', (text, aarch32) => {
  expect(cpuOf(text)?.aarch32).toBe(aarch32);
});

test('a model is shown as its maker writes it', () => {
  expect(cpuOf('xeon e5-2650 v2')?.model).toBe('Xeon E5-2650 v2 (Ivy Bridge-EP)');
  expect(cpuOf('i5-8250u')?.model).toBe('i5-8250U (Coffee Lake)');
});

test('a part that was named beats its brand, and a virtual one the part below it', () => {
  expect(cpuOf('intel celeron j4125')?.variant).toBe('v2');
  expect(cpuOf('proxmox vm kvm64 i7-9700')?.variant).toBe('v1');
});

// A maker's name is optional before all that it makes.
test.each([
  ['intel', 'core 2'],
  ['intel', 'core 2 quad'],
  ['intel', 'core 2 duo e8400'],
  ['Intel(R)', 'Core(TM)2 Duo'],
  ['intel', 'core duo t2400'],
  ['intel', 'core i5-2500k'],
  ['intel', 'core ultra 5 226v'],
  ['intel', 'pentium 4'],
  ['intel', 'atom d525'],
  ['intel', 'xeon 5160'],
  ['amd', 'phenom ii'],
  ['amd', 'athlon 64 x2'],
  ['amd', 'opteron 2384'],
  ['amd', 'fx-8350'],
  ['qualcomm', 'snapdragon 855'],
  ['qualcomm', 'snapdragon 8cx gen 3'],
  ['server', 'core 2 duo'],
])('"%s" before "%s" leaves the processor as it is', (before, name) => {
  expect(hostOf(`${before} ${name} gentoo`).cpu).toMatchObject({
    ...hostOf(`${name} gentoo`).cpu,
    model: expect.any(String),
  });
});

test('features that are said to be there or missing are kept', () => {
  expect(cpuOf('vm no avx')?.features).toMatchObject({ avx: false, avx2: false });
  expect(cpuOf('xeon without avx2')?.features['avx2']).toBe(false);
  expect(cpuOf('avx2')?.features).toMatchObject({ avx: true, avx2: true });
});
