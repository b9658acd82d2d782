import { afterEach, describe, expect, test } from '@jest/globals';
import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { NotesFolder } from '../../../src/notes/disk/notes-folder.js';
import { ScratchFolder } from './scratch-folder.js';

const folders: ScratchFolder[] = [];

async function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ScratchFolder> {
  const folder = await ScratchFolder.create(files);
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => folder.remove()));
});

const topics = (base: NotesFolder): string[] => base.notes().map(({ topic }) => topic);
const codes = (base: NotesFolder): string[] =>
  base.problems().map(({ file, line, code }) => `${file}:${line} ${code}`);

describe('reading', () => {
  test('all formats in all folders are read in the order of their names, hidden and foreign files are not', async () => {
    const folder = await folderWith({
      'b.md': '# Bread\nx\n',
      'a/soup.txt': '> Soup\n',
      'a/cards.csv': 'q,a\nRice?,Yes\n',
      'c.jsonl': '{"id":"j","topic":"Jam","text":"x"}\n',
      'd.yaml': '- {q: Dill?, a: Yes}\n',
      'e.json': '[{"q": "Eggs?", "a": "Yes"}]',
      'data.yaml': 'schema: quaymaster/hosts\n',
      '.hidden/x.txt': '> Hidden\n',
      '.x.txt': '> Hidden too\n',
      'node_modules/x/readme.md': '# Software\nx\n',
      'photo.png': new Uint8Array([0, 1, 2]),
    });
    const base = await NotesFolder.load([folder.path]);
    expect(topics(base)).toEqual(['Rice?', 'Soup', 'Bread', 'Jam', 'Dill?', 'Eggs?']);
    expect(base.notes().map(({ root }) => root.source.file)).toEqual([
      'a/cards.csv',
      'a/soup.txt',
      'b.md',
      'c.jsonl',
      'd.yaml',
      'e.json',
    ]);
    expect(base.problems()).toEqual([]);
    expect(base.fileNames()).toContain('photo.png');
  });

  test('a single file goes by its own name', async () => {
    const folder = await folderWith({ 'deep/down/x.jsonl': '{"id":"j","text":"x"}\n' });
    const base = await NotesFolder.load([folder.at('deep/down/x.jsonl')]);
    expect(base.notes()).toMatchObject([
      { id: 'j', root: { source: { file: 'x.jsonl', line: 1 } } },
    ]);
  });

  test('what cannot be read is a problem, and everything else loads', async () => {
    const folder = await folderWith({
      'a.txt': new Uint8Array([0x3e, 0x20, 0x61, 0, 0, 0]),
      'b.json': '{',
      'c.docx': 'PK',
      'd.yaml': `- q: ${'x'.repeat(1_000_001)}`,
      'e.txt': Buffer.from('> Caf\xe9\n', 'latin1'),
    });
    const base = await NotesFolder.load([folder.path]);
    expect(topics(base)).toEqual(['Café']);
    expect(codes(base)).toEqual([
      'c.docx:1 unsupported-format',
      'a.txt:1 binary-file',
      'b.json:1 bad-yaml',
      'd.yaml:1 file-too-large',
      'e.txt:1 not-utf8',
    ]);
  });

  test.each(['missing', 'photo.png'])('the path "%s" is refused with a sentence', async (name) => {
    const folder = await folderWith({ 'photo.png': 'x' });
    await expect(NotesFolder.load([folder.at(name)])).rejects.toMatchObject({
      name: 'UserError',
      reason: 'bad-input',
    });
  });

  test('links are followed inside of the folder, never out of it, never in a circle', async () => {
    const outside = await folderWith({ 'secret.txt': '> Secret\n' });
    const folder = await folderWith({ 'real/a.txt': '> Real\n' });
    await symlink(folder.at('real/a.txt'), folder.at('link.txt'));
    await symlink(folder.path, folder.at('real/circle'));
    await symlink(outside.path, folder.at('out'));
    await symlink(outside.at('secret.txt'), folder.at('secret.txt'));
    await symlink(folder.at('gone.txt'), folder.at('dangling.txt'));
    const base = await NotesFolder.load([folder.path]);
    expect(topics(base)).toEqual(['Real']);
    expect(codes(base)).toEqual(['dangling.txt:1 broken-link', 'secret.txt:1 link-outside']);
  });

  test('names in any characters are read, and what is no file is passed over', async () => {
    const names = ['<b>@everyone *x*.md', 'new\nline.md', '\u202egpj.md', "'; drop --.md"];
    const folder = await folderWith(Object.fromEntries(names.map((name) => [name, '# T\nx\n'])));
    const socket = createServer();
    await new Promise<void>((done) => socket.listen(folder.at('socket.md'), done));
    await symlink('/dev/zero', folder.at('zero.md'));
    await symlink('circle.md', folder.at('circle.md'));
    const base = await NotesFolder.load([folder.path]);
    await new Promise((done) => socket.close(done));
    expect(
      base
        .notes()
        .map(({ root }) => root.source.file)
        .sort(),
    ).toEqual(names.sort());
    expect(base.folderProblems()).toEqual([]);
    expect(codes(base)).toEqual(expect.arrayContaining(['zero.md:1 link-outside']));
  });

  (process.platform === 'linux' ? test : test.skip)(
    'a name that is no UTF-8 is said, and keeps nothing else from being the whole truth',
    async () => {
      const folder = await folderWith({ 'a.txt': '> A\n', 'b.txt': '> B\n' });
      const name = Buffer.concat([Buffer.from(folder.at('c')), Buffer.from([0xff])]);
      await writeFile(name, '> C\n');
      const base = await NotesFolder.load([folder.path]);
      expect(topics(base)).toEqual(['A', 'B']);
      expect(codes(base)).toEqual(['c\uFFFD:1 unreadable-name']);
      await rm(folder.at('b.txt'));
      await base.refresh();
      expect(topics(base)).toEqual(['A']);
      await rm(name);
    },
  );

  test('templates of an Obsidian vault are no notes', async () => {
    const files = {
      'Templates/day.md': '# Day\nx\n',
      'forms/week.md': '# Week\nx\n',
      'a.md': '# A\nx\n',
    };
    const plain = await folderWith(files);
    expect(topics(await NotesFolder.load([plain.path]))).toEqual(['Day', 'A', 'Week']);
    const vault = await folderWith({ ...files, '.obsidian/app.json': '{}' });
    expect(topics(await NotesFolder.load([vault.path]))).toEqual(['A', 'Week']);
    const settings = { '.obsidian/templates.json': '{"folder": "forms"}' };
    const custom = await folderWith({ ...files, ...settings });
    expect(topics(await NotesFolder.load([custom.path]))).toEqual(['Day', 'A']);
  });

  test('files of one name in two folders, and notes of one id in two files, stay apart', async () => {
    const one = await folderWith({ 'n/a.txt': '> Salt\n', 'n/b.jsonl': '{"id":"x","text":"1"}' });
    const two = await folderWith({ 'n/a.txt': '> Salt\n', 'n/b.jsonl': '{"id":"x","text":"2"}' });
    const base = await NotesFolder.load([one.at('n'), two.at('n')]);
    expect(base.notes().map(({ id }) => id)).toEqual(['a.txt#salt', 'x', 'n/a.txt#salt', 'x~2']);
    expect(base.notes()[3]?.root).toMatchObject({ id: 'x~2', source: { file: 'n/b.jsonl' } });
    expect(codes(base)).toEqual(['n/b.jsonl:1 duplicate-id']);
  });
});

describe('after a change', () => {
  test('only the notes that differ are reported', async () => {
    const folder = await folderWith({
      'a.txt': '> Salt\n- white\n> Sugar\n- sweet\n',
      'b.txt': '> Flour\n',
    });
    const base = await NotesFolder.load([folder.path]);
    await folder.write('a.txt', '> Salt\n- white\n> Sugar\n- brown\n> Rice\n');
    await folder.write('c.txt', '> Oil\n');
    await rm(folder.at('b.txt'));
    const { removed, added } = await base.refresh();
    expect(removed).toEqual(['b.txt#flour', 'a.txt#sugar']);
    expect(added.map(({ id }) => id)).toEqual(['a.txt#sugar', 'a.txt#rice', 'c.txt#oil']);
    expect(topics(base)).toEqual(['Salt', 'Sugar', 'Rice', 'Oil']);
    expect(await base.refresh()).toEqual({ removed: [], added: [] });
  });

  test('a note that only moved to another line is reported, so that citations stay right', async () => {
    const folder = await folderWith({ 'a.txt': '> Salt\n> Sugar\n' });
    const base = await NotesFolder.load([folder.path]);
    await folder.write('a.txt', '\n> Salt\n> Sugar\n');
    const { removed, added } = await base.refresh();
    expect(removed).toEqual(['a.txt#salt', 'a.txt#sugar']);
    expect(added.map(({ root }) => root.source.line)).toEqual([2, 3]);
  });

  test('a file that can no longer be read keeps its notes until it can, or is gone', async () => {
    const good = '[{"id": "a", "q": "Salt?", "a": "Yes"}]';
    const folder = await folderWith({ 'a.json': good, 'b.txt': '> Flour\n' });
    const base = await NotesFolder.load([folder.path]);
    await folder.write('a.json', '[{"id": "a", "q": "Sal');
    expect(await base.refresh()).toEqual({ removed: [], added: [] });
    expect(topics(base)).toEqual(['Salt?', 'Flour']);
    expect(codes(base)).toEqual(['a.json:1 bad-yaml', 'a.json:1 old-notes-kept']);
    await folder.write('a.json', good.replace('Yes', 'No'));
    expect((await base.refresh()).removed).toEqual(['a']);
    expect(base.problems()).toEqual([]);
    await rm(folder.at('a.json'));
    expect(await base.refresh()).toEqual({ removed: ['a'], added: [] });
  });

  test('a folder that is gone keeps its notes until it is back', async () => {
    const folder = await folderWith({ 'n/a.txt': '> Salt\n' });
    const base = await NotesFolder.load([folder.at('n')]);
    await rename(folder.at('n'), folder.at('m'));
    expect(await base.refresh()).toEqual({ removed: [], added: [] });
    expect(base.problems()).toMatchObject([{ code: 'missing-folder', severity: 'error' }]);
    await rename(folder.at('m'), folder.at('n'));
    await base.refresh();
    expect(topics(base)).toEqual(['Salt']);
    expect(base.problems()).toEqual([]);
  });
});

test('a folder that is moved while it is read loses nothing', async () => {
  const names = Array.from({ length: 17 }, (_, at) => `n/${at}/note.txt`);
  const folder = await folderWith(Object.fromEntries(names.map((name) => [name, `> ${name}\n`])));
  const base = await NotesFolder.load([folder.at('n')]);
  for (let time = 0; time < 20; time++) {
    const refreshed = base.refresh();
    await rename(folder.at('n'), folder.at('away'));
    expect(await refreshed).toEqual({ removed: [], added: [] });
    await rename(folder.at('away'), folder.at('n'));
  }
  await base.refresh();
  expect(base.notes()).toHaveLength(17);
  expect(base.problems()).toEqual([]);
});

describe('watching', () => {
  /** Watches paths; `until` waits for the topics to be as expected. */
  async function watching(...paths: string[]) {
    const base = await NotesFolder.load(paths);
    let heard: () => void = () => undefined;
    await base.watch(() => {
      heard();
    });
    const until = async (...expected: string[]): Promise<void> => {
      while (topics(base).join() !== expected.join()) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    };
    return { base, until };
  }

  test('saves in every manner of editors reach the listener', async () => {
    const folder = await folderWith({ 'a.txt': '> Salt\n', 'b.txt': '> Flour\n' });
    const { base, until } = await watching(folder.path);
    await folder.write('a.txt', '> Pepper\n');
    await until('Pepper', 'Flour');
    await folder.write('.b.swp', '> Rye\n');
    await rename(folder.at('.b.swp'), folder.at('b.txt'));
    await until('Pepper', 'Rye');
    await folder.write('sub/c.md', '# Oil\nx\n');
    await until('Pepper', 'Rye', 'Oil');
    await rm(folder.at('a.txt'));
    await until('Rye', 'Oil');
    await base.close();
    expect(base.problems()).toEqual([]);
  }, 30_000);

  test('a folder that another one replaces is watched on', async () => {
    const folder = await folderWith({ 'n/a.txt': '> Salt\n', 'new/a.txt': '> Pepper\n' });
    const { base, until } = await watching(folder.at('n'));
    await rename(folder.at('n'), folder.at('old'));
    await rename(folder.at('new'), folder.at('n'));
    await until('Pepper');
    await folder.write('n/a.txt', '> Oil\n');
    await until('Oil');
    await base.close();
  }, 30_000);

  test('a folder that is away for a while and comes back is watched on', async () => {
    const folder = await folderWith({ 'n/a.txt': '> Salt\n' });
    const { base, until } = await watching(folder.at('n'));
    const gone = new Promise<void>((resolve) => {
      const look = (): void => {
        if (base.folderProblems().some(({ code }) => code === 'missing-folder')) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
    await rename(folder.at('n'), folder.at('away'));
    await gone;
    expect(topics(base)).toEqual(['Salt']);
    await rename(folder.at('away'), folder.at('n'));
    await folder.write('n/a.txt', '> Pepper\n');
    await until('Pepper');
    await folder.write('n/b.txt', '> Oil\n');
    await until('Pepper', 'Oil');
    expect(base.folderProblems()).toEqual([]);
    await base.close();
  }, 30_000);

  test('a volume that Kubernetes swaps is read anew each time', async () => {
    const folder = await folderWith({ 'n/..1/a.txt': '> Salt\n', 'n/..2/a.txt': '> Pepper\n' });
    await symlink('..1', folder.at('n/..data'));
    await symlink('..data/a.txt', folder.at('n/a.txt'));
    const { base, until } = await watching(folder.at('n'));
    expect(topics(base)).toEqual(['Salt']);
    const swap = async (to: string) => {
      await symlink(to, folder.at('n/..data_tmp'));
      await rename(folder.at('n/..data_tmp'), folder.at('n/..data'));
    };
    await swap('..2');
    await rm(folder.at('n/..1'), { recursive: true });
    await until('Pepper');
    await folder.write('n/..3/a.txt', '> Oil\n');
    await swap('..3');
    await until('Oil');
    await base.close();
  }, 30_000);

  test('a link that is set to another folder, and a single file that an editor replaces', async () => {
    const folder = await folderWith({
      'v1/a.txt': '> Salt\n',
      'v2/a.txt': '> Pepper\n',
      'b.txt': '> Flour\n',
    });
    await symlink(folder.at('v1'), folder.at('current'));
    const { base, until } = await watching(folder.at('current'), folder.at('b.txt'));
    await symlink(folder.at('v2'), folder.at('next'));
    await rename(folder.at('next'), folder.at('current'));
    await until('Pepper', 'Flour');
    for (const topic of ['Rye', 'Spelt']) {
      await folder.write('b.tmp', `> ${topic}\n`);
      await rename(folder.at('b.tmp'), folder.at('b.txt'));
      await until('Pepper', topic);
    }
    await base.close();
  }, 30_000);
});
