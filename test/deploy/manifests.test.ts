import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/app/config/config.js';

const read = (file: string): string => readFileSync(`deploy/${file}`, 'utf8');
const kubernetes = readdirSync('deploy/kubernetes').filter((name) => name.endsWith('.yaml'));
const deployment = parse(read('kubernetes/deployment.yaml')) as unknown;
const gateway = parse(read('kubernetes/gateway.yaml')) as unknown;
const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

test.each(['compose.yaml', ...kubernetes.map((name) => `kubernetes/${name}`)])(
  '%s is YAML without mistakes',
  (file) => {
    for (const { errors, warnings } of parseAllDocuments(read(file)))
      expect([...errors, ...warnings]).toEqual([]);
  },
);

test('every manifest is part of the kustomization, and the image is of this version', () => {
  const { resources, images } = parse(read('kubernetes/kustomization.yaml')) as {
    resources: string[];
    images: { newTag: string }[];
  };
  expect([...resources, 'kustomization.yaml'].sort()).toEqual(kubernetes);
  expect(images.map(({ newTag }) => newTag)).toEqual([version]);
});

test.each([
  ['every replica', deployment],
  ['every pod of the gateway', gateway],
])('%s runs without root, without capabilities and on a root that cannot be written', (_, set) => {
  expect(set).toMatchObject({
    spec: {
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              livenessProbe: { httpGet: { path: '/healthz', port: 'web' } },
              readinessProbe: { httpGet: { path: '/readyz', port: 'web' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  });
});

test('an update starts the new replica before it stops an old one', () => {
  expect(deployment).toMatchObject({
    spec: { strategy: { rollingUpdate: { maxUnavailable: 0 } } },
  });
});

test('the pods of the gateway take every shard, each once', () => {
  const { spec } = gateway as {
    spec: {
      replicas: number;
      template: { spec: { containers: { env: { name: string; value?: string }[] }[] } };
    };
  };
  const env = spec.template.spec.containers[0]?.env ?? [];
  const valueOf = (name: string, pod: number): string =>
    (env.find((one) => one.name === name)?.value ?? '').replace('$(POD_INDEX)', String(pod));
  const shares = Array.from({ length: spec.replicas }, (_, pod) => {
    const variables = ['DISCORD_GATEWAY', 'SHARDS', 'SHARD_COUNT'];
    const given = Object.fromEntries(variables.map((name) => [name, valueOf(name, pod)]));
    const token = { DISCORD_TOKEN: 'token', DISCORD_APPLICATION_ID: '900000000000000001' };
    return readConfig({ ...token, ...given }, '.').chats.discord;
  });
  const taken = shares.flatMap((share) => share?.shards?.ids ?? []).sort((a, b) => a - b);
  const count = shares[0]?.shards?.count ?? 0;
  expect(count).toBeGreaterThan(0);
  expect(taken).toEqual(Array.from({ length: count }, (_, id) => id));
  expect(shares.every((share) => share?.gateway)).toBe(true);
});

test.each(['.env.example', 'kubernetes/secrets.env.example'])(
  '%s names no variable that the bot does not know',
  (file) => {
    const known = `${readFileSync('.env.example', 'utf8')} IMAGE POSTGRES_PASSWORD QUAYMASTER_PASSWORD QUAYMASTER_OWNER_PASSWORD DATABASE_URL DATABASE_OWNER_URL`;
    const names = [...read(file).matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  },
);

test('numbers are read where the pods say, with the token that beyond loopback is needed', () => {
  const { configMapGenerator } = parse(read('kubernetes/kustomization.yaml')) as {
    configMapGenerator: { literals: string[] }[];
  };
  const literals = configMapGenerator.flatMap((map) => map.literals.map((line) => line.split('=')));
  const environment = Object.fromEntries(literals) as Record<string, string>;
  expect(() => readConfig(environment, '.')).toThrow(/METRICS_TOKEN/);
  expect(read('kubernetes/secrets.env.example')).toContain('METRICS_TOKEN=');
  const METRICS_TOKEN = 'made-up-token-of-metrics';
  const { metrics } = readConfig({ ...environment, METRICS_TOKEN }, '.');
  const port = String(metrics?.port);
  expect(deployment).toMatchObject({
    spec: { template: { metadata: { annotations: { 'prometheus.io/port': port } } } },
  });
  expect(read('kubernetes/deployment.yaml')).toContain(`name: metrics, containerPort: ${port} }`);
  expect(read('Containerfile')).toMatch(new RegExp(`^EXPOSE .*\\b${port}\\b`, 'm'));
});

test('the image listens where its ports and probes say', () => {
  const containerfile = read('Containerfile');
  const config = readConfig(
    {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      DISCORD_PUBLIC_KEY: '0'.repeat(64),
    },
    '.',
  );
  const ports = [config.web.port, config.chats.slack?.port, config.chats.discord?.port];
  expect(containerfile).toContain(`EXPOSE ${ports.join(' ')}`);
  for (const port of ports) expect(read('kubernetes/deployment.yaml')).toContain(`: ${port} }`);
});

test('what the image is built from is not kept from its build', () => {
  const sent = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const copied = [...read('Containerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, files = '']) => files.split(' '),
  );
  expect(copied.length).toBeGreaterThan(5);
  expect(copied.filter((file) => !sent.includes(file))).toEqual([]);
});
