import { expect, test } from '@jest/globals';
import markdown from 'discord-markdown-parser';
import {
  listRule,
  type DiscordList,
} from '../../../../src/adapters/web/client/reply/discord/discord-list.js';

const parse = markdown.SimpleMarkdown.parserFor({ ...markdown.rulesExtended, list: listRule });

const words = (nodes: unknown): string =>
  Array.isArray(nodes)
    ? nodes.map((node: { content: unknown }) => words(node.content)).join('')
    : String(nodes);

/** `a(b,c),d`: what hangs below an item stands in brackets behind it, numbered lists begin with `#`. */
const sketch = ({ ordered, items }: DiscordList): string =>
  (ordered ? '#' : '') +
  items.map(({ content, below }) => words(content) + (below ? `(${sketch(below)})` : '')).join(',');

test.each([
  ['- a\n- b', 'a,b'],
  ['- a\n  - b\n  - c\n- d', 'a(b,c),d'],
  ['1. a\n2. b\n  - c', '#a,b(c)'],
  ['- a\n  - b\n    - c\n- d', 'a(b(c)),d'],
])('the list %j is read as %s', (text, expected) => {
  const [list] = parse(text, { inline: true });
  expect(sketch(list?.['list'] as DiscordList)).toBe(expected);
});

test('a list ends at a line that is none, whatever comes behind it', () => {
  const types = parse('before\n- a\n- b\n-# small\nafter', { inline: true }).map(
    ({ type }) => type,
  );
  expect(types).toEqual(['text', 'br', 'list', 'subtext', 'text']);
});

test('escaped marks begin no list', () => {
  const types = parse('\\- a\n1\\. b', { inline: true }).map(({ type }) => type);
  expect(types).not.toContain('list');
});
