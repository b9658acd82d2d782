import { expect, test } from '@jest/globals';
import { annotation } from '../../src/commands/workflow-command.js';

test('an annotation stands at its line', () => {
  expect(
    annotation({
      level: 'warning',
      at: { file: 'notes/a.md', line: 3 },
      title: 'dead-link',
      message: 'The link leads nowhere.',
    }),
  ).toBe('::warning file=notes/a.md,line=3,title=dead-link::The link leads nowhere.');
});

test('nothing written can begin another command or property', () => {
  const line = annotation({
    level: 'error',
    at: { file: 'a,line=9:.md', line: 1 },
    title: 'x::y,z',
    message: '100 %\n::error::no',
  });
  expect(line).toBe(
    '::error file=a%2Cline=9%3A.md,line=1,title=x%3A%3Ay%2Cz::100 %25%0A::error::no',
  );
});
