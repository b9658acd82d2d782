import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs the command from its sources, without a network. */
async function canirun(...words: string[]): Promise<unknown[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-'));
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
  const file = join(await mkdtemp(join(tmpdir(), 'quaymaster-')), 'compose.yml');
  await writeFile(
    file,
    'services:\n  web:\n    image: nginx\n  db:\n    image: postgres:16\n    platform: linux/amd64\n',
  );
  expect(await canirun(file, 'macbook', 'm2')).toMatchObject([
    { id: 'web', verdict: 'vm' },
    { id: 'db', verdict: 'emulated' },
  ]);
});
