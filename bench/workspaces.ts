/**
 * What many workspaces cost: each has notes of its own on disk, loaded when first asked and let go within the bound.
 *
 *     npm run bench:workspaces -- [WORKSPACES] [VISITED] [MEGABYTES]
 *
 * WORKSPACES folders of 200 notes are written; VISITED of them, one after another in random order, are asked once cold
 * and once warm.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '../src/core/audience.js';
import { openLibrary } from '../src/app/open-note-library.js';
import { createNoteMaker } from './generate-notes.js';
import { seeded } from './seeded.js';

const NOTES = 200;
/** Distinct contents of workspaces; the rest repeat them under other ids, which costs as much to load. */
const CONTENTS = 50;

const [workspaces = 10_000, visited = workspaces, megabytes = 256] = process.argv
  .slice(2)
  .map(Number);
const folder = mkdtempSync(join(tmpdir(), 'quaymaster-workspaces-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const questions = writeWorkspaces();
  const before = resident();
  const opened = await openLibrary({
    sets: [{ name: 'own', path: join(folder, '{workspace}') }],
    mostBytes: megabytes * 1_048_576,
    warn: (sentence) => {
      console.error(sentence);
    },
  });
  const { library } = opened;
  const ask = async (n: number): Promise<number> => {
    const start = performance.now();
    const viewer: Viewer = { place: { adapter: 'slack', workspace: `T${n}`, channel: 'C1' } };
    const { engine } = await library.view(viewer, null);
    engine.ask(questions[n % CONTENTS]!);
    return performance.now() - start;
  };
  const cold: number[] = [];
  const warm: number[] = [];
  let most = 0;
  for (const n of order()) {
    cold.push(await ask(n));
    warm.push(await ask(n));
    if (cold.length % 50 === 0) most = Math.max(most, resident());
  }
  const { workspaces: held, bytes } = library.size();
  console.log(
    `${workspaces} workspaces of ${NOTES} notes on disk, ${cold.length} asked, bound ${megabytes} MB`,
  );
  console.log(
    `cold ms: median ${at(cold, 0.5)}, p99 ${at(cold, 0.99)}; warm ms: median ${at(warm, 0.5)}, p99 ${at(warm, 0.99)}`,
  );
  console.log(`held at the end: ${held} workspaces, ${megabytesOf(bytes)} MB by estimate`);
  console.log(`resident memory: ${megabytesOf(before)} MB before, ${megabytesOf(most)} MB at most`);
  await opened.close();
}

/** @returns a question that each content answers */
function writeWorkspaces(): string[] {
  const maker = createNoteMaker(7);
  const contents = Array.from({ length: CONTENTS }, () =>
    Array.from({ length: NOTES }, () => maker.text()),
  );
  for (let n = 0; n < workspaces; n++) {
    mkdirSync(join(folder, `T${n}`));
    const lines = contents[n % CONTENTS]!.map((text, line) =>
      JSON.stringify({ id: `n${n}-${line}`, text }),
    );
    writeFileSync(join(folder, `T${n}`, 'notes.jsonl'), lines.join('\n'));
  }
  return contents.map((texts) => maker.question(texts[NOTES >> 1]!));
}

/** The first VISITED of all workspaces, shuffled the same way each time. */
function order(): number[] {
  const random = seeded(11);
  return Array.from({ length: workspaces }, (_, n) => ({ n, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, visited)
    .map(({ n }) => n);
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2);
}

function megabytesOf(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
