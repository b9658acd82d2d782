/** `quaymaster notes import` as people run it: a process, real exports, and archives that are made to do harm. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipOf, type ZipEntry } from '../../notes/disk/exports/zip-of.js';
import { runCommand } from '../started-command.js';

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
const WIKI = `Wiki ${A}.md`;
const PAGE = '# Wiki\n\nThe hub copies each frame to all ports.\n';
const SLOW = 120_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const command = await runCommand(args, {});
  const status = await command.end();
  const { stdout, stderr } = command.output;
  await command.remove();
  return { status, stdout, stderr };
}

/** Puts a file there. @returns its path */
async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const zip = (name: string, entries: readonly ZipEntry[]) => put(name, zipOf(entries));
const preview = (path: string) => run('notes', 'import', path);

/** Every file below a folder. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const EXPORTS: readonly {
  what: string;
  make: () => Promise<string>;
  take?: string;
  misfit: RegExp;
  question: string;
  answer: string;
}[] = [
  {
    what: 'Notion, an archive',
    make: () =>
      zip('notion.zip', [
        { name: WIKI, text: PAGE },
        { name: `Blank ${B}.md`, text: '# Blank\n' },
      ]),
    misfit: /Blank b{32}\.md:1: warning empty-page/,
    question: 'What does the hub copy?',
    answer: 'The hub copies each frame',
  },
  {
    what: 'Notion, a folder',
    make: async () => {
      await put(`notion/Blank ${B}.md`, '# Blank\n');
      return dirname(await put(`notion/${WIKI}`, PAGE));
    },
    misfit: /Blank b{32}\.md:1: warning empty-page/,
    question: 'What does the hub copy?',
    answer: 'The hub copies each frame',
  },
  {
    what: "QnA Maker's table",
    make: () =>
      put(
        'kb.tsv',
        'Question\tAnswer\tQnaId\nHow long do eggs boil?\tSix minutes.\t1\n\tLost.\t2\n',
      ),
    misfit: /kb\.tsv:3: warning half-row/,
    question: 'How long do eggs boil?',
    answer: 'Six minutes.',
  },
  {
    what: 'a table of Windows',
    make: () =>
      put(
        'list.csv',
        Buffer.from('question;answer\nWo steht die Mülltonne?;Grün, im Hof.\n', 'latin1'),
      ),
    misfit: /^\+ list\.csv \(1 note/,
    question: 'Wo steht die Mülltonne?',
    answer: 'Grün, im Hof.',
  },
  {
    what: 'Slack',
    make: () =>
      zip('slack.zip', [
        { name: 'channels.json', text: '[{"id":"C1","name":"help"}]' },
        { name: 'users.json', text: '[{"id":"U1","real_name":"Ada"}]' },
        { name: 'help/2026-01-02.json', text: 'broken' },
        {
          name: 'help/2026-01-01.json',
          text: JSON.stringify([
            { type: 'message', ts: '100.000001', user: 'U1', text: 'How do I reset the VPN?' },
            {
              type: 'message',
              ts: '100.000002',
              thread_ts: '100.000001',
              user: 'U2',
              text: 'Open Settings and press Reset.',
              reactions: [{ name: 'white_check_mark', users: ['U1'] }],
            },
          ]),
        },
      ]),
    take: 'all',
    misfit: /help\/2026-01-02\.json:1: warning not-an-export/,
    question: 'How do I reset the VPN?',
    answer: 'Open Settings and press Reset.',
  },
];

test.each(EXPORTS)(
  '$what: shown, written, asked, and written once',
  async ({ what, make, take, misfit, question, answer }) => {
    const path = await make();
    const to = join(folder, 'to', what);
    const shown = await preview(path);
    expect(shown).toMatchObject({ status: 0, stdout: expect.stringMatching(misfit) });
    expect(shown.stderr).toContain('This was a preview');

    const args = ['notes', 'import', path, '--to', to, ...(take ? ['--take', take] : [])];
    expect(await run(...args, '--dry-run')).toMatchObject({ status: 0 });
    await expect(readdir(to)).rejects.toThrow('ENOENT');

    const written = await run(...args);
    expect(written.status).toBe(0);
    expect(written.stderr).toMatch(/^1 note in 1 file: 1 written\. [01] things? did not fit\./m);
    const files = await filesIn(to);
    const again = await run(...args);
    expect(again.stderr).toMatch(/^1 note in 1 file: 0 written, 1 there already\./m);
    expect(await filesIn(to)).toEqual(files);
    const asked = await run('ask', '--notes', to, question);
    expect(asked.stdout).toContain(answer);
  },
  SLOW,
);

describe('what is hostile or broken', () => {
  test(
    'is left out by name and reason; what is good is written, and nothing outside',
    async () => {
      const inner = zipOf([{ name: `Part ${B}.md`, text: '# Part\n\nwords\n' }]);
      inner.write('XX', inner.indexOf('PK\x01\x02'), 'latin1');
      const bomb = Buffer.alloc(20_000_000, 'a');
      const path = await zip('hostile.zip', [
        { name: WIKI, text: PAGE },
        { name: `../../out ${A}.md`, text: 'x' },
        { name: `/tmp/out ${A}.md`, text: 'x' },
        { name: `link ${A}.md`, text: '/etc/passwd', mode: 0o120777 },
        { name: `honest ${A}.md`, text: bomb },
        { name: `liar ${A}.md`, text: bomb, claimed: 1000 },
        { name: 'huge.zip', text: 'x', claimed: 4_000_000_000 },
        { name: 'broken.zip', text: inner },
        { name: `\u001b[2Jblank ${B}.md`, text: '# Blank\n' },
        ...Array.from({ length: 5000 }, (_, at) => ({ name: `pictures/${at}.png`, text: '' })),
      ]);
      const home = join(folder, 'home');
      const { status, stdout } = await run('notes', 'import', path, '--to', join(home, 'notes'));
      expect(status).toBe(0);
      for (const said of [
        `../../out ${A}.md:1: warning leads-out`,
        `/tmp/out ${A}.md:1: warning leads-out`,
        `link ${A}.md:1: warning not-a-file`,
        `honest ${A}.md:1: warning file-too-large`,
        `liar ${A}.md:1: warning damaged-entry`,
        'huge.zip:1: warning export-too-large',
        'broken.zip:1: warning damaged-entry',
      ])
        expect(stdout).toContain(said);
      expect(stdout).not.toContain('\u001b');
      expect(await filesIn(home)).toEqual(['wiki.md']);
    },
    SLOW,
  );

  test(
    'names that are no UTF-8, and links, stop no folder',
    async () => {
      const root = dirname(await put(`old/${WIKI}`, PAGE));
      await symlink('/etc', join(root, 'etc'));
      // Windows-1252, as old archives are unpacked; some systems take no such name.
      const named = Buffer.concat([
        Buffer.from(`${root}/M`),
        Buffer.from([0xfc]),
        Buffer.from(`ll ${B}.md`),
      ]);
      const isTaken = await writeFile(named, '# M\n\nwords\n').then(
        () => true,
        () => false,
      );
      const { status, stdout } = await preview(root);
      expect(status).toBe(0);
      expect(stdout).toContain('+ wiki.md');
      expect(stdout.includes('unreadable-name')).toBe(isTaken);
    },
    SLOW,
  );

  const REFUSED: readonly [string, number, RegExp, () => Promise<readonly string[]>][] = [
    ['nothing there', 2, /^There is nothing at/, () => Promise.resolve([join(folder, 'gone')])],
    ['no archive', 2, /can't be read as a zip/, async () => [await put('no.zip', 'words')]],
    ['an empty archive', 2, /is no export that is known/, async () => [await zip('nil.zip', [])]],
    ['an empty table', 1, /^Nothing of this became a note/, async () => [await put('nil.csv', '')]],
    ['a device', 2, /is neither a file nor a folder/, () => Promise.resolve(['/dev/null'])],
    [
      'a file where the notes are to go',
      1,
      /can't be written \(\w+\): name a folder/,
      async () => [
        await put('one.csv', 'question;answer\nHow long?;Six minutes.\n'),
        '--to',
        await put('in-the-way', 'x'),
      ],
    ],
  ];
  test.each(REFUSED)(
    '%s: status %i and a sentence',
    async (_, status, said, args) => {
      const ended = await run('notes', 'import', ...(await args()));
      expect(ended).toMatchObject({ status, stderr: expect.stringMatching(said) });
      expect(ended.stderr).not.toContain('mistake in Quaymaster');
    },
    SLOW,
  );
});
