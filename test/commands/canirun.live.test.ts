import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';

const run = promisify(execFile);

const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'quaymaster-'));

/** Runs the command from its sources, without a network. */
async function canirun(...words: string[]): Promise<unknown[]> {
  return canirunWith(await emptyFolder(), ...words);
}

async function canirunWith(dataDir: string, ...words: string[]): Promise<unknown[]> {
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', 'src/cli.ts', 'canirun', '--offline', '--json', ...words],
    { env: { ...process.env, DATA_DIR: dataDir, NODE_OPTIONS: '' } },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('a verdict is one JSON object', async () => {
  expect(await canirun('nginx:alpine', 'windows', '7')).toMatchObject([
    { image: 'nginx:alpine', host: 'windows 7', verdict: 'legacy', blocker: null },
  ]);
});

test('a Compose file gives a verdict for each service, honouring its platform', async () => {
  const file = join(await emptyFolder(), 'compose.yml');
  await writeFile(
    file,
    'services:\n  web:\n    image: nginx\n  db:\n    image: postgres:16\n    platform: linux/amd64\n',
  );
  expect(await canirun(file, 'macbook', 'm2')).toMatchObject([
    { id: 'web', verdict: 'vm' },
    { id: 'db', verdict: 'emulated' },
  ]);
});

test('hosts that were named are judged under their names, one of them or all', async () => {
  const folder = await emptyFolder();
  const store = await openSqliteStore({ file: join(folder, 'quaymaster.sqlite') });
  const team = { adapter: 'web', workspace: 'local' } as const;
  await store.hosts.put(team, { name: 'nas', description: 'synology ds918+' });
  await store.hosts.put(team, { name: 'old', description: 'windows 7' });
  await store.close();
  expect(await canirunWith(folder, 'nginx:alpine', 'old')).toMatchObject([
    { image: 'nginx:alpine', host: 'old', verdict: 'legacy' },
  ]);
  expect(await canirunWith(folder, 'nginx:alpine', 'all')).toMatchObject([
    { host: 'nas', verdict: 'native' },
    { host: 'old', verdict: 'legacy' },
  ]);
}, 60_000);

test('a file that is missing, is no list of images or names none is wrong usage, and says so', async () => {
  const folder = await emptyFolder();
  const file = (name: string) => join(folder, name);
  await writeFile(file('prose.yaml'), 'x: [');
  await writeFile(file('compose.yaml'), 'services: {}\n');
  for (const [name, why] of [
    ['gone.yaml', 'There is no file'],
    ['prose.yaml', 'is no Compose file'],
    ['compose.yaml', 'names no image'],
  ] as const)
    await expect(canirun(file(name), 'mac')).rejects.toThrow(why);
}, 60_000);

test('a batch keeps the ids it was given, numbers too, and a missing file is wrong usage', async () => {
  const file = join(await emptyFolder(), 'batch.ndjson');
  await writeFile(file, '{"id":7,"image":"nginx","host":"mac"}\n{"image":"nginx","host":"mac"}\n');
  const [first, second] = await canirun('--batch', file);
  expect(first).toMatchObject({ id: 7 });
  expect(second).not.toHaveProperty('id');
  await expect(canirun('--batch', `${file}.gone`)).rejects.toMatchObject({ code: 2 });
}, 60_000);

test('where no host has a name, all of them is wrong usage', async () => {
  await expect(canirun('nginx:alpine', 'all')).rejects.toMatchObject({ code: 2 });
}, 60_000);

test('a check reports every image on every host, and its exit status tells no from unknown', async () => {
  const folder = await emptyFolder();
  const file = join(folder, 'compose.yml');
  await writeFile(file, 'services:\n  web:\n    image: nginx\n  db:\n    image: mysql:5.7\n');
  const check = async (...words: string[]) => {
    const command = ['--import', 'tsx', 'src/cli.ts', 'canirun', '--offline', '--check', ...words];
    const env = { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' };
    return run(process.execPath, command, { env }).then(
      ({ stdout }) => ({ status: 0, stdout }),
      (error: unknown) => {
        const { code, stdout } = error as { code: number; stdout: string };
        return { status: code, stdout };
      },
    );
  };
  const fine = await check(file, '--host', 'debian 12', '--host', 'ubuntu 24.04');
  expect(fine.status).toBe(0);
  expect(fine.stdout.trim().split('\n')).toHaveLength(4);
  const bad = await check('--format', 'github', file, 'raspberry pi zero');
  expect(bad).toMatchObject({ status: 3, stdout: expect.stringMatching(/^::error .*line=5/m) });
  expect(await check('nginx', 'windows')).toMatchObject({ status: 4 });
  expect(await check('nginx')).toMatchObject({ status: 2, stdout: '' });
}, 240_000);

test('the error in a log is explained for image and host, however long the log', async () => {
  const file = join(await emptyFolder(), 'web.log');
  await writeFile(file, `${'GET / 200\n'.repeat(300_000)}exec /entrypoint.sh: exec format error\n`);
  expect(await canirun('--error', file, 'mysql:5.7', 'raspberry', 'pi', '4')).toMatchObject([
    {
      image: 'mysql:5.7',
      verdict: 'emulated',
      error: { id: 'exec-format', causes: [{ id: 'platform', fit: 'fits' }, {}, {}, {}] },
    },
  ]);
  expect(await canirun('--error', file)).toMatchObject([{ image: null, host: null }]);
  await expect(canirun('--error', `${file}.none`)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("can't be read"),
  });
}, 120_000);

const NODES = `amd1 Ready <none> 9d v1.29.1 10.0.0.1 <none> Ubuntu 22.04.3 LTS 5.15.0-78-generic containerd://1.7.1
pi1 Ready <none> 9d v1.29.1 10.0.0.3 <none> Debian GNU/Linux 12 (bookworm) 6.1.0-rpi7-rpi-2712 containerd://1.7.1
win1 Ready <none> 9d v1.29.1 10.0.0.4 <none> Windows Server 2022 Datacenter 10.0.20348.2700 containerd://1.7.1
`;

test('the nodes of a cluster are its pools; for a check they are one place', async () => {
  const folder = await emptyFolder();
  const [nodes, file] = [join(folder, 'nodes.txt'), join(folder, 'compose.yml')];
  await writeFile(nodes, NODES);
  await writeFile(file, 'services:\n  db:\n    image: mysql:5.7\n');
  const placement = {
    nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' },
  };
  expect(await canirun('--nodes', nodes, 'mysql:5.7')).toMatchObject([
    { host: 'amd1', verdict: 'native', nodes: ['amd1'], placement },
    { host: 'pi1', verdict: 'emulated', nodes: ['pi1'], placement },
    { host: 'win1', verdict: 'no', nodes: ['win1'], placement },
  ]);
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', 'src/cli.ts', 'canirun', '--offline', '--check', '--nodes', nodes, file],
    { env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' } },
  );
  expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(/db: mysql:5\.7 on amd1/)]);
  await writeFile(nodes, 'nothing');
  await expect(canirun('--nodes', nodes, 'nginx')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('shows no nodes'),
  });
}, 120_000);
