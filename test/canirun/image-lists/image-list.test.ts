import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readImageList } from '../../../src/canirun/image-lists/image-list-reader.js';

/** `line name: image [platform]`, one a line. */
function images(text: string): string[] | undefined {
  return readImageList(text)?.images.map(
    ({ line, name, image, platform }) =>
      `${line} ${name}: ${image}${platform === undefined ? '' : ` [${platform}]`}`,
  );
}
const problems = (text: string): string => readImageList(text)?.problems.join('\n') ?? '';

describe('a Compose file', () => {
  const file = `# shop
x-base: &base
  image: redis:7
  restart: always
services:
  web:
    image: "nginx:\${TAG:-alpine}"
    platform: linux/amd64
  cache:
    <<: *base
  db: { image: postgres:16 }
  costs:
    image: app$$:1
  app:
    build: .
  broken:
    image: app:\${VERSION}
  empty:
`;

  test('gives an image per service, with its line', () => {
    expect(images(file)).toEqual([
      '7 web: nginx:alpine [linux/amd64]',
      '9 cache: redis:7',
      '11 db: postgres:16',
      '13 costs: app$:1',
    ]);
  });

  test('says what cannot be told, with its line', () => {
    expect(problems(file)).toBe(
      [
        'Line 14: the service app is built from a Dockerfile rather than pulled; paste that Dockerfile to have its images looked at.',
        'Line 17: the service broken has the image app:${VERSION}, whose variable VERSION has no default here; write its value in.',
        'Line 18: the service empty is empty.',
      ].join('\n'),
    );
  });

  test.each([
    ['services: []', /Line 1: “services” holds no services/],
    ['services:\n  a:\n image: x', /Line \d: this is no valid YAML/],
    ['services:\n  a: { extends: b }', /takes its image from another service/],
    ['services:\n  a: { image: [1] }', /the service a has no image/],
  ])('%j', (text, message) => {
    expect(problems(text)).toMatch(message);
  });
});

describe('a Dockerfile', () => {
  test('gives the image of each stage, its arguments filled in', () => {
    const file = `# syntax=docker/dockerfile:1
ARG NODE=22-alpine
ARG BASE="debian:12" EMPTY
FROM --platform=$BUILDPLATFORM node:\${NODE} AS build
RUN <<EOF
FROM not an instruction
EOF
ARG NODE=99
FROM build AS test
FROM \\
  # a comment in between
  --platform=linux/arm64 \\
  \${BASE} as Final
COPY --from=build /a /b
FROM final
`;
    expect(images(file)).toEqual(['10 stage 3 (Final): debian:12 [linux/arm64]']);
    expect(problems(file)).toBe('');
  });

  test.each([
    [
      'FROM --platform=$BUILDPLATFORM golang:1.24 AS build\nFROM build AS test\nFROM alpine:3.22\nCOPY --from=build /a /a',
      ['3 final stage: alpine:3.22'],
    ],
    [
      'FROM --platform=${BUILDPLATFORM:-linux/amd64} node:22 AS b\nFROM nginx',
      ['2 final stage: nginx'],
    ],
    ['FROM --platform=$BUILDPLATFORM nginx\nRUN true', ['1 final stage: nginx']],
    [
      'FROM --platform=$BUILDPLATFORM nginx AS web\nFROM web AS mid\nFROM mid',
      ['1 stage 1 (web): nginx'],
    ],
    [
      'FROM --platform=$TARGETPLATFORM golang AS build\nFROM alpine',
      ['1 stage 1 (build): golang', '2 final stage: alpine'],
    ],
    ['FROM --platform=$BUILDPLATFORM golang AS build\nFROM scratch', []],
  ])('leaves out what runs on the builder alone: %j', (file, expected) => {
    expect(images(file)).toEqual(expected);
  });

  test('may continue lines with a backtick, as on Windows', () => {
    const file =
      '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN copy `\n  C:\\a C:\\\nRUN x';
    expect(images(file)).toEqual(['2 final stage: mcr.microsoft.com/windows/servercore:ltsc2022']);
  });

  test.each([
    ['FROM scratch\nCOPY a /', /builds on no image/],
    [
      'ARG BASE\nFROM ${BASE}\n',
      /Line 2: FROM \$\{BASE\} uses the argument BASE, which has no default/,
    ],
    ['FROM x:${V}\nRUN y', /uses the argument V/],
    ['FROM --platform=linux/amd64\nRUN y', /Line 1: FROM names no image/],
  ])('%j', (text, message) => {
    expect(images(text)).toEqual([]);
    expect(problems(text)).toMatch(message);
  });

  test.each([
    ['ARG A\nFROM ${A:-nginx}\nRUN x', 'nginx'],
    ['ARG A=\nFROM ${A:-nginx}\nRUN x', 'nginx'],
    ['ARG A=x\nFROM nginx${A:+:alpine}\nRUN x', 'nginx:alpine'],
    ["ARG A='nginx'\nARG B=$A:1\nFROM $B\n", 'nginx:1'],
    ['FROM "nginx"\nRUN x', 'nginx'],
  ])('%j begins with %s', (text, image) => {
    expect(images(text)?.map((line) => line.split(': ')[1])).toEqual([image]);
  });
});

describe('a Kubernetes manifest', () => {
  const file = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      nodeSelector:
        kubernetes.io/os: linux
        kubernetes.io/arch: arm64
      initContainers:
        - name: wait
          image: busybox
      containers:
        - name: nginx
          image: nginx:alpine
        - name: none
---
apiVersion: v1
kind: Service
metadata: { name: web }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec: { jobTemplate: { spec: { template: { spec: { os: { name: windows }, containers: [{ image: a/b }] } } } } }
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata: { name: p }
    spec:
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/arch, operator: In, values: [s390x] }] }] } } }
      containers:
        - name: c
          image: c:1
`;

  test('gives every container of every pod, with the platform that its node must have', () => {
    expect(images(file)).toEqual([
      '12 Deployment web, wait: busybox [linux/arm64]',
      '15 Deployment web, nginx: nginx:alpine [linux/arm64]',
      '25 CronJob nightly, container 1: a/b [windows]',
      '37 Pod p, c: c:1 [linux/s390x]',
    ]);
    expect(problems(file)).toBe('Line 16: Deployment web, none has no image.');
  });

  test('as JSON is read too', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'x' },
      spec: { containers: [{ name: 'a', image: 'b' }] },
    };
    expect(images(JSON.stringify(pod, null, 2))?.[0]).toMatch(/Pod x, a: b$/);
  });

  test('that is a template still is told what to do', () => {
    expect(problems('apiVersion: v1\nkind: Pod\nspec: {{ toYaml .Values }}\n  x: [')).toMatch(
      /looks like a Helm template.*helm template/,
    );
  });
});

describe('hostile files', () => {
  test('with aliases that multiply cost nothing', () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1},*a${i - 1},*a${i - 1}` : 'x'}]`,
    );
    expect(problems(`${levels.join('\n')}\nservices: { a: { image: *a19 } }`)).toBe(
      'Line 21: the service a has no image.',
    );
  });

  test.each([
    ['brackets', `services: ${'['.repeat(100_000)}`],
    ['dashes', `services:\n${'- '.repeat(100_000)}`],
    ['keys', `services:\n${'a: '.repeat(50_000)}`],
    [
      'indentation',
      `services:\n${Array.from({ length: 700 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`,
    ],
  ])('nested by %s do not break it', (_what, text) => {
    expect(readImageList(text)?.images).toEqual([]);
    expect(problems(text)).toMatch(/\.$/m);
  });

  test('that are too long, or name too many images, are cut', () => {
    expect(problems(`services:\n${'#'.repeat(300_000)}`)).toMatch(/at most 262144 are read/);
    const many = Array.from({ length: 150 }, (_, i) => `  s${i}: { image: a }`).join('\n');
    expect(images(`services:\n${many}`)).toHaveLength(100);
    expect(problems(`services:\n${many}`)).toMatch(/names 150 images; only the first 100/);
  });

  test('of any kind never make it throw', () => {
    const part = fc.constantFrom(
      'services:\n',
      '  a:\n',
      '    image: x\n',
      'FROM a\n',
      'ARG A=$A\n',
      '\\\n',
      'RUN <<E\n',
      'apiVersion: 1\nkind: List\n',
      'items: [',
      '&a ',
      '*a ',
      '<<: ',
      '---\n',
      '${',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 12 }), (parts) => {
        readImageList(parts.join(''));
      }),
      { numRuns: 120 },
    );
  });
});

test.each([
  'nginx',
  'nginx:alpine on windows',
  'FROM nginx',
  'hello\nworld',
  'from here to there',
  'from here to there\nand back',
  'FROM nginx',
])('%j is no such file', (text) => {
  expect(readImageList(text)).toBeNull();
});

test.each([
  [
    'a reserved device',
    'deploy: { resources: { reservations: { devices: [{ driver: nvidia, count: 1 }] } } }',
    'nvidia',
  ],
  [
    'a device without a driver',
    'deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }',
    'nvidia',
  ],
  ['a runtime', 'runtime: nvidia', 'nvidia'],
  ['all GPUs', 'gpus: all', 'nvidia'],
  ['another maker', 'gpus: [{ driver: amd }]', undefined],
  ['another runtime', 'runtime: runsc', undefined],
])('a service with %s', (_, line, gpu) => {
  const list = readImageList(`services:\n  web:\n    image: nginx\n    ${line}\n`);
  expect(list?.images[0]?.gpu).toBe(gpu);
});

test('a container whose limit is a GPU', () => {
  const list = readImageList(`apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - { name: a, image: nginx, resources: { limits: { nvidia.com/gpu: 1 } } }
    - { name: b, image: redis }
`);
  expect(list?.images.map(({ gpu }) => gpu)).toEqual(['nvidia', undefined]);
});
