/** What Discord's markdown is read by: the parser's rules, with what they miss. */
import { rulesExtended } from 'discord-markdown-parser';
import type { ParserRule } from 'discord-markdown-parser/dist/simple-markdown/index.js';
import { listRule } from './discord-list.js';

/** The parser's rules with lists, and with small print and headings wherever a line begins. */
export const discordRules = {
  ...rulesExtended,
  list: listRule,
  subtext: atLineStart('subtext'),
  heading: atLineStart('heading'),
};

/**
 * The parser takes these for the beginning of a line only by what the rule before captured last, which is nothing
 * behind a quotation; the text before says it always.
 */
function atLineStart(name: 'subtext' | 'heading'): ParserRule {
  const rule = rulesExtended[name];
  if (!rule) throw new Error(`discord-markdown-parser has no rule ${name}`);
  return {
    ...rule,
    match: (source, state, before) =>
      /(^|\n)$/.test(before) ? rule.match(source, { ...state, prevCapture: null }, before) : null,
  };
}
