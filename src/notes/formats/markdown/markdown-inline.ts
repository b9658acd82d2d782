/** Inline tokens of Markdown as inline trees, line by line. */
import type { Token } from 'markdown-it';
import { code, link, plainText, text, type Inline } from '../../../core/inline.js';
import { joinText, trimInline } from '../../../core/text/inline-edit.js';
import type { MarkdownBlock, WikiLinkMeta } from './markdown-tokens.js';
import { withHighlights } from '../study-marks.js';
import { readWikiLink, tagsIn, wikiHref, withoutMarks } from './obsidian.js';

/** The words of a paragraph, heading or cell. */
export interface InlineWords {
  /** One inline tree per source line; none is empty. */
  readonly lines: readonly InlineLine[];
  /** What would be tags in Obsidian, without `#`. */
  readonly tags: readonly string[];
  /** Labels of the footnotes that the words refer to. */
  readonly footnotes: readonly string[];
}

/** One source line of words. */
export interface InlineLine {
  readonly line: number;
  readonly content: readonly Inline[];
}

/**
 * Reads the words of an `inline` block.
 * @param block - a block of type `inline`
 * @param line - the line it begins on, counted from 1
 */
export function readInline(block: MarkdownBlock, line: number): InlineWords {
  const reader = new InlineReader();
  const lines = reader
    .read(block.token.children ?? [])
    .map((content, index) => ({ line: line + index, content: cleaned(content) }))
    .filter(({ content }) => plainText(content).trim() !== '');
  return { lines, tags: reader.tags, footnotes: reader.footnotes };
}

/** All lines as one run of words. */
export function joinLines(lines: readonly InlineLine[]): Inline[] {
  return joinText(
    lines.flatMap(({ content }, index) => (index === 0 ? content : [text(' '), ...content])),
  );
}

/** Levels of emphasis inside emphasis that are kept; what is deeper stands at the last of them. */
const MAX_DEPTH = 10;

/** Markup that is open, with what was read inside of it. */
interface OpenMarkup {
  readonly inside: Inline[];
  /** The node that it becomes; `null` for markup without a node of its own, whose words go straight to its parent. */
  readonly wrap: ((inside: Inline[]) => Inline) | null;
}

class InlineReader {
  readonly tags: string[] = [];
  readonly footnotes: string[] = [];
  readonly #lines: Inline[][] = [[]];
  readonly #open: OpenMarkup[] = [];

  read(tokens: readonly Token[]): Inline[][] {
    for (const token of tokens) {
      if (token.nesting === 1) this.#push(token);
      else if (token.nesting === -1) this.#close();
      else if (isBreak(token) && this.#open.length === 0) this.#lines.push([]);
      else this.#add(this.#leaf(token));
    }
    while (this.#open.length > 0) this.#close();
    return this.#lines;
  }

  #push(token: Token): void {
    const wrap = this.#open.length < MAX_DEPTH ? wrapOf(token) : null;
    this.#open.push({ inside: wrap === null ? this.#inside() : [], wrap });
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || closed.wrap === null) return;
    this.#add(closed.wrap(joinText(closed.inside)));
  }

  #add(node: Inline | null): void {
    if (node !== null) this.#inside().push(node);
  }

  /** Where the next node goes. */
  #inside(): Inline[] {
    return this.#open.at(-1)?.inside ?? this.#lines.at(-1) ?? [];
  }

  #leaf(token: Token): Inline | null {
    switch (token.type) {
      case 'text':
        return this.#readText(token.content);
      case 'code_inline':
        return code(token.content);
      case 'image':
        return token.content === '' ? null : link(attribute(token, 'src'), token.content);
      case 'wiki_link':
        return readWiki(token.meta as unknown as WikiLinkMeta);
      case 'footnote_ref':
        this.footnotes.push(String(token.meta?.['label']));
        return null;
      case 'html_inline':
        return /^<br\b/i.test(token.content) ? text(' ') : null;
      default:
        return isBreak(token) ? text(' ') : null;
    }
  }

  #readText(words: string): Inline | null {
    for (const tag of tagsIn(words)) this.tags.push(tag);
    return words === '' ? null : text(words.replaceAll('\u00A0', ' ').replace(/[ \t]{2,}/g, ' '));
  }
}

function wrapOf(token: Token): OpenMarkup['wrap'] {
  switch (token.type) {
    case 'strong_open':
      return (children) => ({ kind: 'strong', children });
    case 'em_open':
      return (children) => ({ kind: 'emphasis', children });
    case 'link_open': {
      const href = attribute(token, 'href');
      return (children) => ({ kind: 'link', href, children });
    }
    default:
      return null;
  }
}

function isBreak({ type }: Token): boolean {
  return type === 'softbreak' || type === 'hardbreak';
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** An embedded picture has words only if its author gave it some ("300" is its width); anything else is named. */
function readWiki(meta: WikiLinkMeta): Inline | null {
  // Behind a `#` a picture's look is named: `icon.svg#icon`.
  const picture = /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf|mp[34]|webm|wav|ogg)(?:#[^#]*)?$/i.test(
    meta.target,
  );
  const named =
    meta.words !== readWikiLink(meta.target).words && !/^\d+(?:x\d+)?$/.test(meta.words);
  if (meta.words === '' || (meta.embeds && picture && !named)) return null;
  return link(wikiHref(meta.target), meta.words);
}

/** Takes marks out of the last words of a line, and joins what the parser cut. */
function cleaned(content: readonly Inline[]): Inline[] {
  const joined = joinText(withHighlights(joinText(content))).map((node) =>
    node.kind === 'text' ? { ...node, text: node.text.replace(/ {2,}/g, ' ') } : node,
  );
  const last = joined.at(-1);
  if (last?.kind === 'text') joined[joined.length - 1] = { ...last, text: withoutMarks(last.text) };
  return trimInline(joined);
}
