import { describe, expect, test } from '@jest/globals';
import { createRegistryPolicy } from '../../src/registry/registry-policy.js';

const policy = createRegistryPolicy([
  'Registry.example.com',
  'port.example.com:5000',
  '*.corp.example',
  'https://inside.corp:8443/',
  'http://127.0.0.1:5055',
  'https://*.inside.example',
]);
const origin = (registry: string): string => {
  const endpoint = policy.endpoint(registry);
  return 'refused' in endpoint ? 'refused' : endpoint.origin;
};

describe('registries that may be asked', () => {
  test.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['ghcr.io', 'https://ghcr.io'],
    ['lscr.io', 'https://ghcr.io'],
    ['eu.gcr.io', 'https://eu.gcr.io'],
    ['europe-docker.pkg.dev', 'https://europe-docker.pkg.dev'],
    ['registry.example.com', 'https://registry.example.com'],
    ['port.example.com:5000', 'https://port.example.com:5000'],
    ['a.b.corp.example', 'https://a.b.corp.example'],
    ['inside.corp:8443', 'https://inside.corp:8443'],
    ['127.0.0.1:5055', 'http://127.0.0.1:5055'],
    ['a.inside.example', 'https://a.inside.example'],
    ['corp.example', 'refused'],
    ['evilcorp.example', 'refused'],
    ['evilgcr.io', 'refused'],
    ['gcr.io.evil.example', 'refused'],
    ['127.0.0.1:5056', 'refused'],
    ['localhost', 'refused'],
    ['ghcr.io:8443', 'refused'],
  ])('%s: %s', (registry, expected) => {
    expect(origin(registry)).toBe(expected);
  });
});

describe('addresses that may be dialled', () => {
  test.each([
    ['https://anything.example/v2/', true],
    ['https://port.example.com:5000/v2/', true],
    ['https://other.example.com:5000/v2/', false],
    ['http://anything.example/v2/', false],
    ['http://127.0.0.1:5055/v2/', true],
    ['https://127.0.0.1:5055/v2/', false],
    ['https://user@anything.example/', false],
    ['ftp://anything.example/', false],
  ])('%s: %s', (address, expected) => {
    expect(policy.permits(new URL(address))).toBe(expected);
  });

  test('only an entry with its scheme means private addresses', () => {
    expect(policy.isOnPurpose('http://127.0.0.1:5055')).toBe(true);
    expect(policy.isOnPurpose('https://inside.corp:8443')).toBe(true);
    expect(policy.isOnPurpose('https://a.inside.example')).toBe(true);
    expect(policy.isOnPurpose('https://a.corp.example')).toBe(false);
    expect(policy.isOnPurpose('https://port.example.com:5000')).toBe(false);
  });
});
