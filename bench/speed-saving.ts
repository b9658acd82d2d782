/** Saves an engine to a file and opens it again, timed. */
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, writevSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnswerEngine, type SavableEngine } from '../src/engine/create-answer-engine.js';

/** How many pieces one call writes. */
const PIECES = 500;

/**
 * Prints the times, and makes sure that the opened engine answers alike.
 * @param questions what both are asked
 * @returns the file, in the system's temporary folder
 */
export function measureSaving(engine: SavableEngine, questions: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'quaymaster-speed-')), 'notes.index');
  const start = performance.now();
  const bytes = write(file, engine.save());
  const saved = performance.now();
  const opened = openAnswerEngine(readFileSync(file));
  const end = performance.now();
  const wrong = questions.filter(
    (question) => JSON.stringify(opened.ask(question)) !== JSON.stringify(engine.ask(question)),
  );
  if (wrong.length > 0) throw new Error(`${wrong.length} answers differ: ${wrong[0] ?? ''}`);
  console.log(
    `\nsaved (${(bytes / 2 ** 20).toFixed(0)} MB) in ${seconds(saved - start)}, opened in ${seconds(end - saved)}, answers alike\n`,
  );
  return file;
}

function write(file: string, pieces: readonly Uint8Array[]): number {
  const descriptor = openSync(file, 'w');
  let bytes = 0;
  for (let at = 0; at < pieces.length; at += PIECES) {
    const some = pieces.slice(at, at + PIECES);
    const expected = some.reduce((sum, piece) => sum + piece.length, 0);
    if (writevSync(descriptor, some) !== expected) throw new Error('the disk took a part only');
    bytes += expected;
  }
  fsyncSync(descriptor);
  closeSync(descriptor);
  return bytes;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
