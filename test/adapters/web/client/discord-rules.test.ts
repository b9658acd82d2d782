import { expect, test } from '@jest/globals';
import markdown from 'discord-markdown-parser';
import { discordRules } from '../../../../src/adapters/web/client/reply/discord/discord-rules.js';

const parse = markdown.SimpleMarkdown.parserFor(discordRules);
const types = (text: string): string[] => parse(text, { inline: true }).map(({ type }) => type);

test.each([
  ['-# small', ['subtext']],
  ['a\n-# small', ['text', 'br', 'subtext']],
  ['> quoted\n-# small', ['blockQuote', 'subtext']],
  ['> quoted\n> more\n-# small\n-# smaller', ['blockQuote', 'subtext', 'subtext']],
  ['> quoted\n### Heading\na', ['blockQuote', 'heading', 'text']],
  ['```\ncode\n```\n-# small', ['codeBlock', 'br', 'subtext']],
])('%j is read as %j', (text, expected) => {
  expect(types(text)).toEqual(expected);
});

test.each(['a -# b', '**a** -# b', 'a # b'])('%j has no line of its own in it', (text) => {
  expect(types(text)).not.toContain('subtext');
  expect(types(text)).not.toContain('heading');
});
