/** The program as it is put together asks the folder before somebody changes a note from elsewhere. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/app/config/config.js';
import { PACKAGE_DIR } from '../../src/app/config/package-dir.js';
import { openBot } from '../../src/app/main.js';
import { OPERATOR } from '../../src/core/permissions.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { settled } from '../servers/settled.js';

test('what a hand changes in a file stays, also where it is changed in chat at that moment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-by-hand-'));
  await writeFile(join(folder, 'tides.md'), '# Tides\n\nThe spring tide comes at new moon.\n');
  const config = readConfig({ KNOWLEDGE_DIR: folder, DATA_DIR: join(folder, 'data') }, PACKAGE_DIR);
  const store = await openMemoryStore();
  const { bot, close } = await openBot(config, store, (sentence) => {
    throw new Error(sentence);
  });
  const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;
  const asker = { place, author: 'U1', permissions: OPERATOR };
  const say = async (text: string) => {
    const message = { id: text, place, author: 'U1', text, addressed: true };
    return (await bot.handle({ ...message, permissions: OPERATOR }))?.summary;
  };
  expect(await say('/save How do I book the sauna? In the wooden folder.')).toMatch(/^Kept as/);
  await settled([store.outbox]);
  const file = join(folder, 'from-chat', 'slack-T1', 'how-do-i-book-the-sauna.md');
  const [note] = await store.taught.list(place);
  const opened = await bot.forms.open(`teach ${note?.id ?? ''}`, asker);
  if (opened.kind !== 'form') throw new Error(opened.kind);
  const byHand = `${await readFile(file, 'utf8')}\nBring a towel.\n`;
  await writeFile(file, byHand);
  const values = new Map([['text', ['Bring a hat.']]]);
  const read = await bot.forms.read(opened.form.name, values, asker);
  if (read.kind !== 'command') throw new Error(read.kind);
  expect(
    (await bot.handle({ ...asker, id: 'form', text: '', addressed: true, command: read.command }))
      ?.summary,
  ).toMatch(/^Nothing was changed/);
  expect(await readFile(file, 'utf8')).toBe(byHand);
  await close();
  await store.close();
  await rm(folder, { recursive: true });
}, 60_000);
