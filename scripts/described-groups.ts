/**
 * Questions with their described candidates, as they are kept on disk between describing (minutes) and training
 * (seconds): numbers in one file of 32-bit floats, the rest in JSON beside it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { askedShape, type AskedShape } from '../src/engine/rank/confidence/asked-shape.js';
import { FEATURES, FEATURE_COUNT } from '../src/engine/rank/features/features.js';
import type { WordVectors } from '../src/engine/words/word-vectors.js';
import type { Group } from './training-data.js';

/** One question. */
export interface DescribedGroup {
  /** The folder or set that it is asked of. */
  readonly of: string;
  readonly kind: string;
  readonly question: string;
  readonly covered: boolean;
  readonly shape: AskedShape;
  readonly rows: readonly Float32Array[];
  readonly right: readonly boolean[];
  /** By candidate: the note that it is of, by a number, and where in it it opens. */
  readonly notes: readonly number[];
  readonly openings: readonly number[];
}

/** A group as it is kept. */
export function kept(of: string, group: Group, vectors: WordVectors): DescribedGroup {
  const names = [...new Set(group.entries.map(({ note }) => note))];
  return {
    of,
    kind: group.kind,
    question: group.question,
    covered: group.covered,
    shape: askedShape(group.slots, vectors),
    rows: group.rows,
    right: group.right,
    notes: group.entries.map(({ note }) => names.indexOf(note)),
    openings: group.entries.map(({ opening }) => opening),
  };
}

/** Writes groups to `file.json` and `file.f32`. */
export function writeGroups(file: string, groups: readonly DescribedGroup[]): void {
  const numbers = new Float32Array(
    groups.reduce((sum, { rows }) => sum + rows.length, 0) * FEATURE_COUNT,
  );
  let at = 0;
  for (const { rows } of groups)
    for (const row of rows) {
      numbers.set(row, at);
      at += FEATURE_COUNT;
    }
  writeFileSync(`${file}.f32`, numbers);
  const rest = groups.map(({ rows, ...group }) => ({ ...group, count: rows.length }));
  writeFileSync(`${file}.json`, JSON.stringify({ features: FEATURES, groups: rest }));
}

/**
 * Reads groups.
 * @throws Error when they were described with other features
 */
export function readGroups(file: string): DescribedGroup[] {
  const { features, groups } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as {
    features: string[];
    groups: (Omit<DescribedGroup, 'rows'> & { count: number })[];
  };
  if (features.join() !== FEATURES.join())
    throw new Error(`${file} has other features: describe the questions again.`);
  const bytes = readFileSync(`${file}.f32`);
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let at = 0;
  return groups.map(({ count, ...group }) => {
    const rows = Array.from({ length: count }, (_, row) =>
      numbers.subarray(at + row * FEATURE_COUNT, at + (row + 1) * FEATURE_COUNT),
    );
    at += count * FEATURE_COUNT;
    return { ...group, rows };
  });
}
