import { describe, expect, test } from '@jest/globals';
import {
  AMD64,
  CELERON,
  HASWELL,
  I386,
  cpu,
  machine,
  recognised,
  windows,
  windowsServer,
} from '../example-hosts.js';
import {
  HELLO,
  MONGO_7,
  NGINX_ALPINE,
  image,
  serverCore,
  shippedJudge,
} from '../example-images.js';
import type { Host } from '../../../src/canirun/hosts/host.js';

const judge = shippedJudge();
const verdictOf = (img: Parameters<typeof judge.judge>[0], host: Host): string => {
  const { verdict, blocker } = judge.judge(img, recognised(host));
  return blocker === null ? verdict : `${verdict}: ${blocker}`;
};

const WIN_11 = windows('11', 26100);

// Client builds: learn.microsoft.com/windows/release-health; minima: docs.docker.com/desktop/setup/install/windows-install.
describe('a Linux image on Windows', () => {
  test.each([
    ['XP', machine(windows('XP', 2600), AMD64), 'no: tool'],
    ['Vista', machine(windows('Vista', 6002), AMD64), 'no: tool'],
    ['7, 64-bit', machine(windows('7', 7601), AMD64), 'legacy'],
    ['7, 32-bit', machine(windows('7', 7601, 'pro', { bits: 32 }), I386), 'no: tool'],
    ['8 Home', machine(windows('8', 9200, 'home'), AMD64), 'legacy'],
    ['8.1', machine(windows('8.1', 9600), AMD64), 'legacy'],
    ['10 1507', machine(windows('10', 10240), AMD64), 'legacy'],
    ['10 Pro 1607', machine(windows('10', 14393), AMD64), 'legacy'],
    ['10 Home 1803', machine(windows('10', 17134, 'home'), AMD64), 'legacy'],
    ['10 Pro 1809', machine(windows('10', 17763), AMD64), 'legacy'],
    ['10 1903', machine(windows('10', 18362), AMD64), 'vm'],
    ['10 21H2', machine(windows('10', 19044), AMD64), 'vm'],
    ['10 22H2', machine(windows('10', 19045), AMD64), 'vm'],
    ['10 22H2 Home', machine(windows('10', 19045, 'home'), AMD64), 'vm'],
    ['11 21H2', machine(windows('11', 22000), AMD64), 'vm'],
    ['11 24H2', machine(WIN_11, AMD64), 'vm'],
    ['11 Home', machine(windows('11', 26100, 'home'), AMD64), 'vm'],
    ['11 on ARM', machine(WIN_11, cpu('arm64', { variant: 'v8.2' })), 'vm'],
    [
      '11 without virtualisation',
      machine(WIN_11, cpu('amd64', { virtualization: false })),
      'no: tool',
    ],
    ['Server 2008 R2', machine(windowsServer('2008 R2', 7601), AMD64), 'no: tool'],
    ['Server 2016', machine(windowsServer('2016', 14393), AMD64), 'no: tool'],
    ['Server 2019', machine(windowsServer('2019', 17763), AMD64), 'no: tool'],
    ['Server 2022', machine(windowsServer('2022', 20348), AMD64), 'vm'],
    ['Server 2025', machine(windowsServer('2025', 26100), AMD64), 'vm'],
  ])('Windows %s', (_, host, verdict) => {
    expect(verdictOf(NGINX_ALPINE, host)).toBe(verdict);
  });
});

// Microsoft's version-compatibility page: P is native, H is vm.
const HOSTS: Readonly<Record<string, Host>> = {
  'Server 2025': machine(windowsServer('2025', 26100), AMD64),
  'Server 2022': machine(windowsServer('2022', 20348), AMD64),
  'Server 2019': machine(windowsServer('2019', 17763), AMD64),
  'Server 2016': machine(windowsServer('2016', 14393), AMD64),
  '11 23H2': machine(windows('11', 22631), AMD64),
  '11 24H2': machine(WIN_11, AMD64),
  '11 25H2': machine(windows('11', 26200), AMD64),
  '10 22H2': machine(windows('10', 19045), AMD64),
  '11 Home': machine(windows('11', 26100, 'home'), AMD64),
  '7': machine(windows('7', 7601), AMD64),
};
const NO = 'no: os-version';
describe.each([
  ['Server 2025', 'vm', 'vm', 'native', 'native'],
  ['Server 2022', 'vm', 'vm', 'native', NO],
  ['Server 2019', 'vm', 'native', NO, NO],
  ['Server 2016', 'native', NO, NO, NO],
  ['11 23H2', 'vm', 'vm', 'native', NO],
  ['11 24H2', 'vm', 'vm', 'native', 'native'],
  ['11 25H2', 'vm', 'vm', 'native', 'native'],
  ['10 22H2', 'vm', 'vm', NO, NO],
  ['11 Home', NO, NO, NO, NO],
  ['7', NO, NO, NO, NO],
])('Windows %s', (name, ...verdicts) => {
  test.each([
    [2016, verdicts[0]],
    [2019, verdicts[1]],
    [2022, verdicts[2]],
    [2025, verdicts[3]],
  ] as const)('with servercore:ltsc%i is %s', (year, verdict) => {
    const host = HOSTS[name];
    expect(host && verdictOf(serverCore(year), host)).toBe(verdict);
  });
});

test.each([
  [
    'hello-world on Server 2019: its Windows entries are too new, and nothing supplies Linux',
    HELLO,
    'Server 2019',
    'no: os-version',
  ],
  ['hello-world on Server 2022: the Windows entry fits', HELLO, 'Server 2022', 'native'],
  ['hello-world on Windows 11 Home: the Linux entry, in a VM', HELLO, '11 Home', 'vm'],
  ['hello-world on Windows 10: the Linux entry, in a VM', HELLO, '10 22H2', 'vm'],
])('%s', (_, img, name, verdict) => {
  const host = HOSTS[name];
  expect(host && verdictOf(img, host)).toBe(verdict);
});

test('a need of the CPU holds inside the VM too, since that passes the CPU on', () => {
  expect(verdictOf(MONGO_7, machine(windows('10', 19045), CELERON))).toBe('no: cpu');
  expect(verdictOf(MONGO_7, machine(windows('10', 19045), HASWELL))).toBe('vm');
  expect(verdictOf(MONGO_7, machine(windows('10', 19045), AMD64))).toBe('unknown');
});

test('Hyper-V isolation inside a VM needs nested virtualisation', () => {
  const vm = { environment: 'vm' as const };
  const os = windowsServer('2022', 20348);
  expect(
    verdictOf(serverCore(2019), machine(os, AMD64, { ...vm, nestedVirtualization: true })),
  ).toBe('vm');
  expect(
    verdictOf(serverCore(2019), machine(os, AMD64, { ...vm, nestedVirtualization: false })),
  ).toBe('no: os-version');
  expect(verdictOf(serverCore(2019), machine(os, AMD64, vm))).toBe('unknown');
  expect(verdictOf(serverCore(2022), machine(os, AMD64, vm))).toBe('native');
});

test('a Docker that is switched to Windows containers finds no Linux image', () => {
  const tools = [
    { id: 'docker-desktop', name: 'Docker Desktop', mode: 'windows-containers' as const },
  ];
  const verdict = judge.judge(NGINX_ALPINE, recognised(machine(WIN_11, AMD64, { tools })));
  expect(verdict.blocker).toBe('engine');
  expect(verdict.fixes).toContainEqual(expect.objectContaining({ becomes: 'vm' }));
});

test('Windows on ARM has no Windows containers', () => {
  const arm = machine(WIN_11, cpu('arm64', { variant: 'v8.2' }));
  expect(verdictOf(image('x:1', 'windows/arm64:10.0.26100'), arm)).toBe('no: tool');
  expect(verdictOf(image('x:1', 'windows/amd64:10.0.26100'), arm)).toBe('no: cpu');
});

describe('features that the description says are missing', () => {
  const pro = windows('10', 19045);
  test.each([
    [
      'no WSL 2 on Pro: Docker Desktop takes Hyper-V',
      machine(pro, AMD64, { lacks: ['wsl2'] }),
      'vm',
    ],
    [
      'no WSL 2 on Home: only Toolbox is left',
      machine(windows('10', 19045, 'home'), AMD64, { lacks: ['wsl2'] }),
      'legacy',
    ],
    ['neither on Windows 11', machine(WIN_11, AMD64, { lacks: ['wsl2', 'hyper-v'] }), 'no: tool'],
  ])('%s', (_, host, verdict) => {
    expect(verdictOf(NGINX_ALPINE, host)).toBe(verdict);
  });

  test('no Hyper-V leaves process isolation', () => {
    const server = machine(windowsServer('2022', 20348), AMD64, { lacks: ['hyper-v'] });
    expect(verdictOf(serverCore(2022), server)).toBe('native');
    expect(verdictOf(serverCore(2019), server)).toBe('no: os-version');
  });
});
