/** The real `quaymaster start` in a process of its own, as the tests talk to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUILT_PAGE, PACKAGE_DIR } from '../../src/app/config/package-dir.js';
import { buildClientInto } from '../browser/client-build.js';

/** How node runs the command: from its sources, or as built where `QUAYMASTER_CLI` names the built file. */
const CLI =
  process.env['QUAYMASTER_CLI'] === undefined
    ? ['--import', import.meta.resolve('tsx'), join(PACKAGE_DIR, 'src', 'cli.ts')]
    : [resolve(process.env['QUAYMASTER_CLI'])];

/** A running or ended command. */
export interface StartedCommand {
  /** What it wrote so far. */
  readonly output: { stdout: string; stderr: string };
  /** Resolves when a line of standard output is `line`, or is like it; rejects when the command ends before. */
  readonly says: (line: string | RegExp) => Promise<void>;
  /** The same of standard error. */
  readonly remarks: (line: string | RegExp) => Promise<void>;
  /** Sends a signal, if it runs still, and resolves with the exit status. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Where it keeps its data. */
  readonly dataDir: string;
  /** Ends it whatever it does, and throws its data away. */
  readonly remove: () => Promise<void>;
}

/**
 * Runs a command of `quaymaster`.
 * @param args - as typed
 * @param environment - variables besides those that the system needs; none of the caller's own reach the command
 */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<StartedCommand> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quaymaster-data-'));
  const child = spawn(process.execPath, [...CLI, ...args], {
    cwd: dataDir, // no .env of the checkout
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const closed = once(child, 'close');
  return {
    output,
    dataDir,
    says: (line) => hears(child, output, 'stdout', line),
    remarks: (line) => hears(child, output, 'stderr', line),
    async end(signal) {
      if (signal !== undefined) child.kill(signal);
      await closed;
      return child.exitCode;
    },
    async remove() {
      child.kill('SIGKILL');
      await closed;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** Sees to it that there is a page to serve: `npm ci` builds it; a checkout without a build gets one here. */
export async function ensurePage(): Promise<void> {
  if (!existsSync(join(BUILT_PAGE, 'index.html'))) await buildClientInto(BUILT_PAGE);
}

async function hears(
  child: ChildProcess,
  output: StartedCommand['output'],
  stream: 'stdout' | 'stderr',
  line: string | RegExp,
): Promise<void> {
  const isLine = (said: string) => (typeof line === 'string' ? said === line : line.test(said));
  while (!output[stream].split('\n').slice(0, -1).some(isLine)) {
    if (child.exitCode !== null)
      throw new Error(`ended before "${String(line)}": ${output.stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
