/** Arbitrary replies: every block, hostile words, any length. */
import fc from 'fast-check';
import type { Inline } from '../../src/core/inline.js';
import type { Block, ListItem, Reply } from '../../src/core/reply.js';

/** Words as attackers and pasted logs have them. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.lorem() },
  fc.constantFrom(
    '<!here>',
    '<!channel> <@U123>',
    '<https://evil.example|click>',
    '&lt;!everyone&gt;',
    '*_~`bold`~_*',
    '@here @channel #general',
    ':smile:',
    '\u202Egpj.exe',
    '\u0000\u0007\u001b[31m',
    '\ud800 half',
    '"quotes" and \\back\\slashes\\',
    '',
    ' ',
    '\n\n',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 1, max: 20_000 }).map((n) => 'x'.repeat(n)),
  fc.integer({ min: 1, max: 6_000 }).map((n) => 'word '.repeat(n)),
  fc.integer({ min: 1, max: 3_000 }).map((n) => '"\\'.repeat(n)),
);

const href = fc.constantFrom(
  'https://example.org/a?b=c&d=<e>',
  'javascript:alert(1)',
  'mailto:a@example.org',
  `https://example.org/${'a'.repeat(4_000)}`,
  '',
);

const { inline } = fc.letrec<{ inline: Inline; children: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    hostileText.map((text): Inline => ({ kind: 'text', text })),
    hostileText.map((text): Inline => ({ kind: 'code', text })),
    tie('children').map((children): Inline => ({ kind: 'strong', children })),
    tie('children').map((children): Inline => ({ kind: 'emphasis', children })),
    fc
      .tuple(href, tie('children'))
      .map(([address, children]): Inline => ({ kind: 'link', href: address, children })),
  ),
  children: fc.array(tie('inline'), { maxLength: 3, depthIdentifier: 'inline' }),
}));
const content = fc.oneof(
  { weight: 9, arbitrary: fc.array(inline, { maxLength: 4 }) },
  // Thousands of tiny pieces: the wrapping outweighs the words.
  fc
    .integer({ min: 0, max: 2_000 })
    .map((n) => Array.from({ length: n }, (): Inline => ({ kind: 'code', text: 'x' }))),
);

const { item } = fc.letrec<{ item: ListItem }>((tie) => ({
  item: fc.record(
    {
      content,
      children: fc.array(tie('item'), { maxLength: 3, depthIdentifier: 'item' }),
    },
    { requiredKeys: ['content'] },
  ),
}));

/** Any block. */
export const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('heading', 'paragraph', 'quote', 'note'),
    content,
  }) as fc.Arbitrary<Block>,
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(item, { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('code' as const), text: hostileText }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: hostileText, value: content }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(content, { maxLength: 4 }),
    rows: fc.array(fc.array(content, { maxLength: 5 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('checks' as const),
    checks: fc.array(
      fc.record({ ok: fc.constantFrom(true, false, null), label: hostileText, content }),
      { maxLength: 5 },
    ),
  }),
  fc.record({ kind: fc.constant('picture' as const), svg: fc.string(), alt: hostileText }),
  fc.record({
    kind: fc.constant('sources' as const),
    sources: fc.array(
      fc.record({
        file: hostileText,
        line: fc.nat(),
        path: fc.array(hostileText, { maxLength: 4 }),
      }),
      { maxLength: 9 },
    ),
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    prompt: hostileText,
    choices: fc.array(fc.record({ label: hostileText, message: hostileText }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('forms' as const),
    forms: fc.array(
      fc.record({
        label: hostileText,
        form: fc.constantFrom('canirun', 'close 12', 'settings channel'),
      }),
      { maxLength: 12 },
    ),
  }),
);

/** Any reply. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  summary: hostileText,
  blocks: fc.oneof(
    fc.array(block, { maxLength: 6 }),
    fc.array(block, { minLength: 40, maxLength: 70, size: 'max' }),
  ),
  tone: fc.constantFrom('plain', 'good', 'caution', 'bad'),
  audience: fc.constantFrom('everyone', 'asker'),
});
