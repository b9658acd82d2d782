import { expect, test } from '@jest/globals';
import { complete, hostOf, recognise } from './shipped.js';

test.each([
  ['pi zero', 'arm', 'v6', 32],
  ['rpi zero w', 'arm', 'v6', 32],
  ['raspberry pi 1 model b+', 'arm', 'v6', 32],
  ['raspberry pi b rev 2', 'arm', 'v6', 32],
  ['raspberry pi 2', 'arm', 'v7', 32],
  ['raspberry pi 2 v1.2', 'arm64', 'v8', 32],
  ['rpi3', 'arm64', 'v8', 64],
  ['raspberry pi 3 b plus', 'arm64', 'v8', 64],
  ['raspberrypi4', 'arm64', 'v8', 64],
  ['rpi4b 8gb', 'arm64', 'v8', 64],
  ['pi 400', 'arm64', 'v8', 64],
  ['compute module 4', 'arm64', 'v8', 64],
  ['zero 2 w', 'arm64', 'v8', 64],
  ['pi zero 2 w', 'arm64', 'v8', 64],
  ['pi5', 'arm64', 'v8.2', 64],
  ['rasberry pi 5', 'arm64', 'v8.2', 64],
  ['pi 4 raspberry model b', 'arm64', 'v8', 64],
])('%s is %s %s with a %d-bit system', (text, architecture, variant, bits) => {
  const host = hostOf(text);
  expect(host.cpu).toMatchObject({ architecture, variant });
  expect(host.os).toMatchObject({ product: 'raspberry-pi-os', bits });
});

test('a Pi 5 has 16 KiB pages on its own system only', () => {
  expect(hostOf('raspberry pi 5').pageSize).toBe(16384);
  expect(hostOf('raspberry pi 5 ubuntu 24.04').pageSize).toBe(4096);
  expect(hostOf('raspberry pi 5 32-bit').pageSize).toBe(4096);
  expect(hostOf('raspberry pi 4').pageSize).toBe(4096);
});

test("a NAS has the pages of its maker's kernel", () => {
  expect(hostOf('synology ds1517').pageSize).toBe(65536);
  expect(hostOf('synology ds416').pageSize).toBe(4096);
  expect(hostOf('my cloud ex2 ultra').pageSize).toBe(32768);
  expect(hostOf('my cloud pr4100').pageSize).toBe(4096);
});

test('a Synology has the processor of its platform', () => {
  // Xeon D-1527, not a Ryzen; Xeon E3-1230 v2, not an Atom; Core i3-4130
  expect(hostOf('synology ds1621xs+').cpu).toMatchObject({ model: 'Broadwell', variant: 'v3' });
  expect(hostOf('synology rc18015xs+').cpu).toMatchObject({ model: 'Ivy Bridge', variant: 'v2' });
  expect(hostOf('synology ds3615xs').cpu).toMatchObject({ model: 'Haswell', variant: 'v3' });
});

test('a 32-bit system on a 64-bit board keeps the board', () => {
  const host = hostOf('raspberry pi 4 32-bit os');
  expect(host.cpu?.architecture).toBe('arm64');
  expect(host.os).toMatchObject({ bits: 32, kernelBits: 64 });
  expect(hostOf('raspberry pi 3 32-bit').os?.kernelBits).toBeUndefined();
  expect(hostOf('raspberry pi 4 raspbian buster').os).toMatchObject({
    product: 'raspbian',
    bits: 32,
  });
  expect(hostOf('raspberry pi 4 raspbian buster').os?.kernelBits).toBeUndefined();
});

test.each([
  ['beaglebone black', 'arm', 'v7'],
  ['odroid xu4', 'arm', 'v7'],
  ['odroid n2+', 'arm64', 'v8'],
  ['orange pi 5 plus', 'arm64', 'v8.2'],
  ['orange pi zero 3', 'arm64', 'v8'],
  ['orange pi pc', 'arm', 'v7'],
  ['banana pi m1', 'arm', 'v7'],
  ['rock 5b', 'arm64', 'v8.2'],
  ['rockpro64', 'arm64', 'v8'],
  ['nanopi r76s', 'arm64', 'v8'],
  ['nanopi zero 2', 'arm64', 'v8'],
  ['le potato v2', 'arm64', 'v8'],
  ['banana pi cm4', 'arm64', 'v8'],
  ['odroid go ultra', 'arm64', 'v8'],
  ['radxa rock 5b', 'arm64', 'v8.2'],
  ['nanopi r5s', 'arm64', 'v8.2'],
  ['rk3528', 'arm64', 'v8'],
  ['rk3576', 'arm64', 'v8'],
  ['dgx spark', 'arm64', 'v9.2'],
  ['jetson nano', 'arm64', 'v8'],
  ['jetson orin nano', 'arm64', 'v8.2'],
  ['visionfive 2', 'riscv64', undefined],
  ['steam deck', 'amd64', 'v3'],
  ['pixelbook', 'amd64', 'v3'],
  ['home assistant green', 'arm64', 'v8.2'],
])('%s is %s %s', (text, architecture, variant) => {
  const { cpu } = hostOf(text);
  expect(cpu?.architecture).toBe(architecture);
  expect(cpu?.variant).toBe(variant);
});

test.each([
  ['synology ds918+', 'Synology DS918+', 'amd64', '4.4'],
  ['ds920+', 'Synology DS920+', 'amd64', '4.4'],
  ['synology ds916+ dsm 6.2', 'Synology DS916+', 'amd64', '3.10'],
  ['syno ds220j', 'Synology DS220J', 'arm64', '4.4'],
  ['synology ds215j', 'Synology DS215J', 'arm', '3.2'],
  ['synology ds218j', 'Synology DS218J', 'arm', '3.10'],
  ['synology ds223', 'Synology DS223', 'arm64', '5.10.55'],
  ['synology ds925+', 'Synology DS925+', 'amd64', '5.10.55'],
  ['synology ds225+', 'Synology DS225+', 'amd64', '5.10.55'],
  ['synology ds923+', 'Synology DS923+', 'amd64', '4.4'],
  ['synology ds214play', 'Synology DS214PLAY', '386', '3.2'],
  ['synology ds111', 'Synology DS111', 'arm', '2.6.32'],
  ['ds213+', 'Synology DS213+', 'ppc', '2.6.32'],
  ['qnap ts-453be', 'QNAP TS-453BE', 'amd64', '5.10'],
  ['qnap ts-231p', 'QNAP TS-231P', 'arm', '4.2.8'],
  ['qnap ts-431', 'QNAP TS-431', 'arm', '3.2.26'],
  ['qnap ts-128a', 'QNAP TS-128A', 'arm64', '4.2.8'],
  ['asustor as1104t', 'ASUSTOR AS1104T', 'arm64', '4.9.119'],
  ['wd my cloud ex4', 'WD My Cloud EX4', 'arm', '3.2.40'],
  ['asustor as5304t', 'ASUSTOR AS5304T', 'amd64', '6.6'],
  ['terramaster f2-221', 'TerraMaster F2-221', 'amd64', '6.1'],
])('%s is %s: %s with kernel %s', (text, name, architecture, kernel) => {
  const host = hostOf(text);
  expect(host.machine).toEqual({ name, kind: 'nas' });
  expect(host.cpu?.architecture).toBe(architecture);
  expect(host.os?.kernel).toBe(kernel);
});

test.each([
  ['aws t4g.small', 'arm64', 'v8.2', 'vm'],
  ['m7g.large ubuntu', 'arm64', 'v8.4', 'vm'],
  ['aws a1.medium', 'arm64', 'v8', 'vm'],
  ['ec2 m5.xlarge', 'amd64', 'v4', 'vm'],
  ['t2.micro amazon linux 2', 'amd64', 'v3', 'vm'],
  ['aws c6a', 'amd64', 'v3', 'vm'],
  ['aws mac1.metal', 'amd64', 'v3', 'machine'],
  ['azure D4s_v5 windows server 2022', 'amd64', 'v4', 'vm'],
  ['azure D2ps_v5', 'arm64', 'v8.2', 'vm'],
  ['gcp t2a', 'arm64', 'v8.2', 'vm'],
  ['gcp e2-micro', 'amd64', 'v3', 'vm'],
  ['oracle cloud ampere a1', 'arm64', 'v8.2', 'vm'],
  ['hetzner cax11', 'arm64', 'v8.2', 'vm'],
  ['github actions ubuntu-latest', 'amd64', 'v3', 'ci'],
  ['github actions ubuntu-24.04-arm', 'arm64', 'v9', 'ci'],
  ['github actions macos-14', 'arm64', 'v8.5', 'ci'],
])('%s is %s %s in %s', (text, architecture, variant, environment) => {
  const host = hostOf(text);
  expect(host.cpu).toMatchObject({ architecture, variant });
  expect(host.environment).toBe(environment);
});

test('an Apple chip is not taken for an instance, nor the other way round', () => {
  expect(hostOf('m5 mac').os?.product).toBe('macos');
  expect(hostOf('aws m5').os?.product).toBe('amazon-linux');
});

test.each([
  ['raspberry pi', 4],
  ['synology', 3],
  ['chromebook', 2],
  ['jetson', 3],
])('%s leaves the model open: %d readings, and it is asked', (text, count) => {
  const { readings, missing } = recognise(text);
  expect(readings).toHaveLength(count);
  expect(missing[0]?.fact).toBe('model');
  for (const choice of missing[0]?.choices ?? [])
    expect(recognise(choice).readings).not.toEqual([]);
});

test.each([
  ['jetson nano jetpack 4.6.1', '18.04', '4.9', '10.2'],
  ['jetson xavier nx l4t r35.4.1', '20.04', '5.10', '11.4'],
  ['jetson agx orin ubuntu 20.04', '20.04', '5.10', '11.4'],
  ['jetson orin nano jetpack 6.1', '22.04', '5.15', '12.6'],
])('%s runs the kernel and CUDA of its release', (text, version, kernel, cuda) => {
  expect(hostOf(text)).toMatchObject({ os: { version, kernel }, gpu: { brand: 'jetson', cuda } });
});

test.each(['jetpack 5.1.2', 'ubuntu 20.04 5.10.104-tegra'])('"%s" is some Jetson', (text) => {
  const { readings } = recognise(text);
  expect(readings.length).toBeGreaterThan(1);
  for (const host of readings)
    expect(host).toMatchObject({ machine: { name: 'NVIDIA Jetson' }, os: { version: '20.04' } });
});

test.each([
  ['win se', 'windows server 2025'],
  ['rasp pi', 'raspberry pi 5'],
  ['ubu 22', 'ubuntu 22.04'],
  ['amaz lin', 'amazon linux 2023'],
])('every word of "%s" may be half typed', (typed, completed) => {
  expect(complete(typed, 10)).toContain(completed);
});

test.each([
  ['raspberry pi 4 FooOS', 0],
  ['raspberry pi 4 foobsd', 0],
  ['raspberry pi 4 FooOS ubuntu 24.04', 1],
  ['raspberry pi 4 foo', 1],
])('an unknown system in the place of the usual one: %s', (text, readings) => {
  const recognised = recognise(text);
  expect(recognised.readings).toHaveLength(readings);
  expect(recognised.missing.map(({ fact }) => fact)).toEqual(readings === 0 ? ['os'] : []);
});
