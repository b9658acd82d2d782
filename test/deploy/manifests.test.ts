import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config.js';

const read = (file: string): string => readFileSync(`deploy/${file}`, 'utf8');
const kubernetes = readdirSync('deploy/kubernetes').filter((name) => name.endsWith('.yaml'));
const deployment = parse(read('kubernetes/deployment.yaml')) as unknown;
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

test('pods run without root, without capabilities and on a root that cannot be written', () => {
  expect(deployment).toMatchObject({
    spec: {
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
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

test.each(['.env.example', 'kubernetes/secrets.env.example'])(
  '%s names no variable that the bot does not know',
  (file) => {
    const known = `${readFileSync('.env.example', 'utf8')} POSTGRES_PASSWORD QUAYMASTER_PASSWORD QUAYMASTER_OWNER_PASSWORD DATABASE_URL DATABASE_OWNER_URL`;
    const names = [...read(file).matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  },
);

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
  const ports = [config.web.port, config.slack?.port, config.discord?.port];
  expect(containerfile).toContain(`EXPOSE ${ports.join(' ')}`);
  for (const port of ports) expect(read('kubernetes/deployment.yaml')).toContain(`: ${port} }`);
});
