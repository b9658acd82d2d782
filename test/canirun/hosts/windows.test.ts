import { expect, test } from '@jest/globals';
import { hostOf } from './shipped.js';

test.each([
  ['windows 7', 'windows', '7', '6.1.7601'],
  ['win7 pro 64bit', 'windows', '7', '6.1.7601'],
  ['windoze 8.1', 'windows', '8.1', '6.3.9600'],
  ['windows eight', 'windows', '8', '6.2.9200'],
  ['vista', 'windows', '6.0', '6.0.6003'],
  ['windows xp sp3', 'windows', '5.1', '5.1.2600'],
  ['w10', 'windows', '10', '10.0.19045'],
  ['windows ten', 'windows', '10', '10.0.19045'],
  ['win10 1507', 'windows', '10', '10.0.10240'],
  ['windows 10 1511', 'windows', '10', '10.0.10586'],
  ['windows 10 version 1607', 'windows', '10', '10.0.14393'],
  ['windows 10 anniversary update', 'windows', '10', '10.0.14393'],
  ['1803 windows 10', 'windows', '10', '10.0.17134'],
  ['windows 10 2004', 'windows', '10', '10.0.19041'],
  ['windows 10 20h2', 'windows', '10', '10.0.19042'],
  ['windows 10 ltsc 2019', 'windows', '10', '10.0.17763'],
  ['win 10 iot enterprise ltsc 2021', 'windows', '10', '10.0.19044'],
  ['windows 10 build 18362', 'windows', '10', '10.0.18362'],
  ['windows 10.0.19044', 'windows', '10', '10.0.19044'],
  ['windows 10.0.19045.4291', 'windows', '10', '10.0.19045.4291'],
  ['w11', 'windows', '11', '10.0.26300'],
  ['11 pro windows', 'windows', '11', '10.0.26300'],
  ['windows 11 21h2', 'windows', '11', '10.0.22000'],
  ['windows 24h2', 'windows', '11', '10.0.26100'],
  ['win11 ltsc', 'windows', '11', '10.0.26100'],
  ['windows server', 'windows-server', '2025', '10.0.26100'],
  ['win srv 2022', 'windows-server', '2022', '10.0.20348'],
  ['ws2019', 'windows-server', '2019', '10.0.17763'],
  ['windows 2016', 'windows-server', '2016', '10.0.14393'],
  ['server windows 2019 datacenter', 'windows-server', '2019', '10.0.17763'],
  ['2022 windows server', 'windows-server', '2022', '10.0.20348'],
  ['w2k12r2', 'windows-server', '2012 R2', '6.3.9600'],
  ['windows server 2008 r2', 'windows-server', '2008 R2', '6.1.7601'],
  ['windows server 1809', 'windows-server', '2019', '10.0.17763'],
  ['windows server 1903', 'windows-server', '1903', '10.0.18362'],
  ['windows server version 20h2', 'windows-server', '20H2', '10.0.19042'],
  ['windows server 23h2', 'windows-server', '23H2', '10.0.25398'],
  ['windows server 21h2', 'windows-server', '2022', '10.0.20348'],
  ['windows ltsc2022', 'windows-server', '2022', '10.0.20348'],
  ['hyper-v server 2016', 'hyper-v-server', '2016', '10.0.14393'],
])('%s is %s %s, version %s', (text, product, version, osVersion) => {
  expect(hostOf(text).os).toMatchObject({ family: 'windows', product, version, osVersion });
});

test.each([
  ['windows 11 home', 'home'],
  ['win 10 s mode', 'home'],
  ['windows 10 professional 22h2', 'pro'],
  ['windows 11 pro for workstations', 'pro'],
  ['windows 10 enterprise ltsc 2021', 'enterprise'],
  ['windows 11 education', 'education'],
  ['windows 10 iot', 'iot'],
  ['windows server 2022 datacenter', 'server'],
  ['server core 2019', 'server-core'],
  ['nanoserver 2022', 'nano-server'],
  ['windows server 2022 azure stack hci', 'azure-host'],
])('%s is the edition %s', (text, edition) => {
  expect(hostOf(text).os?.edition).toBe(edition);
});

test('an edition that was not said stays open', () => {
  expect(hostOf('windows 11').os?.edition).toBeUndefined();
});

test.each([
  ['windows 10 32 bit', 32],
  ['windows 7 x86', 32],
  ['windows 10 x64', 64],
  ['windows 11 x86', 64],
  ['windows 7', 64],
])('%s has %d bits', (text, bits) => {
  expect(hostOf(text).os?.bits).toBe(bits);
});

test.each([
  ['windows 11', 'amd64', 'v2'],
  ['windows 11 arm', 'arm64', undefined],
  ['windows 10', 'amd64', undefined],
  ['windows server 2025', 'amd64', 'v2'],
  ['surface pro x', 'arm64', 'v8.2'],
  ['snapdragon x elite laptop windows 11', 'arm64', 'v8.7'],
  ['windows 10 i7-3770', 'amd64', 'v2'],
  ['windows 11 core ultra 7 155h', 'amd64', 'v3'],
])('%s runs on %s %s', (text, architecture, variant) => {
  const { cpu } = hostOf(text);
  expect(cpu?.architecture).toBe(architecture);
  expect(cpu?.variant).toBe(variant);
});

test('Home and Enterprise have their own ends of support', () => {
  expect(hostOf('windows 11 home 23h2').os?.endOfSupport).toBe('2025-11-11');
  expect(hostOf('windows 11 enterprise 23h2').os?.endOfSupport).toBe('2026-11-10');
  expect(hostOf('windows 10 enterprise ltsc 2019').os?.endOfSupport).toBe('2029-01-09');
});

test.each([
  ['windows 11 without hyper-v', ['hyper-v']],
  ['windows 10 pro hyper-v disabled', ['hyper-v']],
  ['windows 11 no wsl', ['wsl2']],
])('%s lacks %j', (text, lacks) => {
  expect(hostOf(text).lacks).toEqual(lacks);
});

test('virtualisation that is off in the firmware is kept', () => {
  expect(hostOf('windows 10 pro vt-x disabled').cpu?.virtualization).toBe(false);
  expect(hostOf('windows 11 no virtualization in bios').cpu?.virtualization).toBe(false);
  expect(hostOf('windows 11').cpu?.virtualization).toBeUndefined();
});
