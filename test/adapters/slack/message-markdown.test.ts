/** A message of Slack's as Markdown: what was code stays code, and whom it calls by name is told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { messageMarkdown } from '../../../src/adapters/slack/read/message-markdown.js';

const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, style?: object) => ({
  type: 'text',
  text: words,
  ...(style && { style }),
});
const read = (...elements: object[]) =>
  messageMarkdown({ text: 'fallback', blocks: [{ type: 'rich_text', elements }] });

describe('rich text', () => {
  test('words, marks, links, people and emoji', () => {
    const { markdown, names } = read(
      section(
        text('Ask '),
        { type: 'user', user_id: 'U7' },
        text(', '),
        text('never ', { bold: true }),
        text('the '),
        text('vpn', { code: true }),
        text(' '),
        { type: 'link', url: 'https://dock.io/vpn', text: 'page' },
        { type: 'emoji', name: 'tada', unicode: '1f389' },
        { type: 'emoji', name: 'parrot' },
        { type: 'broadcast', range: 'here' },
      ),
    );
    expect(markdown).toBe(
      'Ask @U7, **never** the `vpn` [page](https://dock.io/vpn)🎉:parrot:@here',
    );
    expect(names).toEqual(['@U7', '@here']);
  });

  test('lists, quotations and code, which may hold fences', () => {
    const { markdown } = read(
      section(text('Do:\n')),
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 0,
        elements: [section(text('one')), section(text('two'))],
      },
      { type: 'rich_text_preformatted', elements: [text('a <b> && `c`\n```\n')], language: 'sh' },
      { type: 'rich_text_quote', elements: [text('said\nso')] },
    );
    expect(markdown).toBe(
      'Do:\n\n1. one\n2. two\n\n````sh\na <b> && `c`\n```\n````\n\n> said\n> so',
    );
  });
});

test.each([
  ['plain words', 'plain words', []],
  ['*bold* and ~gone~', '**bold** and ~~gone~~', []],
  ['2*3*4', '2*3*4', []],
  ['`a *b*` &amp; ```x *y*\nz```', '`a *b*` & \n```\nx *y*\nz\n```', []],
  [
    '<@U7> see <https://dock.io|this> or <https://dock.io>',
    '@U7 see [this](https://dock.io) or https://dock.io',
    ['@U7'],
  ],
  ['<!here> <!subteam^S1|@ops> <#C1|general>', '@here @ops #general', ['@here', '@ops']],
  ['<mailto:ada@dock.io|ada@dock.io>', 'ada@dock.io', []],
])('without rich text: %s', (raw, markdown, names) => {
  expect(messageMarkdown({ text: raw })).toEqual({ markdown, names });
});

test('whatever comes in, something is read', () => {
  fc.assert(
    fc.property(fc.string(), fc.anything(), (raw, blocks) => {
      expect(typeof messageMarkdown({ text: raw, blocks }).markdown).toBe('string');
    }),
  );
});
