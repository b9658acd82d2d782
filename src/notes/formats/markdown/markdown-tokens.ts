/** Markdown source to a tree of block tokens, with Obsidian's wiki links as an inline rule of their own. */
import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { TEXT_BUDGET } from '../text-budget.js';
import { readHtmlBlocks } from './html/html-structure.js';
import { readWikiLink } from './obsidian.js';

/** A block with the blocks inside it; of tables, lists and quotes as the parser nests them. */
export interface MarkdownBlock {
  readonly token: Token;
  readonly children: readonly MarkdownBlock[];
}

/** What a custom inline token of kind `wiki_link` carries in its `meta`. */
export interface WikiLinkMeta {
  readonly target: string;
  readonly words: string;
  /** `![[…]]`: shows what it names in place. */
  readonly embeds: boolean;
}

const parser = new MarkdownIt({ html: true, linkify: true })
  .set({ maxNesting: TEXT_BUDGET.depth })
  .use(footnotes);
// Bare `www.` names and file names such as index.js are words, not addresses.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// Without fuzzy ones every address has one of these; told at a glance, which its long pattern can't be.
const { linkify } = parser;
const findsAddress = linkify.test.bind(linkify);
linkify.test = (words) => /\/\/|mailto:/i.test(words) && findsAddress(words);
// Footnotes stay where they are defined, so that they keep their lines.
parser.core.ruler.disable('footnote_tail');
parser.core.ruler.after('inline', 'html_blocks', readHtmlBlocks);
parser.inline.ruler.before('link', 'wiki_link', readWikiLinkAt);

/** Parses Markdown into its top blocks, in the order of the lines. */
export function parseBlocks(markdown: string): MarkdownBlock[] {
  const top: MarkdownBlock[] = [];
  const open: MarkdownBlock[][] = [top];
  for (const token of parser.parse(markdown, {})) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const children: MarkdownBlock[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return top;
}

/** The line on which a block begins, counted from 1. */
export function firstLine(block: MarkdownBlock): number {
  return (block.token.map?.[0] ?? 0) + 1;
}

/** The inline rule for `[[…]]` and `![[…]]`. */
function readWikiLinkAt(state: StateInline, silent: boolean): boolean {
  const embeds = state.src.startsWith('![[', state.pos);
  const start = state.pos + (embeds ? 3 : 2);
  if (!embeds && !state.src.startsWith('[[', state.pos)) return false;
  const end = state.src.slice(start, start + TEXT_BUDGET.wikiLink).search(/\]\]|\n|\[\[/);
  if (end <= 0 || !state.src.startsWith(']]', start + end)) return false;
  if (!silent) {
    const meta = { ...readWikiLink(state.src.slice(start, start + end)), embeds };
    state.push('wiki_link', '', 0).meta = meta satisfies WikiLinkMeta;
  }
  state.pos = start + end + 2;
  return true;
}
