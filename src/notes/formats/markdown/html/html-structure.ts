/**
 * HTML inside Markdown as the blocks it stands for: headings, paragraphs, lists, tables, code, and the marks of
 * `<details>`. Words in it are words: Markdown leaves the inside of HTML alone, and so do we, but for `code`.
 */
import type { StateCore, Token } from 'markdown-it';
import { attributeOf, htmlPieces, type HtmlPiece } from './html-tags.js';

/** Types of the tokens that stand for `<details>`, `</details>` and `<summary>`. */
export const DETAILS_OPEN = 'details_mark_open';
export const DETAILS_CLOSE = 'details_mark_close';
export const SUMMARY = 'summary_open';

/** The core rule: puts blocks in the place of HTML. */
export function readHtmlBlocks(state: StateCore): void {
  if (!state.tokens.some(({ type }) => type === 'html_block')) return;
  state.tokens = state.tokens.flatMap((token) =>
    token.type === 'html_block' ? new HtmlReader(state, token).read() : [token],
  );
}

/** Elements that stand apart from what is around them. */
const BLOCKS = new Set(
  'address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu meta nav ol option p pre section summary table tbody td tfoot th thead title tr ul video'.split(
    ' ',
  ),
);

/** Elements that capitalised names of JSX stand for: each a block of its own, whose words are read. */
const isBlock = (tag: string): boolean => BLOCKS.has(tag) || tag.includes('-') || tag === 'tabitem';

/** What the words that are being read will be. */
type Holder = 'paragraph' | 'item' | 'step' | 'summary' | 'cell' | 'code' | `h${number}`;

class HtmlReader {
  readonly #state: StateCore;
  readonly #html: Token;
  readonly #firstLine: number;
  readonly #tokens: Token[] = [];
  /** Inline tokens of the block that is being read, and the line that they begin on. */
  #words: Token[] = [];
  #line = 0;
  /** Whether the block has words yet, and whether they stand in `<code>`. */
  #hasWords = false;
  #inCode = false;
  #holder: Holder = 'paragraph';
  readonly #lists: ('item' | 'step')[] = [];
  /** Cells of the row that is being read; `null` outside of rows. */
  #row: Token[][] | null = null;
  #rowIsHead = false;
  #rows: { cells: Token[][]; line: number; isHead: boolean }[] = [];
  #code = '';

  constructor(state: StateCore, html: Token) {
    this.#state = state;
    this.#html = html;
    this.#firstLine = html.map?.[0] ?? 0;
  }

  read(): Token[] {
    for (const piece of htmlPieces(this.#html.content)) {
      if (piece.tag === null) this.#addWords(piece);
      else if (this.#holder === 'code') this.#readInCode(piece.tag, piece);
      else if (isBlock(piece.tag)) this.#readBlockTag(piece.tag, piece);
      else this.#readInlineTag(piece.tag, piece);
    }
    this.#flush();
    this.#flushTable();
    return this.#tokens;
  }

  #readBlockTag(tag: string, { closes, text, line }: HtmlPiece): void {
    this.#flush();
    if (tag === 'tr' || tag === 'td' || tag === 'th') {
      this.#readTableTag(tag, closes, line);
      return;
    }
    if (tag === 'table' || (tag !== 'tbody' && tag !== 'thead' && this.#row === null)) {
      this.#flushTable();
    }
    if (tag === 'details') this.#add(closes ? DETAILS_CLOSE : DETAILS_OPEN, 'details', 0, line);
    if (tag === 'ul' || tag === 'ol') {
      if (closes) this.#lists.pop();
      else this.#lists.push(tag === 'ul' ? 'item' : 'step');
    }
    if (tag === 'br' || tag === 'hr') return;
    this.#holder = this.#row !== null ? 'cell' : closes ? 'paragraph' : this.#holderOf(tag);
    if (tag === 'pre' && !closes) this.#code = attributeOf(text, 'class') ?? '';
    this.#line = line;
  }

  #holderOf(tag: string): Holder {
    if (/^h[1-6]$/.test(tag)) return tag as Holder;
    if (tag === 'li') return this.#lists.at(-1) ?? 'item';
    if (tag === 'summary') return 'summary';
    return tag === 'pre' ? 'code' : 'paragraph';
  }

  #readTableTag(tag: string, closes: boolean, line: number): void {
    if (tag === 'tr') {
      this.#endRow(line);
      this.#row = closes ? null : [];
      this.#rowIsHead = true;
      return;
    }
    this.#row ??= [];
    if (tag === 'td') this.#rowIsHead = false;
    this.#holder = closes ? 'paragraph' : 'cell';
    if (!closes) this.#row.push([]);
    this.#line = line;
  }

  #endRow(line: number): void {
    if (this.#row === null || this.#row.length === 0) return;
    this.#rows.push({ cells: this.#row, line, isHead: this.#rowIsHead });
    this.#row = null;
  }

  /** Inside of `<pre>` all characters count, and tags only colour it. */
  #readInCode(tag: string, { closes, text }: HtmlPiece): void {
    if (tag === 'pre' && closes) {
      this.#flush();
      this.#holder = 'paragraph';
    } else if (tag === 'code' && !closes) {
      this.#code = attributeOf(text, 'class') ?? this.#code;
    }
  }

  #readInlineTag(tag: string, { closes, text }: HtmlPiece): void {
    const kind = INLINE.get(tag);
    if (CODE.has(tag)) this.#inCode = !closes;
    if (kind === undefined) return; // pictures too: in HTML they are banners, with the names of files
    const token = this.#inline(`${kind}_${closes ? 'close' : 'open'}`, kind, closes ? -1 : 1);
    if (kind === 'link' && !closes) token.attrSet('href', attributeOf(text, 'href') ?? '');
  }

  #addWords({ text, line }: HtmlPiece): void {
    if (this.#holder === 'code') {
      if (this.#words.length === 0) this.#line = line;
      this.#inline('text', '', 0).content = this.#unescaped(text);
      return;
    }
    text.split('\n').forEach((words, at) => {
      if (at > 0 && this.#hasWords) this.#inline('softbreak', 'br', 0);
      if (words.trim() === '' && !this.#hasWords) return;
      if (!this.#hasWords) this.#line = line + at;
      this.#hasWords = true;
      this.#addLine(words.replace(/\s+/g, ' '));
    });
  }

  /** Words with `code` in them. */
  #addLine(words: string): void {
    words.split(/`([^`]+)`/).forEach((part, at) => {
      if (part === '') return;
      const isCode = at % 2 === 1 || this.#inCode;
      const token = this.#inline(isCode ? 'code_inline' : 'text', '', 0);
      token.content = this.#unescaped(part);
    });
  }

  /** Entities as the characters that they stand for; nothing else of Markdown is taken for markup here. */
  #unescaped(text: string): string {
    const { unescapeAll } = this.#state.md.utils;
    return text.replace(/&(?:[a-z][a-z\d]{1,31}|#x?[\da-f]{1,7});/gi, (entity) =>
      unescapeAll(entity),
    );
  }

  #inline(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token = new this.#state.Token(type, tag, nesting);
    this.#words.push(token);
    return token;
  }

  /** Ends the block that was being read, if it has words. */
  #flush(): void {
    const words = this.#words;
    this.#words = [];
    this.#hasWords = false;
    if (!words.some(({ content }) => content.trim() !== '')) return;
    if (this.#row !== null) {
      for (const word of words) this.#row.at(-1)?.push(word);
      return;
    }
    this.#addBlock(words);
  }

  #addBlock(words: Token[]): void {
    const holder = this.#holder;
    if (holder === 'code') {
      const language =
        /\b(?:language|lang|highlight-source)-([\w#+.-]+)/.exec(this.#code)?.[1] ?? '';
      const fence = this.#add('fence', 'code', 0, this.#line);
      fence.info = language;
      fence.content = words
        .map(({ content }) => content)
        .join('')
        .replace(/^\n/, '');
    } else if (holder === 'item' || holder === 'step') {
      const list = holder === 'item' ? 'bullet_list' : 'ordered_list';
      this.#wrap(list, () => {
        this.#wrap('list_item', () => {
          this.#wrap('paragraph', () => {
            this.#addInline(words);
          });
        });
      });
    } else {
      const type = holder === 'summary' ? 'summary' : /^h\d/.test(holder) ? 'heading' : 'paragraph';
      this.#wrap(
        type,
        () => {
          this.#addInline(
            type === 'heading' ? words.filter(({ type }) => !type.startsWith('link_')) : words,
          );
        },
        holder,
      );
    }
  }

  #flushTable(): void {
    this.#endRow(this.#line);
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const [first] = rows;
    const headless =
      first?.isHead === true ? [] : [{ cells: [], line: first?.line ?? 0, isHead: true }];
    this.#wrap('table', () => {
      this.#wrap('tbody', () => {
        for (const row of [...headless, ...rows]) {
          this.#line = row.line;
          this.#wrap('tr', () => {
            for (const cell of row.cells) {
              this.#wrap('td', () => {
                this.#addInline(cell);
              });
            }
          });
        }
      });
    });
  }

  #addInline(words: Token[]): void {
    const token = this.#add('inline', '', 0, this.#line);
    token.children = words;
    token.content = words.map(({ content }) => content).join('');
  }

  #wrap(type: string, inside: () => void, tag = ''): void {
    this.#add(`${type}_open`, tag, 1, this.#line);
    inside();
    this.#add(`${type}_close`, tag, -1, this.#line);
  }

  #add(type: string, tag: string, nesting: -1 | 0 | 1, line: number): Token {
    const token = new this.#state.Token(type, tag, nesting);
    token.map = [this.#firstLine + line, this.#firstLine + line + 1];
    token.level = this.#html.level;
    this.#tokens.push(token);
    return token;
  }
}

/** Inline elements whose words are code. */
const CODE = new Set(['code', 'kbd', 'tt', 'samp']);

/** Inline elements with a look of their own, by what Markdown calls them. */
const INLINE = new Map([
  ['a', 'link'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
]);
