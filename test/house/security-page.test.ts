/** What docs/security.md says is shown by a test is shown by one: the file is there, and so is the test's name. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| who '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => !/^-+$/.test(cells[1] ?? ''))
  .map((cells): [who: string, shownBy: string] => [cells[1] ?? '', cells[4] ?? '']);

test('everybody has a row', () => {
  expect(rows.length).toBeGreaterThan(9);
});

test.each(rows)('what %s must never reach is shown by tests that there are', (_who, shownBy) => {
  const groups = shownBy.split(';').map((group) => group.trim());
  expect(groups.length).toBeGreaterThan(0);
  for (const group of groups) {
    const path = /^`(test\/[^`]+)`/.exec(group)?.[1] ?? `no file in: ${group}`;
    const file = [`${path}.test.ts`, `${path}.ts`].find(existsSync) ?? `there is no ${path}`;
    const text = readFileSync(file, 'utf8');
    for (const [, title = ''] of group.matchAll(/“([^”]+)”/g)) expect(text).toContain(title);
  }
});
