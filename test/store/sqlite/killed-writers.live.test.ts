import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { seeded } from '../../../bench/seeded.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { killWriters } from '../killed-writers.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-killed-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('what processes had been told is kept when they were killed, is there, once', async () => {
  const home = join(folder, 'killed.db');
  const open = () => openSqliteStore({ file: home });
  const { acknowledged, ...wrong } = await killWriters({ home, kills: 5, random: seeded(1), open });
  expect(acknowledged).toBeGreaterThan(100);
  expect(wrong).toEqual({ missing: [], doubled: 0 });
}, 60_000);
