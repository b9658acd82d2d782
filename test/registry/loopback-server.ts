/** Real servers on loopback for the tests to ask and attack. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/** A running server. */
export interface LoopbackServer {
  readonly port: number;
  /** `127.0.0.1:4711` */
  readonly host: string;
  /** `http://127.0.0.1:4711` */
  readonly origin: string;
  /** What was asked, in order: `GET /v2/…`. */
  readonly requests: string[];
  /** The headers of each request. */
  readonly headers: IncomingMessage['headers'][];
  readonly close: () => Promise<void>;
}

/** Starts an HTTP server on a free port. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse, path: string) => void,
): Promise<LoopbackServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    const path = request.url ?? '';
    requests.push(`${request.method ?? ''} ${path}`);
    headers.push(request.headers);
    response.on('error', () => undefined); // attackers are hung up on
    handle(request, response, path);
  });
  return { ...(await listen(server)), requests, headers };
}

/** Starts a TCP server that only counts who comes, and what they say. */
export async function trap(): Promise<
  LoopbackServer & { connections: () => number; bytes: () => number }
> {
  let connections = 0;
  let bytes = 0;
  const server = createTcpServer((socket) => {
    connections++;
    socket.on('data', (data) => (bytes += data.length));
    socket.on('error', () => undefined);
  });
  const running = await listen(server);
  return {
    ...running,
    requests: [],
    headers: [],
    connections: () => connections,
    bytes: () => bytes,
  };
}

async function listen(
  server: Server,
): Promise<Pick<LoopbackServer, 'port' | 'host' | 'origin' | 'close'>> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          done();
        });
      }),
  };
}

/** A manifest or blob that a registry serves. */
export interface Content {
  readonly type: string;
  readonly body: string | Buffer;
}

/** The content's digest. */
export function digestOf(body: string | Buffer): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** Serves one content as registries do. */
export function sendContent(response: ServerResponse, { type, body }: Content): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'docker-content-digest': digestOf(body),
  });
  response.end(body);
}

export const TYPES = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
} as const;

/** A config, and a manifest that points at it. */
export function image(
  platform: object,
  env: readonly string[] = [],
): { manifest: Content; config: Content } {
  const config = {
    type: TYPES.ociConfig,
    body: JSON.stringify({ ...platform, config: { Env: env }, rootfs: {} }),
  };
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPES.ociManifest,
    config: descriptor(config),
    layers: [
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digestOf('layer'),
        size: 77,
      },
    ],
  });
  return { config, manifest: { type: TYPES.ociManifest, body } };
}

/** The same image with zstd in its layers, labels and a history. */
export function builtImage(
  platform: object,
  { labels = {}, history = [] }: { labels?: object; history?: readonly string[] },
): { manifest: Content; config: Content } {
  const { config, manifest } = image(platform);
  const parsed = JSON.parse(String(config.body)) as object;
  const built = {
    type: config.type,
    body: JSON.stringify({
      ...parsed,
      config: { Labels: labels, Env: ['APP_VERSION=1.2', 'TOKEN=secret'] },
      history: history.map((created_by) => ({ created_by })),
    }),
  };
  const body = JSON.stringify({
    ...(JSON.parse(String(manifest.body)) as object),
    config: descriptor(built),
    layers: [
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd',
        digest: digestOf('layer'),
        size: 5,
      },
    ],
    annotations: { 'org.opencontainers.image.base.name': 'docker.io/library/debian:bookworm' },
  });
  return { config: built, manifest: { type: manifest.type, body } };
}

/** An index over contents. */
export function index(
  entries: readonly { content: Content; platform?: object; more?: object }[],
): Content {
  const manifests = entries.map(({ content, platform, more }) => ({
    ...descriptor(content),
    ...(platform === undefined ? {} : { platform }),
    ...more,
  }));
  return {
    type: TYPES.ociIndex,
    body: JSON.stringify({ schemaVersion: 2, mediaType: TYPES.ociIndex, manifests }),
  };
}

/** A pointer to a content. */
export function descriptor({ type, body }: Content): object {
  return { mediaType: type, digest: digestOf(body), size: Buffer.byteLength(body) };
}
