import { expect, test } from '@jest/globals';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import { MONGO_7, NGINX_ALPINE, image, serverCore, shippedJudge } from '../example-images.js';
import { toJson } from '../../../src/bot/canirun/verdict-json.js';
import { allInEnglish } from '../in-english.js';
import { recognise } from '../hosts/shipped.js';

const judge = shippedJudge();
const LTSC_2022 = serverCore(2022);
const PLAIN = image('somebody/app:1', 'linux/amd64');
const ARM64_ONLY = image('somebody/app:2', 'linux/amd64,linux/arm64');
const CENTOS_9 = image('quay.io/centos/centos:stream9', 'linux/amd64,linux/ppc64le');
const NGC = image('nvcr.io/nvidia/tensorrt:21.12-py3', 'linux/amd64,linux/arm64');
const VLLM = image('vllm/vllm-openai:v0.4.2', 'linux/amd64');
const CUDA_12 = image('nvidia/cuda:12.4.1-base-ubuntu22.04', 'linux/amd64,linux/arm64/v8');

// Kubernetes: kubernetes.io/docs/concepts/windows/intro (Windows nodes, process isolation); nodes of minikube and k3d are Linux.
test.each<[string, ContainerImage, string, string]>([
  ['a managed cluster', NGINX_ALPINE, 'gke autopilot', 'native'],
  ['a Windows node', LTSC_2022, 'aks windows server 2022 node', 'native'],
  ['a Windows node, Linux image', NGINX_ALPINE, 'aks windows server 2022 node', 'no: tool'],
  ['an older Windows node', LTSC_2022, 'eks windows server 2019 node', 'no: os-version'],
  ['a cluster on a Mac', NGINX_ALPINE, 'minikube on macbook m1', 'vm'],
  ['a cluster on Windows, Windows image', LTSC_2022, 'minikube windows 11 pro', 'no: tool'],
  ['a board whose system ends at CUDA 10', CUDA_12, 'jetson nano', 'no: driver'],
  ['a part by its number', MONGO_7, 'aws graviton3 ubuntu 22.04', 'native'],
  ['a tool that is too new for it', NGINX_ALPINE, 'docker desktop on windows 8.1', 'no: tool'],
  ['that tool on Windows 7', NGINX_ALPINE, 'docker desktop on windows 7', 'no: tool'],
  [
    'a 32-bit system on a 64-bit kernel',
    ARM64_ONLY,
    'raspberry pi 4 raspberry pi os 32 bit kernel aarch64',
    'no: engine',
  ],
  ['a NAS with Docker is none without', PLAIN, 'synology docker 20.10.3', 'native'],
  ['a NAS of which the CPU decides', MONGO_7, 'synology docker 24.0.2', 'unknown'],
  ['a server with Linux and a part', PLAIN, 'linux server intel atom c3758', 'native'],
  ['POWER8 below what the base asks for', CENTOS_9, 'ppc64le power8 rhel 8', 'no: cpu'],
  ['POWER10', CENTOS_9, 'ppc64le power10 rhel 8', 'native'],
  ['server programs on an old Jetson', NGC, 'NVIDIA Jetson AGX Xavier JetPack 4.5.1', 'no: driver'],
  ['server programs on a new Jetson', NGC, 'jetson agx orin jetpack 6.1', 'native'],
  ['a CPU without AVX under NGC', NGC, 'ubuntu 20.04 Xeon X3470 gtx 1060 driver 470', 'no: cpu'],
  [
    'an application of a newer CUDA on a GeForce',
    VLLM,
    'ubuntu 22.04 rtx 4090 driver 470.199',
    'no: driver',
  ],
  ['the same on a data centre card', VLLM, 'ubuntu 22.04 A100 driver 470.199', 'native'],
  [
    'the same, GeForce with its major version',
    VLLM,
    'ubuntu 22.04 rtx 4090 driver 535.104',
    'native',
  ],
  ['the same, kind of card not said', VLLM, 'ubuntu 22.04 nvidia driver 470.199', 'unknown'],
  ['just "docker" there', NGINX_ALPINE, 'docker on windows 7', 'legacy'],
  ['32-bit Mint', NGINX_ALPINE, 'pentium 4 linux mint 19 32 bit', 'native'],
  [
    'lscpu of an old Atom',
    NGINX_ALPINE,
    'Architecture: i686\nCPU op-mode(s): 32-bit\nModel name: Intel(R) Atom(TM) CPU N270 @ 1.60GHz',
    'native',
  ],
])('%s', (_, facts, host, expected) => {
  const { verdict, blocker } = judge.judge(facts, recognise(host));
  expect(blocker === null ? verdict : `${verdict}: ${blocker}`).toBe(expected);
});

const ROCKY_9 = image('rockylinux:9', 'linux/amd64,linux/arm64/v8,linux/ppc64le,linux/s390x');

// What was not understood may name a CPU that is too old: only then it makes a firm verdict unsure.
test.each<[string, ContainerImage, string, readonly string[], boolean]>([
  ['a model, level decides', ROCKY_9, 'dell latitude d630 ubuntu 22.04', ['d630'], true],
  ['a model in digits, level decides', ROCKY_9, 'optiplex 760 ubuntu 22.04', ['760'], true],
  ['a model, any CPU does', NGINX_ALPINE, 'dell latitude d630 ubuntu 22.04', ['d630'], false],
  ['a model, CPU named', ROCKY_9, 'optiplex 7010 i5-3470 ubuntu 22.04', ['7010'], false],
  ['no model', ROCKY_9, 'my flurb ubuntu 22.04', ['flurb'], false],
  ['all understood', ROCKY_9, 'my old laptop with ubuntu 22.04', [], false],
])('what was not understood: %s', (_, facts, host, words, isUnsure) => {
  const verdict = judge.judge(facts, recognise(host));
  expect(verdict.verdict).toBe('native');
  expect(verdict.notUnderstood).toEqual(words);
  expect(verdict.warnings.length > 0).toBe(isUnsure);
  expect(toJson(verdict).warnings).toHaveLength(verdict.warnings.length + Math.sign(words.length));
});

test('another tool is offered in the place of one that does not work there', () => {
  const { fixes } = judge.judge(NGINX_ALPINE, recognise('docker desktop on windows 7'));
  expect(allInEnglish(fixes)).toContainEqual({
    text: 'Install Docker Toolbox instead.',
    becomes: 'legacy',
  });
});

test('one platform is offered to be emulated, before another machine', () => {
  const { fixes } = judge.judge(ROCKY_9, recognise('intel core 2 quad debian 12'));
  expect(fixes.map(({ becomes }) => becomes)).toEqual(['emulated', 'native']);
});

test('levels of one architecture are not compared with those of another', () => {
  const mysql = image('mysql:8', 'linux/amd64,linux/arm64/v8');
  const { verdict, reasons } = judge.judge(mysql, recognise('raspberry pi 3 32-bit'));
  expect(verdict).toBe('no');
  expect(
    allInEnglish(reasons)
      .map(({ text }) => text)
      .join(' '),
  ).not.toContain('x86-64-v2');
});
