import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/core/errors.js';
import { loadFuzzTargets, type FuzzTarget } from './fuzz-targets.js';
import { TEXT_FAMILIES } from './text-families.js';

let targets: ReadonlyMap<string, FuzzTarget>;
beforeAll(async () => {
  targets = await loadFuzzTargets();
});

/** Reads a text; a sentence for the person is an answer, too. */
async function read(target: string, text: string): Promise<unknown> {
  try {
    return await targets.get(target)?.read(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const kept = ['corpus', 'crashes']
  .map((folder) => join('test/fuzz', folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.txt'))
  .map((file): [string, string] => [file, file.split(/[\\/]/)[3] ?? '']);

test.each(kept)('%s is read', async (file, target) => {
  expect([...targets.keys()]).toContain(target);
  await expect(read(target, readFileSync(file, 'utf8'))).resolves.not.toThrow();
});

/** Whole messages and whole notes cost many times what their readers do: each takes every sixth family, each family some of them. */
function takes(target: string, at: number, family: number): boolean {
  return !/^(?:message|cards)-/.test(target) || (at + family) % 6 === 0;
}

describe('readers take a short text of every family', () => {
  test.each([...[...TEXT_FAMILIES.keys()].entries()])('%i: %s', async (number, family) => {
    const text = TEXT_FAMILIES.get(family)?.(300) ?? '';
    const faults: unknown[] = [];
    for (const [at, target] of [...targets.keys()].entries())
      if (takes(target, at, number))
        await read(target, text).catch((error: unknown) => faults.push({ target, error }));
    expect(faults).toEqual([]);
  });
});
