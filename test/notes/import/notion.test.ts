/** What becomes of Notion's "Markdown & CSV". */
import { expect, test } from '@jest/globals';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { readNotion } from '../../../src/notes/import/notion.js';
import { exportKind } from '../../../src/notes/import/import-notes.js';
import { importOf } from './import-of.js';

const id = (digit: string): string => digit.repeat(32);

const SITE = {
  [`Wiki ${id('a')}.md`]: `# Wiki\n\nStart with [How to deploy](Wiki%20${id('a')}/How%20to%20(re)deploy%20${id('b')}.md), see [the list](Wiki%20${id('a')}/FAQ%20${id('c')}.csv).\n\n![plan.png](Wiki%20${id('a')}/plan.png)\n`,
  [`Wiki ${id('a')}/plan.png`]: '',
  [`Wiki ${id('a')}/How to (re)deploy ${id('b')}.md`]: `# How to (re)deploy\n\nPush to *main*. Back to [Wiki](../Wiki%20${id('a')}.md) or [there](https://www.notion.so/acme/Wiki-${id('a')}?pvs=4).\nSpeed: two minutes.\n`,
  [`Wiki ${id('a')}/FAQ ${id('c')}.csv`]: 'Name,Tags\nVPN,net\n',
  [`Wiki ${id('a')}/FAQ ${id('c')}_all.csv`]:
    'Name,Tags,Owner,Review,Status,Created time,Link,Readers\nVPN,"net, remote",Ada,"May 1, 2027",Done,"January 1, 2026",https://e.org,Staff\nPrinter,,,,On floor 2,,,\nEmpty,,,,,,,\n',
  [`Wiki ${id('a')}/FAQ ${id('c')}/VPN ${id('d')}.md`]:
    '# VPN\n\nTags: net, remote\nOwner: Ada\nReview: May 1, 2027\nStatus: Done\nCreated time: January 1, 2026\nLink: https://e.org\nReaders: Staff\n\nUse WireGuard.\n',
  [`Wiki ${id('a')}/Blank ${id('e')}.md`]: '# Blank\n\n',
};

test('is known by the names of its files', () => {
  expect(exportKind({ names: Object.keys(SITE) })).toBe('notion');
  expect(exportKind({ names: ['notes/a.md'] })).toBeNull();
});

test('pages keep their words and places, and lose their ids', async () => {
  const { files, problems, read } = await importOf(readNotion, SITE);
  expect([...files.keys()].toSorted()).toEqual([
    'wiki.md',
    'wiki/faq/printer.md',
    'wiki/faq/vpn.md',
    'wiki/how-to-re-deploy.md',
  ]);
  expect(files.get('wiki.md')).toBe(
    '# Wiki\n\nStart with [How to deploy](wiki/how-to-re-deploy.md), see the list.\n',
  );
  expect(files.get('wiki/how-to-re-deploy.md')).toBe(
    '# How to (re)deploy\n\nPush to *main*. Back to [Wiki](../wiki.md) or [there](../wiki.md).\nSpeed: two minutes.\n',
  );
  expect(problems).toEqual([
    `Wiki ${id('a')}.md: attachments-left-out`,
    `Wiki ${id('a')}/Blank ${id('e')}.md: empty-page`,
    `Wiki ${id('a')}/FAQ ${id('c')}/VPN ${id('d')}.md: not-limited`,
    `Wiki ${id('a')}/FAQ ${id('c')}_all.csv: empty-row`,
  ]);
  expect(read).toBe(Object.keys(SITE).length);
});

test('properties become front matter, or lines of the note', async () => {
  const { files } = await importOf(readNotion, SITE);
  const text = files.get('wiki/faq/vpn.md') ?? '';
  expect(text).toBe(
    '---\nkeywords:\n  - net\n  - remote\nowner: Ada\nreview: 2027-05-01\nsource: https://e.org\n---\n\n# VPN\n\n- Status: Done\n- Readers: Staff\n\nUse WireGuard.\n',
  );
  const { notes, problems } = parseNotes('vpn.md', text);
  expect(problems).toEqual([]);
  expect(notes).toMatchObject([
    { topic: 'VPN', keywords: ['net', 'remote'], owner: 'Ada', review: '2027-05-01' },
  ]);
  expect(files.get('wiki/faq/printer.md')).toBe('# Printer\n\n- Status: On floor 2\n');
});

test('exports without ids in folders, and pages of one title', async () => {
  const { files } = await importOf(readNotion, {
    [`List ${id('a')}.csv`]: 'Name,Tags\nA b,x\n',
    [`List/A b ${id('b')}.md`]: '# A b\n\nTags: x\n\nOne.\n',
    [`List/A-b ${id('c')}.md`]: '# A-b\n\nTags: y\n\nTwo.\n',
    [`CON ${id('d')}.md`]: `# CON\n\n[out](../../etc/passwd.md) and [dead](gone%20${id('f')}.md)\n`,
  });
  expect(Object.fromEntries(files)).toEqual({
    'list/a-b.md': '---\nkeywords: x\n---\n\n# A b\n\nOne.\n',
    'list/a-b-2.md': '---\nkeywords: y\n---\n\n# A-b\n\nTwo.\n',
    'untitled.md': `# CON\n\n[out](../../etc/passwd.md) and [dead](gone%20${id('f')}.md)\n`,
  });
});
