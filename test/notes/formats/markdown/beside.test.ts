/** What stands beside its name without being indented: the author sees that it belongs to it. */
import { expect, test } from '@jest/globals';
import { sketch } from '../../sketch.js';

test.each([
  {
    what: 'code below the items of a list that a paragraph opens',
    typed: [
      'Grow it:',
      '',
      '- ext:',
      '',
      '```',
      'resize2fs /dev/x',
      '```',
      '',
      '- xfs:',
      '',
      '```',
      'xfs_growfs /',
      '```',
    ],
    read: [
      '1 topic a',
      '1   label Grow it:',
      '3     label ext:',
      '5-7       code resize2fs /dev/x',
      '9     label xfs:',
      '11-13       code xfs_growfs /',
    ],
  },
  {
    what: 'a paragraph below a numbered name',
    typed: ['1. **Rebuild**:', '', 'All of it.', '', '2. **Patch**:', '', 'What is old.'],
    read: [
      '1 topic a',
      '1   label Rebuild:',
      '3     paragraph All of it.',
      '5   label Patch:',
      '7     paragraph What is old.',
    ],
  },
  {
    what: 'a term in bold on a line of its own',
    typed: ['**Latency**', 'The time until the first byte.', '**Jitter**', 'How much it varies.'],
    read: [
      '1 topic a',
      '1-2   paragraph Latency: The time until the first byte.',
      '3-4   paragraph Jitter: How much it varies.',
    ],
  },
  {
    what: 'a way back at the end of a paragraph is no part of it',
    typed: ['Within 14 days.', '[Back to top](#faq)'],
    read: ['1 topic a', '1   paragraph Within 14 days.'],
  },
])('$what', ({ typed, read }) => {
  expect(sketch('a.md', ['# a', ...typed].join('\n'))).toEqual(
    read.map((line, at) => (at === 0 ? line : line.replace(/^(\d+)(?:-(\d+))?/, shifted))),
  );
});

/** Lines as they are numbered below the heading. */
function shifted(_: string, line: string, end: string | undefined): string {
  return end === undefined ? `${Number(line) + 1}` : `${Number(line) + 1}-${Number(end) + 1}`;
}
