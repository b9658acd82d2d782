/** Inline tokens of Markdown as inline trees, line by line. */
import type { Token } from 'markdown-it';
import { code, emphasis, link, plainText, strong, text, type Inline } from '../core/inline.js';
import { joinText, trimInline } from './inline-edit.js';
import type { MarkdownBlock, WikiLinkMeta } from './markdown-tokens.js';
import { isOnlyTags, tagsIn, wikiHref, withoutMarks, withoutTags } from './obsidian.js';

/** The words of a paragraph, heading or cell. */
export interface InlineWords {
  /** One inline tree per source line; none is empty. */
  readonly lines: readonly InlineLine[];
  /** Obsidian tags, without `#`. */
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
  const reader = new InlineReader(block.token.children ?? []);
  const lines = reader
    .readLines()
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

class InlineReader {
  readonly tags: string[] = [];
  readonly footnotes: string[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  readLines(): Inline[][] {
    const lines: Inline[][] = [[]];
    while (this.#at < this.#tokens.length) {
      if (this.#isBreak()) {
        lines.push([]);
        this.#at++;
      } else {
        lines.at(-1)?.push(...this.#readOne());
      }
    }
    return lines;
  }

  #isBreak(): boolean {
    const type = this.#tokens[this.#at]?.type;
    return type === 'softbreak' || type === 'hardbreak';
  }

  /** Reads the token at hand, with everything inside it. */
  #readOne(): Inline[] {
    const token = this.#tokens[this.#at];
    this.#at++;
    switch (token?.type) {
      case 'text':
        return this.#readText(token.content);
      case 'code_inline':
        return [code(token.content)];
      case 'strong_open':
        return [strong(...this.#readUntilClose())];
      case 'em_open':
        return [emphasis(...this.#readUntilClose())];
      case 's_open':
        return this.#readUntilClose();
      case 'link_open':
        return [link(String(token.attrGet('href') ?? ''), ...this.#readUntilClose())];
      case 'image':
        return token.content === ''
          ? []
          : [link(String(token.attrGet('src') ?? ''), token.content)];
      case 'wiki_link':
        return readWiki(token.meta as unknown as WikiLinkMeta);
      case 'footnote_ref':
        this.footnotes.push((token.meta as { label?: string }).label ?? '');
        return [];
      case 'html_inline':
        return /^<br\b/i.test(token.content) ? [text(' ')] : [];
      case 'softbreak':
      case 'hardbreak':
        return [text(' ')];
      default:
        return token?.nesting === 1 ? this.#readUntilClose() : [];
    }
  }

  #readUntilClose(): Inline[] {
    const inside: Inline[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at]?.nesting !== -1) {
      inside.push(...this.#readOne());
    }
    this.#at++;
    return joinText(inside);
  }

  #readText(words: string): Inline[] {
    const tags = tagsIn(words);
    this.tags.push(...tags);
    if (words === '' || (tags.length > 0 && isOnlyTags(words))) return [];
    return [text(withoutTags(words).replace(/[ \t]{2,}/g, ' '))];
  }
}

/** An embedded picture has words only if its author gave it some ("300" is its width); anything else is named. */
function readWiki(meta: WikiLinkMeta): Inline[] {
  const picture = /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf|mp[34]|webm|wav|ogg)$/i.test(
    meta.target,
  );
  const named = meta.words !== meta.target && !/^\d+(?:x\d+)?$/.test(meta.words);
  if (meta.embeds && picture && !named) return [];
  return meta.words === '' ? [] : [link(wikiHref(meta.target), meta.words)];
}

/** Takes marks out of the last words of a line, and joins what the parser cut. */
function cleaned(content: readonly Inline[]): Inline[] {
  const joined = joinText(content).map((node) =>
    node.kind === 'text' ? text(node.text.replaceAll('==', '')) : node,
  );
  const last = joined.at(-1);
  if (last?.kind === 'text') joined[joined.length - 1] = text(withoutMarks(last.text));
  return trimInline(joined);
}
