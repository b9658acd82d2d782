import { expect, test } from '@jest/globals';
import type { Host, HostGpu } from '../../../src/canirun/hosts/host.js';
import {
  cudaOfDriver,
  driverForCuda,
  meetsCudaRequirement,
} from '../../../src/canirun/judge/rules/cuda.js';
import {
  AMD64,
  APPLE,
  DEBIAN_12,
  PI_4,
  UBUNTU,
  machine,
  macos,
  recognised,
  windows,
} from '../example-hosts.js';
import { image, shippedJudge } from '../example-images.js';
import { inEnglish } from '../in-english.js';

const judge = shippedJudge();
const CUDA_11 = image('nvidia/cuda:11.0-base', 'linux/amd64,linux/arm64');
const CUDA_12 = image('nvidia/cuda:12.4.1-base-ubuntu22.04', 'linux/amd64,linux/arm64');
const CUDA_13 = image('nvidia/cuda:13.0.1-base-ubuntu24.04', 'linux/amd64,linux/arm64');
const TF_GPU = image('tensorflow/tensorflow:latest-gpu', 'linux/amd64');
const ROCM = image('rocm/pytorch', 'linux/amd64');
const nvidia = (driver?: string, brand?: string): HostGpu => ({
  vendor: 'nvidia',
  ...(driver ? { driver } : {}),
  ...(brand ? { brand } : {}),
});
const on = (gpu?: HostGpu, more: Partial<Host> = {}): Host =>
  machine(UBUNTU, { ...AMD64, variant: 'v3' }, { ...(gpu ? { gpu } : {}), ...more });

test.each([
  ['CUDA 11.0, driver 440, kind of GPU not said', CUDA_11, on(nvidia('440.100')), 'unknown', null],
  [
    'CUDA 11.0, driver 440, data-centre GPU',
    CUDA_11,
    on(nvidia('440.100', 'datacenter')),
    'native',
    null,
  ],
  ['CUDA 11.0, driver 440, GeForce', CUDA_11, on(nvidia('440.100', 'geforce')), 'no', 'driver'],
  ['CUDA 11.0, driver 450.80', CUDA_11, on(nvidia('450.80')), 'native', null],
  ['CUDA 11.0, driver 390', CUDA_11, on(nvidia('390.157')), 'no', 'driver'],
  ['CUDA 12.4, driver 550.54', CUDA_12, on(nvidia('550.54.14')), 'native', null],
  ['CUDA 12.4, driver 535 (long-lived branch)', CUDA_12, on(nvidia('535.104')), 'native', null],
  ['CUDA 12.4, driver 515', CUDA_12, on(nvidia('515.65')), 'no', 'driver'],
  // docs.nvidia.com/deploy/cuda-compatibility: forward compatibility is for data-centre cards, minor versions from 525 on.
  ['CUDA 12.4, driver 470, GeForce', CUDA_12, on(nvidia('470.256', 'geforce')), 'no', 'driver'],
  ['CUDA 12.4, driver 470, TITAN', CUDA_12, on(nvidia('470.256', 'titan')), 'no', 'driver'],
  [
    'CUDA 12.4, driver 470, some workstation cards',
    CUDA_12,
    on(nvidia('470.256', 'quadro')),
    'unknown',
    null,
  ],
  [
    'CUDA 12.4, driver 470, data-centre GPU',
    CUDA_12,
    on(nvidia('470.256', 'datacenter')),
    'native',
    null,
  ],
  ['CUDA 12.4, driver 470, kind of GPU not said', CUDA_12, on(nvidia('470.256')), 'unknown', null],
  ['CUDA 12.4, driver 525, GeForce', CUDA_12, on(nvidia('525.147', 'geforce')), 'native', null],
  ['CUDA 12.4, driver 550, GeForce', CUDA_12, on(nvidia('550.54', 'geforce')), 'native', null],
  ['CUDA 13.0, driver 575', CUDA_13, on(nvidia('575.57')), 'no', 'driver'],
  ['CUDA 13.0, driver 580', CUDA_13, on(nvidia('580.65')), 'native', null],
  ['a GPU named without its driver: the newest is meant', CUDA_12, on(nvidia()), 'native', null],
  ['no GPU named', CUDA_12, on(), 'unknown', null],
  ['an AMD GPU', CUDA_12, on({ vendor: 'amd' }), 'no', 'driver'],
  ['no GPU at all', CUDA_12, on({ vendor: 'none' }), 'no', 'driver'],
  ['a Mac', CUDA_12, machine(macos('15'), APPLE), 'no', 'driver'],
  ['a Raspberry Pi', CUDA_12, machine(DEBIAN_12, PI_4, { name: 'Raspberry Pi 4' }), 'no', 'driver'],
  ['a hosted runner', CUDA_12, on(undefined, { environment: 'ci' }), 'no', 'driver'],
  [
    'Windows 11, through WSL 2',
    CUDA_12,
    machine(windows('11', 26100), AMD64, { gpu: nvidia('560.94') }),
    'vm',
    null,
  ],
  [
    'Windows 7: Toolbox passes no GPU through',
    CUDA_12,
    machine(windows('7', 7601), AMD64, { gpu: nvidia('560.94') }),
    'no',
    'driver',
  ],
  ['a -gpu tag without a GPU', TF_GPU, on({ vendor: 'none' }), 'no', 'driver'],
  ['a -gpu tag with one', TF_GPU, on(nvidia()), 'native', null],
  ['ROCm with an AMD GPU', ROCM, on({ vendor: 'amd' }), 'native', null],
  ['ROCm with an NVIDIA GPU', ROCM, on(nvidia()), 'no', 'driver'],
] as const)('%s', (_, img, host, verdict, blocker) => {
  expect(judge.judge(img, recognised(host))).toMatchObject({ verdict, blocker });
});

test("the image's own NVIDIA_REQUIRE_CUDA goes before the table", () => {
  const stated = {
    ...image('team/app:1', 'linux/amd64'),
    environment: { NVIDIA_REQUIRE_CUDA: 'cuda>=12.8' },
  };
  expect(judge.judge(stated, recognised(on(nvidia('560.35')))).blocker).toBe('driver');
  expect(judge.judge(stated, recognised(on(nvidia('570.86')))).verdict).toBe('native');
});

test('an image that states its requirement itself gets no forward compatibility on a GeForce either', () => {
  const stated = {
    ...image('team/app:1', 'linux/amd64'),
    environment: { NVIDIA_REQUIRE_CUDA: 'cuda>=12.4 driver>=470,driver<471' },
  };
  const { blocker, reasons } = judge.judge(stated, recognised(on(nvidia('470.256', 'geforce'))));
  expect(blocker).toBe('driver');
  expect(reasons.map(({ text }) => inEnglish(text)).join(' ')).toContain('error 804');
});

test('a driver that is too old is told its successor, and what that brings', () => {
  const { fixes } = judge.judge(CUDA_13, recognised(on(nvidia('575.57'))));
  expect(fixes).toContainEqual(expect.objectContaining({ becomes: 'native' }));
});

// docs.nvidia.com/cuda/cuda-toolkit-release-notes: the driver that each CUDA version came with.
test.each([
  ['580.65', '13.0'],
  ['550.54.14', '12.4'],
  ['535.104', '12.2'],
  ['470.199', '11.4'],
  ['450.80', '11.0'],
  ['384.81', '9.0'],
])('driver %s reports CUDA %s', (driver, cuda) => {
  expect(cudaOfDriver(driver)).toBe(cuda);
});

test('a driver from before all of these reports none', () => {
  expect(cudaOfDriver('304.137')).toBeUndefined();
  expect(meetsCudaRequirement('cuda>=9.0', nvidia('304.137'))).toBe(false);
});

test('the driver for a CUDA version between two lines is the next newer one', () => {
  expect(driverForCuda('12.7')).toBe('570.26');
});

test('a driver said by its branch alone is the newest of it', () => {
  expect(cudaOfDriver('570')).toBe('12.8');
  expect(meetsCudaRequirement('cuda>=12.8', nvidia('570'))).toBe(true);
  expect(meetsCudaRequirement('driver>=535,driver<536', nvidia('535'))).toBe(true);
  expect(meetsCudaRequirement('cuda>=12.8', nvidia('535'))).toBe(false);
});

test.each([
  ['a card', on(nvidia('550')), 'native', null],
  ['another card', on({ vendor: 'amd' }), 'no', 'driver'],
  ['none that was said', on(), 'unknown', null],
  ['a Raspberry Pi', machine(DEBIAN_12, PI_4, { name: 'Raspberry Pi 4' }), 'no', 'driver'],
])('a GPU that is reserved, and %s', (_, host, verdict, blocker) => {
  const plain = image('nginx', 'linux/amd64,linux/arm64');
  expect(judge.judge({ ...plain, gpu: 'nvidia' }, recognised(host))).toMatchObject({
    verdict,
    blocker,
  });
  expect(judge.judge(plain, recognised(host)).verdict).toBe('native');
});
