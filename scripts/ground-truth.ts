/**
 * Checks the verdicts native, emulated and no for Linux images against really running them.
 *
 *     sudo npx tsx scripts/ground-truth.ts --host "debian 12 amd64" [--binfmt]
 *
 * Builds one tiny image for each architecture, an image for Windows and a Helm chart, puts them into a registry on
 * loopback, and runs each with Podman and runc: first as the machine is, then, with --binfmt, with QEMU registered
 * in the kernel. That registration is for the whole machine; it is undone at the end. Needs root on Linux with
 * podman, runc, docker-registry, openssl and, for --binfmt, qemu-user-static. `--host` describes this machine.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { createImageCatalogue } from '../src/canirun/image/catalogue/image-catalogue.js';
import { createImageSource } from '../src/canirun/image/image-source.js';
import { createImageRegistry } from '../src/registry/image-registry.js';
import {
  descriptor,
  digestOf,
  index,
  TYPES,
  type Content,
} from '../test/registry/loopback-server.js';
import {
  missingParts,
  startRealRegistry,
  type RealRegistry,
} from '../test/registry/real-registry.js';
import { loadCatalogue, loadJudge } from '../bench/canirun-data.js';
import { ARCHITECTURES, EXIT_STATUS, tinyElf } from './tiny-elf.js';

const BINFMT = '/proc/sys/fs/binfmt_misc';

/** Go's names and QEMU's, where they differ. */
const QEMU_NAMES: Readonly<Record<string, string>> = {
  arm64: 'aarch64',
  arm: 'arm',
  '386': 'i386',
  amd64: 'x86_64',
};

/** What became of one image. */
interface Truth {
  readonly image: string;
  /** Whether it ran as the machine is, and with QEMU registered; `null`: not tried. */
  readonly plain: boolean;
  readonly withQemu: boolean | null;
  /** Podman's last words. */
  readonly error: string;
}

const { values } = parseArgs({
  options: { host: { type: 'string' }, binfmt: { type: 'boolean', default: false } },
});
const missing = missingParts();
if (values.host === undefined) {
  console.error('Usage: tsx scripts/ground-truth.ts --host "debian 12 amd64" [--binfmt]');
  process.exitCode = 2;
} else if (missing !== null || process.getuid?.() !== 0) {
  console.error(
    `Left out: ${missing === null ? 'root is needed' : `${missing} is not installed`}.`,
  );
} else {
  const registry = await startRealRegistry();
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-truth-'));
  try {
    const images = await fill(registry);
    const truths = await runAll(images, folder, values.binfmt);
    await compare(registry, truths, values.host);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await registry.close();
  }
}

/** Runs every image twice at most. */
async function runAll(
  images: readonly string[],
  folder: string,
  binfmt: boolean,
): Promise<Truth[]> {
  const plain = new Map<string, Attempt>();
  for (const image of images) plain.set(image, await run(image, folder));
  const undo = binfmt ? registerQemu() : null;
  const emulated = new Map<string, boolean>();
  try {
    for (const image of undo === null ? [] : images)
      emulated.set(image, (await run(image, folder)).ran);
  } finally {
    undo?.();
  }
  return images.map((image) => ({
    image,
    plain: plain.get(image)?.ran ?? false,
    withQemu: emulated.get(image) ?? null,
    error: plain.get(image)?.error ?? '',
  }));
}

interface Attempt {
  readonly ran: boolean;
  readonly error: string;
}

/** Podman with its own storage, and with what restricted machines allow: no network, no changed limits. */
function run(image: string, folder: string): Promise<Attempt> {
  const [, architecture] = /truth-([^:]+)/.exec(image) ?? [];
  const platform =
    architecture !== undefined && ARCHITECTURES.includes(architecture)
      ? [`--platform=linux/${architecture}`]
      : [];
  const storage = [
    '--root',
    join(folder, 'root'),
    '--runroot',
    join(folder, 'run'),
    '--storage-driver=vfs',
  ];
  const engine = ['--runtime', 'runc', '--cgroup-manager=cgroupfs', '--events-backend=file'];
  const limits = ['--network=none', '--ulimit', 'nofile=1024:2048', '--ulimit', 'nproc=1024:1024'];
  const args = [
    ...storage,
    ...engine,
    'run',
    '--rm',
    '--pull=always',
    '--tls-verify=false',
    ...limits,
    ...platform,
    image,
  ];
  return new Promise((done) => {
    execFile('podman', args, { timeout: 60_000 }, (error, _stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      done({ ran: Number(status) === EXIT_STATUS, error: stderr.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** Registers QEMU for all architectures but this machine's; returns what undoes it. */
function registerQemu(): () => void {
  const wasMounted = existsSync(join(BINFMT, 'register'));
  if (!wasMounted) execFileSync('mount', ['-t', 'binfmt_misc', 'binfmt_misc', BINFMT]);
  const registered: string[] = [];
  for (const architecture of ARCHITECTURES) {
    const name = `qemu-${QEMU_NAMES[architecture] ?? architecture}`;
    const config = `/usr/lib/binfmt.d/${name}.conf`;
    const program = `/usr/bin/${name}-static`;
    if (!existsSync(config) || !existsSync(program) || existsSync(join(BINFMT, name))) continue;
    const [, label = '', kind = '', offset = '', magic = '', mask = ''] = readFileSync(
      config,
      'latin1',
    )
      .trim()
      .split(':');
    // F opens the program now, so that it is found inside containers.
    writeFileSync(
      join(BINFMT, 'register'),
      `:${label}:${kind}:${offset}:${magic}:${mask}:${program}:FOC`,
    );
    registered.push(label);
  }
  return () => {
    for (const label of registered) writeFileSync(join(BINFMT, label), '-1');
    if (!wasMounted) execFileSync('umount', [BINFMT]);
  };
}

/** Sets each verdict beside what happened. */
async function compare(
  registry: RealRegistry,
  truths: readonly Truth[],
  description: string,
): Promise<void> {
  const judge = loadJudge();
  const host = (await loadCatalogue()).recognise(description);
  const live = createImageRegistry({ allow: [`http://${registry.open}`], now: Date.now });
  const catalogue = createImageCatalogue({
    date: '',
    mirrors: new Map(),
    namespaces: new Map(),
    synonyms: new Map(),
    images: [],
  });
  const source = createImageSource({ registry: live, catalogue, now: Date.now });
  let agreed = 0;
  for (const { image, plain, withQemu, error } of truths) {
    const { verdict } = judge.judge(await source.describe({ name: image }), host);
    const truth = plain
      ? 'native'
      : withQemu === true
        ? 'emulated'
        : withQemu === null
          ? 'no or emulated'
          : 'no';
    const agrees = truth.split(' or ').includes(verdict);
    if (agrees) agreed++;
    console.log(
      `${agrees ? 'agrees' : 'DIFFERS'}\t${image.replace(registry.open, '')}\tverdict ${verdict}\ttruth ${truth}\t${plain ? '' : error}`,
    );
  }
  await live.close();
  console.log(
    `${agreed} of ${truths.length} verdicts agree with what happened on “${description}”.`,
  );
}

/** Fills the registry; returns the images' names. */
async function fill({ open, putBlob, putManifest }: RealRegistry): Promise<string[]> {
  const publish = async (
    name: string,
    platform: object,
    program: Buffer,
  ): Promise<{ content: Content; platform: object }> => {
    const layer = tarOf('hello', program);
    const compressed = gzipSync(layer);
    const config = {
      type: TYPES.ociConfig,
      body: JSON.stringify({
        ...platform,
        config: { Entrypoint: ['/hello'] },
        rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
      }),
    };
    const layers = [
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digestOf(compressed),
        size: compressed.length,
      },
    ];
    const content = {
      type: TYPES.ociManifest,
      body: JSON.stringify({
        schemaVersion: 2,
        mediaType: TYPES.ociManifest,
        config: descriptor(config),
        layers,
      }),
    };
    for (const repository of [`lab/truth-${name}`, 'lab/truth-all']) {
      await putBlob(repository, { type: '', body: compressed });
      await putBlob(repository, config);
      await putManifest(repository, content, repository === 'lab/truth-all' ? undefined : 'v1');
    }
    return { content, platform };
  };
  const entries = [];
  for (const architecture of ARCHITECTURES) {
    const variant = architecture === 'arm' ? { variant: 'v7' } : {};
    entries.push(
      await publish(architecture, { os: 'linux', architecture, ...variant }, tinyElf(architecture)),
    );
  }
  await publish(
    'windows',
    { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2527' },
    Buffer.from('MZ'),
  );
  await putManifest('lab/truth-all', index(entries), 'v1');

  const chart = { type: 'application/vnd.cncf.helm.config.v1+json', body: '{"name":"demo"}' };
  await putBlob('lab/truth-chart', chart);
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPES.ociManifest,
    config: descriptor(chart),
    layers: [],
  });
  await putManifest('lab/truth-chart', { type: TYPES.ociManifest, body }, 'v1');
  return ['all', ...ARCHITECTURES, 'windows', 'chart'].map(
    (name) => `${open}/lab/truth-${name}:v1`,
  );
}

/** A tar archive of one executable file (POSIX ustar). */
function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  const put = (text: string, at: number): number => header.write(text, at, 'latin1');
  put(name, 0);
  put('0000755\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        0', 148); // the checksum counts as blanks; an ordinary file
  put('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}
