/** The CNCF registry (Debian's `docker-registry`) on loopback, with a real bearer-token service, for tests and benchmarks. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createPrivateKey, createSign, randomUUID, X509Certificate } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { digestOf, serve, type Content, type LoopbackServer } from './loopback-server.js';

/** A running pair of registries over one storage. */
export interface RealRegistry {
  /** Without authentication, for filling it and for timing: `127.0.0.1:4711`. */
  readonly open: string;
  /** The same content behind bearer tokens. */
  readonly guarded: string;
  readonly tokens: LoopbackServer;
  /** Uploads a blob. */
  readonly putBlob: (repository: string, blob: Content) => Promise<void>;
  /** Uploads a manifest under a tag or its digest. */
  readonly putManifest: (repository: string, manifest: Content, tag?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is missing on this machine to run it; `null` when nothing is. */
export function missingParts(): string | null {
  const missing = ['docker-registry', 'openssl'].filter((program) => findProgram(program) === null);
  return missing.length === 0 ? null : missing.join(' and ');
}

/** Starts both registries and the token service. */
export async function startRealRegistry(): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-registry-'));
  const { key, certificate } = makeCertificate(folder);
  const tokens = await serveTokens(key, certificate);
  const open = await startRegistry(folder, '');
  const guarded = await startRegistry(
    folder,
    `auth: { token: { realm: '${tokens.origin}/token', service: lab, issuer: lab, rootcertbundle: '${join(folder, 'cert.pem')}' } }\n`,
  );
  const base = `http://${open.host}/v2`;
  return {
    open: open.host,
    guarded: guarded.host,
    tokens,
    async putBlob(repository, { body }) {
      const started = await fetch(`${base}/${repository}/blobs/uploads/`, { method: 'POST' });
      const location = started.headers.get('location') ?? '';
      await expectCreated(
        await fetch(`${location}&digest=${digestOf(body)}`, {
          method: 'PUT',
          body,
          headers: { 'content-type': 'application/octet-stream' },
        }),
      );
    },
    async putManifest(repository, { type, body }, tag = digestOf(body)) {
      await expectCreated(
        await fetch(`${base}/${repository}/manifests/${tag}`, {
          method: 'PUT',
          body,
          headers: { 'content-type': type },
        }),
      );
    },
    async close() {
      await Promise.all([stop(open.process), stop(guarded.process), tokens.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      continue; // not in this folder
    }
  }
  return null;
}

function makeCertificate(folder: string): { key: string; certificate: X509Certificate } {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    findProgram('openssl') ?? '',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=lab',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'ignore' },
  );
  return {
    key: readFileSync(key, 'utf8'),
    certificate: new X509Certificate(readFileSync(certificate)),
  };
}

/** Gives out pull tokens as distribution's `token.md` and `jwt.md` say, except for repositories below `private/`. */
function serveTokens(key: string, certificate: X509Certificate): Promise<LoopbackServer> {
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = encode({ typ: 'JWT', alg: 'RS256', x5c: [certificate.raw.toString('base64')] });
  const privateKey = createPrivateKey(key);
  return serve((_request, response, path) => {
    const url = new URL(path, 'http://tokens');
    const now = Math.floor(Date.now() / 1000);
    const access = url.searchParams.getAll('scope').flatMap((scope) => {
      const [type = '', name = '', actions = ''] = scope.split(':');
      return name.startsWith('private/')
        ? []
        : [{ type, name, actions: actions.split(',').filter((action) => action === 'pull') }];
    });
    const claims = encode({
      iss: 'lab',
      sub: '',
      aud: url.searchParams.get('service'),
      exp: now + 300,
      nbf: now - 10,
      iat: now,
      jti: randomUUID(),
      access,
    });
    const signature = createSign('RSA-SHA256')
      .update(`${head}.${claims}`)
      .sign(privateKey)
      .toString('base64url');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ token: `${head}.${claims}.${signature}`, expires_in: 300 }));
  });
}

async function startRegistry(
  folder: string,
  more: string,
): Promise<{ host: string; process: ChildProcess }> {
  const host = `127.0.0.1:${await freePort()}`;
  const storage = join(folder, 'storage');
  mkdirSync(storage, { recursive: true });
  const config = join(folder, `${host.replace(':', '-')}.yml`);
  writeFileSync(
    config,
    `version: 0.1\nlog: { level: error, accesslog: { disabled: true } }\nstorage: { filesystem: { rootdirectory: '${storage}' } }\nhttp: { addr: '${host}' }\n${more}`,
  );
  const child = spawn(findProgram('docker-registry') ?? '', ['serve', config], { stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null)
      throw new Error(`docker-registry ended with status ${child.exitCode}`);
    const answers = await fetch(`http://${host}/v2/`).then(
      () => true,
      () => false, // not listening yet
    );
    if (answers) return { host, process: child };
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill();
  throw new Error('docker-registry did not start');
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        done(port);
      });
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => {
      done();
    });
    child.kill();
  });
}

async function expectCreated(response: Response): Promise<void> {
  if (response.status !== 201)
    throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
}
