/** The attacks on a bot that fetches what strangers name, each tried on real sockets. */
import { worded } from './worded.js';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect as tcpConnect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import type { RegistryAnswer } from '../../src/canirun/image/image-ports.js';
import {
  createGuardedConnector,
  isPublicAddress,
  type Resolve,
} from '../../src/registry/guarded-connector.js';
import {
  createImageRegistry,
  type ImageRegistryOptions,
} from '../../src/registry/image-registry.js';
import {
  digestOf,
  image,
  index,
  sendContent,
  serve,
  trap,
  TYPES,
  type Content,
  type LoopbackServer,
} from './loopback-server.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const amd64 = image({ os: 'linux', architecture: 'amd64' });
const UNREACHABLE = /could not be asked: no answer came through in time\.$/;

async function victim(): Promise<Awaited<ReturnType<typeof trap>>> {
  const server = await trap();
  closing.push(server.close);
  return server;
}

async function attacker(
  handle: (request: IncomingMessage, response: ServerResponse, path: string) => void,
): Promise<LoopbackServer> {
  const server = await serve(handle);
  closing.push(server.close);
  return server;
}

/** Asks for `registry/lab/app:latest`, as somebody in a chat could. */
async function look(
  registry: string,
  options: Partial<ImageRegistryOptions>,
): Promise<RegistryAnswer> {
  const asker = createImageRegistry({ now: Date.now, deadline: 5000, ...options });
  closing.push(() => asker.close());
  return worded(asker).look({ registry, repository: 'lab/app', tag: 'latest' });
}

/** Resolves every name to the given addresses, and counts the questions. */
function names(...addresses: string[]): { resolve: Resolve; asked: () => number } {
  let asked = 0;
  const resolve: Resolve = (_name, done) => {
    asked++;
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked: () => asked };
}

describe('addresses that are not public', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.8.9.10',
      '0.0.0.0',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.169.254',
    ],
    ...[
      '192.0.0.8',
      '192.0.2.1',
      '198.18.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:a00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
    ],
    ...[
      'fe80::1',
      'fc00::1',
      'fd00:ec2::254',
      'fec0::1',
      'ff02::1',
      '100::1',
      '3fff::1',
      '2001::1',
      '',
      'x',
      '1.2.3',
    ],
    // Public by their numbers, and yet nobody's on the internet.
    ...[
      '168.63.129.16',
      '::ffff:a83f:8110',
      '::2',
      '1::1',
      '4000::1',
      '100:0:0:1::1',
      'fe80::1%eth0',
    ],
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test('nor is one inside of an IPv6 address, however it is wrapped', () => {
    const near = fc.constantFrom(
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '0.0.0.0',
    );
    const wrap = fc.constantFrom(
      (hex: string) => `::${hex}`,
      (hex: string) => `::ffff:${hex}`,
      (hex: string) => `::ffff:0:${hex}`,
      (hex: string) => `64:ff9b::${hex}`,
      (hex: string) => `64:ff9b:1::${hex}`,
      (hex: string) => `2002:${hex}::`,
      (hex: string) => `2001:0:${hex}::`,
      (hex: string) => `fe80::5efe:${hex}`,
    );
    fc.assert(
      fc.property(near, wrap, (address, into) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        expect(isPublicAddress(into(hex))).toBe(false);
      }),
    );
  });

  test.each(['8.8.8.8', '140.82.112.33', '2606:4700::6810:84e5', '::ffff:8.8.8.8'])(
    'but %s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('a registry whose host leads inside is not dialled, in any notation', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.1',
      '127.0.1',
      '2130706433',
      '0x7f.1',
      '0x7f000001',
      '0177.0.0.1',
      '017700000001',
    ],
    ...[
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:0:0:1]',
      '0.0.0.0',
      '0',
      '[::]',
      'localhost',
    ],
  ])('%s', async (host) => {
    const target = await victim();
    const answer = await look(`${host}:${target.port}`, { allow: [`${host}:${target.port}`] });
    expect(answer).toMatchObject({
      ok: false,
      why: 'unreachable',
      message: expect.stringMatching(UNREACHABLE),
    });
    expect(target.connections()).toBe(0);
  });

  test.each([
    ['a name that resolves to loopback', ['127.0.0.1']],
    ['a name that resolves to the metadata service', ['169.254.169.254']],
    ['a name with one honest address and one inside', ['140.82.112.33', '127.0.0.1']],
    ['a name that resolves to wrapped loopback', ['::ffff:127.0.0.1']],
    ['a name without addresses', []],
  ])('%s', async (_what, addresses) => {
    const target = await victim();
    const { resolve, asked } = names(...addresses);
    const host = `evil.example:${target.port}`;
    expect(await look(host, { allow: [host], resolve })).toMatchObject({
      message: expect.stringMatching(UNREACHABLE),
    });
    expect(target.connections()).toBe(0);
    expect(asked()).toBe(1);
  });
});

describe('rebinding', () => {
  const guarded = (options: Partial<Parameters<typeof createGuardedConnector>[0]>): Agent => {
    const agent = new Agent({
      connect: createGuardedConnector({ isOnPurpose: () => false, timeout: 1000, ...options }),
    });
    closing.push(() => agent.destroy());
    return agent;
  };

  test('a name is resolved once for check and dial, so there is no second answer to lie with', async () => {
    const target = await victim();
    const answers = ['127.0.0.1', '140.82.112.33'];
    let asked = 0;
    const resolve: Resolve = (_name, done) => {
      done(null, [{ address: answers[asked++] ?? '', family: 4 }]);
    };
    await expect(
      request(`http://evil.example:${target.port}/`, { dispatcher: guarded({ resolve }) }),
    ).rejects.toThrow('evil.example');
    expect([asked, target.connections()]).toEqual([1, 0]);
  });

  test.each(['http', 'https'])(
    'a connection that ends up inside is closed before anything is said (%s)',
    async (scheme) => {
      const target = await victim();
      // A network that routes a public address to loopback, as a lying resolver or a hosts file would.
      const dial: NonNullable<Parameters<typeof createGuardedConnector>[0]['dial']> = (
        _options,
        done,
      ) => {
        const socket = tcpConnect(target.port, '127.0.0.1', () => {
          done(null, socket);
        });
      };
      const sent = request(`${scheme}://evil.example:${target.port}/`, {
        dispatcher: guarded({ dial }),
      });
      await expect(sent).rejects.toMatchObject({ name: 'ForbiddenAddressError' });
      expect(target.bytes()).toBe(0);
    },
  );
});

describe('redirects', () => {
  test.each([
    ['another port of this machine', (port: number) => `http://127.0.0.1:${port}/secret`],
    ['the same by name', (port: number) => `http://localhost:${port}/secret`],
    ['HTTPS to this machine', (port: number) => `https://127.0.0.1:${port}/secret`],
    ['a decimal address', (port: number) => `http://2130706433:${port}/secret`],
    ['a wrapped address', (port: number) => `http://[::ffff:127.0.0.1]:${port}/secret`],
    ['an address without scheme', (port: number) => `//127.0.0.1:${port}/secret`],
    ['the metadata service', () => 'http://169.254.169.254/latest/meta-data/'],
    ['loopback on the right port of HTTPS', () => 'https://127.0.0.1/secret'],
    ['a name of loopback on the right port', () => 'https://localhost/secret'],
    ['a file', () => 'file:///etc/passwd'],
    ['another protocol', (port: number) => `gopher://127.0.0.1:${port}/`],
    ['credentials in the address', (port: number) => `http://user:pass@127.0.0.1:${port}/`],
    ['nonsense', () => 'http://['],
  ])('to %s are not followed', async (_what, location) => {
    const target = await victim();
    const server = await attacker((_request, response) =>
      response.writeHead(307, { location: location(target.port) }).end(),
    );
    const answer = await look(server.host, { allow: [server.origin] });
    expect(answer).toMatchObject({ ok: false, why: 'unreachable' });
    expect(target.connections()).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test('in a circle end after three', async () => {
    const server = await attacker((_request, response, path) =>
      response.writeHead(302, { location: path }).end(),
    );
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      message: expect.stringMatching(/one redirect after another/),
    });
    expect(server.requests).toHaveLength(4);
  });

  test('from outside do not lead to what the operator allowed inside', async () => {
    const { createRegistryPolicy } = await import('../../src/registry/registry-policy.js');
    const policy = createRegistryPolicy(['http://127.0.0.1:5055']);
    expect(policy.permits(new URL('http://127.0.0.1:5055/v2/'), new URL('https://quay.io/'))).toBe(
      false,
    );
    expect(policy.permits(new URL('http://127.0.0.1:5055/v2/'))).toBe(true);
    expect(policy.permits(new URL('http://127.0.0.1:5056/v2/'))).toBe(false);
    expect(policy.permits(new URL('https://quay.io:8443/'))).toBe(false);
    expect(policy.permits(new URL('http://quay.io/'))).toBe(false);
  });
});

describe('token services', () => {
  const challenge =
    (realm: string) =>
    (_request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="s"` }).end();
    };

  test.each([
    ['on another port of this machine', (port: number) => `http://127.0.0.1:${port}/token`],
    ['on this machine by HTTPS', (port: number) => `https://127.0.0.1:${port}/token`],
    ['at the metadata service', () => 'http://169.254.169.254/token'],
    ['behind a name of loopback', () => 'https://localhost/token'],
    ['in a file', () => 'file:///etc/passwd'],
    ['nowhere', () => ''],
  ])('%s are not asked', async (_what, realm) => {
    const target = await victim();
    const server = await attacker(challenge(realm(target.port)));
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      ok: false,
      why: 'unreachable',
    });
    expect(target.connections()).toBe(0);
  });

  test.each([
    ['a huge token', JSON.stringify({ token: 'x'.repeat(20_000) })],
    ['a huge answer', 'x'.repeat(200_000)],
    ['a token with a line break', JSON.stringify({ token: 'x\r\nX-Evil: 1' })],
    ['a token that is an object', JSON.stringify({ token: {} })],
    ['no token', '{}'],
    ['no JSON', '<html>'],
  ])('that answer with %s get nowhere', async (_what, body) => {
    const server = await attacker((request, response, path) => {
      if (path.startsWith('/token')) response.end(body);
      else challenge(`${server.origin}/token`)(request, response);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      ok: false,
      why: 'unreachable',
    });
    expect(server.requests).toHaveLength(2);
  });

  test('that redirect inside are not followed', async () => {
    const target = await victim();
    const server = await attacker((request, response, path) => {
      if (path.startsWith('/token')) response.writeHead(302, { location: target.origin }).end();
      else challenge(`${server.origin}/token`)(request, response);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({ ok: false });
    expect(target.connections()).toBe(0);
  });

  test('that never give a good token end the matter after one try', async () => {
    const server = await attacker((request, response, path) => {
      if (path.startsWith('/token')) response.end('{"token":"bad"}');
      else challenge(`${server.origin}/token`)(request, response);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({ why: 'denied' });
    expect(server.requests).toHaveLength(3);
  });
});

describe('bodies', () => {
  test.each<[string, RegExp, (response: ServerResponse) => void]>([
    [
      'too large by its own word',
      /more than 4096 KiB/,
      (response) => response.writeHead(200, { 'content-length': 5_000_000 }).write('x'),
    ],
    [
      'without end',
      /more than 4096 KiB/,
      (response) => {
        pour(response);
      },
    ],
    [
      'a gzip bomb',
      /compressed body/,
      (response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    [
      'compressed otherwise',
      /compressed body/,
      (response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
    ],
    [
      'not what its digest says',
      /does not match its digest/,
      (response) =>
        response
          .writeHead(200, {
            'content-type': TYPES.ociManifest,
            'docker-content-digest': digestOf('other'),
          })
          .end(amd64.manifest.body),
    ],
    [
      'index and image at once',
      /no image manifest/,
      (response) =>
        response
          .writeHead(200, { 'content-type': TYPES.ociIndex })
          .end('{"manifests":[],"layers":[],"config":{}}'),
    ],
    [
      'a web page',
      /no image manifest/,
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    [
      'nested beyond reason',
      /no image manifest/,
      (response) =>
        response.writeHead(200, { 'content-type': TYPES.ociIndex }).end('['.repeat(200_000)),
    ],
    [
      'cut short',
      UNREACHABLE,
      (response) => {
        response.writeHead(200, { 'content-length': 1000 }).write('{');
        response.destroy();
      },
    ],
    [
      'behind headers without end',
      UNREACHABLE,
      (response) => response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end(),
    ],
  ])('%s are refused', async (_what, message, handle) => {
    const server = await attacker((_request, response) => {
      handle(response);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      ok: false,
      why: 'unreachable',
      message: expect.stringMatching(message),
    });
  });

  test('a config that is another one than asked for is refused', async () => {
    const server = await attacker((_request, response, path) => {
      sendContent(
        response,
        path.includes('/blobs/')
          ? { type: 'x', body: '{"os":"linux","architecture":"s390x"}' }
          : amd64.manifest,
      );
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      message: expect.stringMatching(/does not match its digest/),
    });
  });

  function pour(response: ServerResponse): void {
    const chunk = Buffer.alloc(64 * 1024, 120);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.writeHead(200).on('drain', more);
    more();
  }
});

describe('time', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => undefined],
    [
      'drips its headers and stops',
      (response) => {
        response.flushHeaders();
      },
    ],
    [
      'drips its body',
      (response) => {
        drip(response);
      },
    ],
  ])('a registry that %s is left at the deadline', async (_what, handle) => {
    const server = await attacker((_request, response) => {
      handle(response);
    });
    expect(await look(server.host, { allow: [server.origin], deadline: 300 })).toMatchObject({
      why: 'unreachable',
      message: expect.stringMatching(UNREACHABLE),
    });
  });

  test('the deadline is for all requests together: a chain of slow parts ends too', async () => {
    const { type, body } = index([{ content: amd64.manifest }]);
    const server = await attacker((_request, response, path) => {
      if (path.endsWith('/latest')) sendContent(response, { type, body });
      else drip(response);
    });
    expect(await look(server.host, { allow: [server.origin], deadline: 300 })).toMatchObject({
      why: 'unreachable',
    });
  });

  function drip(response: ServerResponse): void {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  }
});

describe('indexes', () => {
  test('with more entries than any image has are read to a limit', async () => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const entry = { mediaType: TYPES.ociManifest, digest: digestOf('x'), size: 1, platform };
    const body = JSON.stringify({ manifests: Array.from({ length: 20_000 }, () => entry) });
    const server = await attacker((_request, response) => {
      sendContent(response, { type: TYPES.ociIndex, body });
    });
    const answer = await look(server.host, { allow: [server.origin] });
    expect(answer.ok && answer.image.kind === 'container' && answer.image.entries.length).toBe(500);
    expect(server.requests).toHaveLength(1);
  });

  test('whose entries all have to be looked at cost a few requests, not thousands', async () => {
    const contents = new Map<string, Content>();
    const entries = Array.from({ length: 400 }, (_, i) => {
      const { manifest, config } = image({ os: 'linux', architecture: 'amd64', n: i });
      for (const content of [manifest, config]) contents.set(digestOf(content.body), content);
      return { content: manifest };
    });
    const many = index(entries);
    const server = await attacker((_request, response, path) => {
      sendContent(response, contents.get(path.split('/').at(-1) ?? '') ?? many);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({ ok: true });
    expect(server.requests.length).toBeLessThanOrEqual(9);
  });

  test('within indexes within indexes are not followed down', async () => {
    const levels = [
      index([{ content: amd64.manifest, platform: { os: 'linux', architecture: 'amd64' } }]),
    ];
    for (let i = 0; i < 10; i++) levels.unshift(index([{ content: levels[0] ?? amd64.manifest }]));
    const contents = new Map(levels.map((level) => [digestOf(level.body), level]));
    const server = await attacker((_request, response, path) => {
      const content = contents.get(path.split('/').at(-1) ?? '') ?? levels[0];
      if (content) sendContent(response, content);
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({
      image: { kind: 'not-an-image' },
    });
    expect(server.requests).toHaveLength(2);
  });

  test('that point at digests which are none are not followed to odd paths', async () => {
    const body = JSON.stringify({
      manifests: [{ mediaType: TYPES.ociManifest, digest: '../../../token', size: 1 }],
    });
    const server = await attacker((_request, response) => {
      sendContent(response, { type: TYPES.ociIndex, body });
    });
    expect(await look(server.host, { allow: [server.origin] })).toMatchObject({ ok: false });
    expect(server.requests).toHaveLength(1);
  });
});

test('what a registry says in words reaches nobody', async () => {
  const server = await attacker((_request, response) => {
    const message = '<!channel> @everyone [click](https://evil.example) \u001b[31m';
    response
      .writeHead(403, message.replace(/[^ -~]/g, ''))
      .end(JSON.stringify({ errors: [{ code: 'DENIED', message }] }));
  });
  const answer = await look(server.host, { allow: [server.origin] });
  expect(JSON.stringify(answer)).not.toMatch(/channel|everyone|evil|u001b/);
});
