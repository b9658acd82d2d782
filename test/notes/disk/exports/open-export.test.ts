/** Exports as folders and archives, hostile ones among them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExport } from '../../../../src/notes/disk/exports/open-export.js';
import { writeImported } from '../../../../src/notes/disk/exports/write-imported.js';
import { zipOf, type ZipEntry } from './zip-of.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function opened(path: string) {
  const files = await openExport(path);
  try {
    const texts: Record<string, string> = {};
    for (const name of files.names) {
      const text = await files.text(name);
      texts[name] = typeof text === 'string' ? text : text.code;
    }
    return { texts, problems: files.problems.map(({ file, code }) => `${file}: ${code}`) };
  } finally {
    files.close();
  }
}

async function zipped(entries: readonly ZipEntry[]): Promise<string> {
  const path = join(folder, 'export.zip');
  await writeFile(path, zipOf(entries));
  return path;
}

test('an archive, one within it, and what systems put beside', async () => {
  const part = zipOf([{ name: 'Wiki/Page.md', text: '# Page' }]);
  const path = await zipped([
    { name: 'Export/', text: '' },
    { name: 'Export/Ünïcode.md', text: 'words' },
    { name: 'Windows\\style.md', text: 'there' },
    { name: '__MACOSX/Export/._x.md', text: 'shadow' },
    { name: 'Part-1.zip', text: part },
  ]);
  expect(await opened(path)).toEqual({
    texts: { 'Export/Ünïcode.md': 'words', 'Windows/style.md': 'there', 'Wiki/Page.md': '# Page' },
    problems: [],
  });
});

describe('hostile archives', () => {
  test('names that lead out, links, and names given twice', async () => {
    const path = await zipped([
      { name: '../../out.md', text: 'x' },
      { name: '/etc/passwd.md', text: 'x' },
      { name: 'C:\\out.md', text: 'x' },
      { name: 'link.md', text: '/etc/passwd', mode: 0o120777 },
      { name: 'a.md', text: 'first' },
      { name: 'a.md', text: 'second' },
    ]);
    expect(await opened(path)).toEqual({
      texts: { 'a.md': 'first' },
      problems: [
        '../../out.md: leads-out',
        '/etc/passwd.md: leads-out',
        'C:/out.md: leads-out',
        'link.md: not-a-file',
        'a.md: named-twice',
      ],
    });
  });

  test('entries that are larger than any text, or than they say', async () => {
    const bomb = Buffer.alloc(20_000_000, 'a');
    const path = await zipped([
      { name: 'honest.md', text: bomb },
      { name: 'liar.md', text: bomb, claimed: 1000 },
      { name: 'short.md', text: 'x', claimed: 1000 },
      { name: 'huge.zip', text: 'x', claimed: 4_000_000_000 },
      { name: 'broken.zip', text: 'no archive' },
    ]);
    expect(await opened(path)).toEqual({
      texts: {
        'honest.md': 'file-too-large',
        'liar.md': 'damaged-entry',
        'short.md': 'damaged-entry',
      },
      problems: ['huge.zip: export-too-large', 'broken.zip: damaged-entry'],
    });
  });

  test('what is no archive, and nothing', async () => {
    const path = join(folder, 'no.zip');
    await writeFile(path, 'words');
    await expect(openExport(path)).rejects.toThrow(/can't be read as a zip archive/);
    await expect(openExport(join(folder, 'gone'))).rejects.toThrow(/There is nothing at/);
  });
});

test('a folder, without following links', async () => {
  const root = join(folder, 'unpacked');
  await mkdir(join(root, 'deep', '.hidden'), { recursive: true });
  await writeFile(join(root, 'deep', 'a.md'), 'words');
  await writeFile(join(root, 'deep', '.hidden', 'b.md'), 'words');
  await symlink(folder, join(root, 'loop'));
  expect(await opened(root)).toEqual({ texts: { 'deep/a.md': 'words' }, problems: [] });
});

test('what stands there stays as it is', async () => {
  const to = join(folder, 'notes');
  const file = { file: 'a/b.md', text: 'one', from: 'x' };
  expect(await writeImported(to, file)).toBe('written');
  expect(await writeImported(to, file)).toBe('same');
  expect(await writeImported(to, { ...file, text: 'two' })).toBe('differs');
});
