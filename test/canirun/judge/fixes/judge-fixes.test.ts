import { describe, expect, test } from '@jest/globals';
import type { Host } from '../../../../src/canirun/hosts/host.js';
import type { ContainerImage } from '../../../../src/canirun/image/image.js';
import { wordValue } from '../../../../src/bot/messages/canirun/word-sentence.js';
import { messagesOf } from '../../../../src/bot/messages/messages.js';
import { allInEnglish, inEnglish } from '../../in-english.js';
import {
  AMD64,
  APPLE,
  CELERON,
  DEBIAN_12,
  IVY_BRIDGE,
  KVM64,
  PI_4,
  PI_5,
  UBUNTU,
  cpu,
  linux,
  machine,
  recognised,
  windows,
  windowsServer,
} from '../../example-hosts.js';
import {
  MONGO_7,
  NGINX_ALPINE,
  REDIS,
  image,
  serverCore,
  shippedJudge,
} from '../../example-images.js';

const judge = shippedJudge();
const fixesOf = (img: ContainerImage, host: Host) =>
  allInEnglish(judge.judge(img, recognised(host)).fixes);
const PI_OS = linux('raspberry-pi-os', '12', '6.6');
const SCHEMA_1 = 'application/vnd.docker.distribution.manifest.v1+prettyjws';

describe('what can be done, and what it brings', () => {
  test.each([
    [
      'another tag for a CPU without AVX',
      MONGO_7,
      machine(UBUNTU, CELERON),
      { command: 'docker run mongo:4.4', becomes: 'native' },
    ],
    [
      'another tag for ARMv8.0',
      MONGO_7,
      machine(PI_OS, PI_4),
      { command: 'docker run mongo:4.4.18', becomes: 'native' },
    ],
    [
      'the CPU type of a VM',
      MONGO_7,
      machine(DEBIAN_12, KVM64, { environment: 'vm' }),
      { command: 'qm set <vmid> --cpu host', becomes: 'native' },
    ],
    [
      'the other entry of an index whose amd64 is too new',
      image('almalinux:10', 'linux/amd64,linux/386'),
      machine(UBUNTU, IVY_BRIDGE),
      { command: 'docker run --platform linux/386 almalinux:10', becomes: 'native' },
    ],
    [
      'the emulator to register',
      image('arm64v8/nginx', 'linux/arm64/v8'),
      machine(DEBIAN_12, AMD64),
      {
        command: 'docker run --privileged --rm tonistiigi/binfmt --install arm64',
        becomes: 'emulated',
      },
    ],
    [
      'WSL 2 instead of WSL 1',
      NGINX_ALPINE,
      machine(UBUNTU, AMD64, { environment: 'wsl1' }),
      { command: 'wsl --set-version <distribution> 2', becomes: 'vm' },
    ],
    [
      'the kernel with small pages',
      image('rethinkdb:2.4.3', 'linux/arm64'),
      machine(PI_OS, PI_5, { pageSize: 16384 }),
      {
        text: 'Boot the kernel with 4 KiB pages, which Raspberry Pi OS also has.',
        becomes: 'native',
      },
    ],
    [
      'Hyper-V isolation',
      serverCore(2019),
      machine(windowsServer('2022', 20348), AMD64),
      {
        command: 'docker run --isolation=hyperv mcr.microsoft.com/windows/servercore:ltsc2019',
        becomes: 'vm',
      },
    ],
    [
      'the image for the host’s Windows',
      serverCore(2025),
      machine(windowsServer('2022', 20348), AMD64),
      { command: 'docker pull mcr.microsoft.com/windows/servercore:ltsc2022', becomes: 'native' },
    ],
    [
      'a newer Windows',
      serverCore(2025),
      machine(windows('11', 22631), AMD64),
      { text: 'Upgrade the host to Windows 11.', becomes: 'native' },
    ],
    [
      'a newer Windows for Docker Desktop',
      NGINX_ALPINE,
      machine(windows('7', 7601), AMD64),
      { text: 'Upgrade the host to Windows 11.', becomes: 'vm' },
    ],
    [
      'Docker Toolbox, with its trap',
      NGINX_ALPINE,
      machine(windows('7', 7601), AMD64),
      { command: 'docker-machine upgrade default', becomes: 'legacy' },
    ],
    [
      'a converted copy',
      image('old:1', 'linux/amd64', SCHEMA_1),
      machine(UBUNTU, AMD64),
      {
        command: 'skopeo copy --format v2s2 docker://old:1 docker://old:1-v2',
        becomes: 'native',
      },
    ],
    [
      'virtualisation switched on',
      NGINX_ALPINE,
      machine(windows('11', 26100), cpu('amd64', { virtualization: false })),
      {
        text: 'Switch virtualisation (VT-x, AMD-V, SVM) on in the firmware setup.',
        becomes: 'vm',
      },
    ],
    [
      'a VM of its own as the last resort',
      NGINX_ALPINE,
      machine(windowsServer('2019', 17763), AMD64),
      {
        text: 'Last resort: a virtual machine of its own with Linux, and the image in there.',
        becomes: 'vm',
      },
    ],
    [
      'another machine where the CPU is too old',
      REDIS,
      machine(linux('raspberry-pi-os', '12', '6.6', { bits: 32 }), cpu('arm', { variant: 'v6' })),
      { text: 'Take another machine: one with Linux on amd64.', becomes: 'native' },
    ],
  ])('%s', (_, img, host, fix: object) => {
    expect(fixesOf(img, host)).toContainEqual(expect.objectContaining(fix));
  });
});

test('what changes nothing is not offered: mongo:4.4 needs the same of a Pi', () => {
  const commands = fixesOf(MONGO_7, machine(PI_OS, PI_4)).map(({ command }) => command);
  expect(commands).not.toContain('docker run mongo:4.4');
});

test('what runs natively needs no fix', () => {
  expect(fixesOf(NGINX_ALPINE, machine(UBUNTU, AMD64))).toEqual([]);
});

test('a board with little memory is warned, not refused', () => {
  const mssql = image('mcr.microsoft.com/mssql/server:2022-latest', 'linux/amd64');
  const verdict = judge.judge(mssql, recognised(machine(PI_OS, PI_4, { memory: 2 ** 30 })));
  expect(verdict.verdict).toBe('emulated');
  expect(verdict.warnings.map(inEnglish).join(' ')).toContain('memory');
});

describe('the stack', () => {
  const stackOf = (img: ContainerImage, host: Host) =>
    judge
      .judge(img, recognised(host))
      .stack.map(({ from, carries }) => `${from} ${String(carries)}`);

  test('is host, tool and image where everything fits', () => {
    expect(stackOf(NGINX_ALPINE, machine(UBUNTU, AMD64))).toEqual([
      'host true',
      'host true',
      'tool true',
      'image true',
    ]);
  });

  test('holds the emulator between VM and image', () => {
    const { stack } = judge.judge(
      image('mysql:5.7', 'linux/amd64'),
      recognised(
        machine(
          { family: 'macos', name: 'macOS 15', product: 'macos', version: '15', bits: 64 },
          APPLE,
        ),
      ),
    );
    expect(stack.map(({ label }) => wordValue(label, messagesOf('en')))).toEqual([
      'CPU',
      'macOS 15',
      "Docker Desktop's Linux VM",
      'QEMU',
      'mysql:5.7',
    ]);
  });

  test('breaks above the CPU where that lacks what the image needs', () => {
    expect(stackOf(MONGO_7, machine(UBUNTU, CELERON))[0]).toBe('host false');
  });

  test('breaks at the tool where none is there', () => {
    expect(stackOf(NGINX_ALPINE, machine(windowsServer('2019', 17763), AMD64))).toContain(
      'tool false',
    );
  });

  test('leaves the joint open above what is not known', () => {
    expect(stackOf(MONGO_7, machine(UBUNTU, AMD64))[0]).toBe('host null');
  });
});

test('where no emulator is set up, setting it up is the fix', () => {
  const host = machine(DEBIAN_12, AMD64, { lacks: ['binfmt'] });
  const verdict = judge.judge(image('arm64v8/nginx', 'linux/arm64/v8'), recognised(host));
  expect(verdict).toMatchObject({ verdict: 'no', blocker: 'cpu' });
  expect(verdict.fixes[0]).toMatchObject({ becomes: 'emulated' });
});

test.each([
  ['fedora', /^sudo grubby /],
  ['debian', /update-grub/],
  ['arch', /^$/],
])('on %s the kernel gets its option as that system does it', (product, command) => {
  const host = machine(linux(product, '40', '6.8', { vsyscall: 'none' }), AMD64);
  const [first] = fixesOf(image('centos:6', 'linux/amd64'), host);
  expect(first).toMatchObject({ becomes: 'native' });
  expect(first?.command ?? '').toMatch(command);
});

test('another machine is not offered where the image runs on none that is sold today', () => {
  const old = image('registry.access.redhat.com/rhel7-init', 'linux/amd64');
  const texts = fixesOf(old, machine(DEBIAN_12, AMD64)).map(({ text }) => text);
  expect(texts.join(' ')).not.toContain('another machine');
});

test.each([
  [2016, 'Windows Server 2016'],
  [2019, 'Windows Server 2019'],
  [2022, 'Windows Server 2022'],
  [2025, 'Windows Server 2025'],
] as const)('another machine for an image of Windows %s is that one', (year, system) => {
  const texts = fixesOf(serverCore(year), machine(DEBIAN_12, AMD64)).map(({ text }) => text);
  expect(texts).toContain(`Take another machine: one with ${system} on amd64.`);
});

test.each([
  [
    'ubuntu 16.04, for which no newer Docker was built',
    linux('ubuntu', '16.04', '4.4', { dockerNewest: '20.10.7' }),
    0,
  ],
  ['a system that has newer ones', UBUNTU, 1],
])('a newer Docker is offered only where there is one: %s', (_, os, offered) => {
  const docker = [{ id: 'docker-engine', name: 'Docker 20.10.5', version: '20.10.5' }];
  const commands = fixesOf(
    image('mariadb:11', 'linux/amd64'),
    machine(os, AMD64, { tools: docker }),
  ).map(({ command }) => command);
  expect(commands.filter((command) => command?.includes('get.docker.com'))).toHaveLength(offered);
  expect(commands).toContain('docker run --security-opt seccomp=unconfined mariadb:11');
});
