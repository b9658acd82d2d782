import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { code, emphasis, link, strong, text } from '../../../src/core/inline.js';
import type { Block, Reply } from '../../../src/core/reply.js';
import { renderReply } from '../../../src/adapters/terminal/render.js';
import { COLOURED, PLAIN } from '../../../src/adapters/terminal/style.js';

const reply = (...blocks: Block[]): Reply => ({
  summary: 'summary',
  blocks,
  tone: 'plain',
  audience: 'everyone',
});
const draw = (block: Block): string =>
  renderReply(reply(block), { style: PLAIN, width: 60, choices: 'numbered' });

test.each<[Block, string]>([
  [{ kind: 'heading', content: [text('Tides')] }, 'Tides\n'],
  [{ kind: 'quote', content: [strong('Spring'), text(': high')] }, '│ Spring: high\n'],
  [{ kind: 'code', text: 'a\n b', language: 'sh' }, 'a\n b\n'],
  [
    {
      kind: 'list',
      ordered: true,
      items: [{ content: [text('one')], children: [{ content: [text('below')] }] }],
    },
    '1. one\n  • below\n',
  ],
  [{ kind: 'fields', fields: [{ label: 'a', value: [code('b')] }] }, 'a\n  b\n'],
  [
    { kind: 'table', head: [[text('x')], [text('y')]], rows: [[[text('long')], [text('2')]]] },
    'x     y\nlong  2\n',
  ],
  [
    {
      kind: 'checks',
      checks: [
        { ok: true, label: 'CPU', content: [text('fits')] },
        { ok: false, label: 'Kernel', content: [text('no')] },
        { ok: null, label: 'Tool', content: [text('?')] },
      ],
    },
    '✓ CPU  fits\n✗ Kernel  no\n? Tool  ?\n',
  ],
  [{ kind: 'sources', sources: [{ file: 'a.md', line: 3, path: [] }] }, '— a.md:3\n'],
  [
    { kind: 'choices', prompt: 'Near:', choices: [{ label: 'A', message: '/notes A' }] },
    'Near:\n  [1] A\n',
  ],
  [
    { kind: 'paragraph', content: [link('https://example.com', 'docs'), text(' '), emphasis('x')] },
    'docs (https://example.com) x\n',
  ],
  [{ kind: 'paragraph', content: [link('javascript:alert(1)', 'docs')] }, 'docs\n'],
])('%j', (block, expected) => {
  expect(draw(block)).toBe(expected);
});

test('a reply of a picture alone falls back to its summary', () => {
  expect(draw({ kind: 'picture', svg: '<svg/>', alt: 'a' })).toBe('summary\n');
});

test('no escape code of a stranger reaches the terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (words) => {
      const drawn = renderReply(
        reply(
          { kind: 'paragraph', content: [text(words), code(words), link(words, words)] },
          { kind: 'code', text: words },
          { kind: 'choices', prompt: words, choices: [{ label: words, message: words }] },
          { kind: 'sources', sources: [{ file: words, line: 1, path: [words] }] },
        ),
        { style: PLAIN, width: 40, choices: { program: 'quaymaster', options: [] } },
      );
      // eslint-disable-next-line no-control-regex -- looking for controls
      expect(drawn).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }),
  );
});

test('colours only repeat what words and marks say', () => {
  const blocks = reply({ kind: 'checks', checks: [{ ok: false, label: 'CPU', content: [] }] });
  const options = { width: 60, choices: 'numbered' } as const;
  const coloured = renderReply(blocks, { ...options, style: COLOURED });
  // eslint-disable-next-line no-control-regex -- taking the styles out
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(
    renderReply(blocks, { ...options, style: PLAIN }),
  );
});

test('choices are numbered through the whole reply', () => {
  const offered = (label: string) =>
    ({ kind: 'choices', prompt: '', choices: [{ label, message: label }] }) as const;
  const reply = {
    summary: '',
    tone: 'plain',
    audience: 'everyone',
    blocks: [offered('one'), offered('two')],
  } as const;
  const drawn = renderReply(reply, { style: PLAIN, width: 60, choices: 'numbered' });
  expect(drawn).toMatch(/\[1\] one[^]*\[2\] two/);
});
