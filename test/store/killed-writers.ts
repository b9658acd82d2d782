/** Lets processes write, kills each at a random moment (SIGKILL), and looks what the store kept of what it acknowledged. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Store } from '../../src/core/records/store.js';

/** What to kill, and how often. */
export interface KillPlan {
  /** The store's file, or PostgreSQL's address. */
  readonly home: string;
  readonly kills: number;
  /** Numbers from 0 up to 1: when to kill. */
  readonly random: () => number;
  /** Opens the store, as the next process would. */
  readonly open: () => Promise<Store>;
}

/** What came of it. */
export interface KillResult {
  /** Writes that a process was told are kept. */
  readonly acknowledged: number;
  /** Those of them that are not there, in words. */
  readonly missing: readonly string[];
  /** Deliveries that are there more than once. */
  readonly doubled: number;
}

/** Longest life of a process after its first acknowledgement, in milliseconds. */
const LONGEST_LIFE_MS = 120;

/** Kills writers one after another; after each, the store is opened as the next process would, and compared. */
export async function killWriters({ home, kills, random, open }: KillPlan): Promise<KillResult> {
  const missing: string[] = [];
  let acknowledged = 0;
  for (let round = 0; round < kills; round++) {
    const lines = await killOne(home, `r${round}-`, random() * LONGEST_LIFE_MS);
    acknowledged += lines.length;
    const store = await open();
    for (const line of lines) if (!(await isThere(store, line))) missing.push(line);
    await store.close();
  }
  return { acknowledged, missing, doubled: await countDoubled(await open()) };
}

/** @returns the whole lines that a process said until it was killed */
async function killOne(home: string, prefix: string, life: number): Promise<string[]> {
  const writer = join(import.meta.dirname, 'endless-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', writer, home, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), life);
    output += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== null) throw new Error(`the writer ended by itself with status ${code}`);
  return output.split('\n').slice(0, -1);
}

async function isThere(store: Store, line: string): Promise<boolean> {
  const [what, key = ''] = line.split(' ');
  const record = await store.outbox.find(key);
  return what === 'kept'
    ? record !== null
    : record?.state === 'done' && record.answer === `answer to ${key}`;
}

async function countDoubled(store: Store): Promise<number> {
  const open = await store.outbox.take('slack', 'the judge', 1_000, 1_000_000);
  await store.close();
  return open.length - new Set(open.map(({ key }) => key)).size;
}
