/** Markdown blocks as passages: paragraphs, lists, tables, quotes, code. Headings are none of its business. */
import { code, plainText, text, type Inline } from '../core/inline.js';
import type { PassageKind } from '../engine/note.js';
import { dropInline, takeInline } from './inline-edit.js';
import { findLabel, openLabel, type LabelSpan } from './label.js';
import { joinLines, readInline, type InlineLine, type InlineWords } from './markdown-inline.js';
import { readTable } from './markdown-table.js';
import { firstLine, type MarkdownBlock } from './markdown-tokens.js';
import type { PassageDraft } from './note-draft.js';
import { readCallout } from './obsidian.js';
import { isAnswerMark, isQuestionMark, QUESTION_LABEL } from './question-answer.js';

/** A passage with what it takes below it from the blocks that follow. */
interface FlatPassage {
  readonly passage: PassageDraft;
  /** The block that follows ("Jobs:"), everything up to the next such line ("**Jobs**"), or nothing. */
  readonly takes: 'next' | 'rest' | 'nothing';
  /** Which of the blocks side by side it comes from. */
  readonly block: number;
}

/** Reads the blocks of one file. Remembers its tags, and the footnotes that are still to be placed. */
export class BlockReader {
  /** Obsidian tags found so far, without `#`. */
  readonly tags: string[] = [];
  readonly #footnotes = new Map<string, MarkdownBlock>();
  readonly #referred: ReadonlySet<string>;
  #inFootnote = false;

  /** @param blocks - the file's top blocks, among them the definitions of its footnotes */
  constructor(blocks: readonly MarkdownBlock[]) {
    this.#referred = new Set(blocks.flatMap(footnoteLabels));
    for (const block of blocks) {
      const label = footnoteLabel(block);
      if (label !== null) this.#footnotes.set(label, block);
    }
  }

  /**
   * Reads blocks that stand side by side.
   * @param plain - the kind of passage that a paragraph becomes
   */
  read(blocks: readonly MarkdownBlock[], plain: PassageKind = 'paragraph'): PassageDraft[] {
    return nested(
      blocks.flatMap((block, index) =>
        this.#readBlock(block, plain).map((passage) => ({
          passage,
          takes: taking(block, passage),
          block: index,
        })),
      ),
    );
  }

  /** What footnotes say, each where its first reference stands; one inside another stays where it is defined. */
  takeFootnotes(labels: readonly string[]): PassageDraft[] {
    if (this.#inFootnote) return [];
    this.#inFootnote = true;
    const said = labels.flatMap((label) => {
      const block = this.#referred.has(label) ? this.#footnotes.get(label) : undefined;
      this.#footnotes.delete(label);
      return block === undefined ? [] : this.read(block.children);
    });
    this.#inFootnote = false;
    return said;
  }

  /** Reads the words of a paragraph or heading, and keeps its tags. */
  words(block: MarkdownBlock): InlineWords {
    const inline = block.children[0];
    if (inline === undefined) return { lines: [], tags: [], footnotes: [] };
    const words = readInline(inline, firstLine(block));
    this.tags.push(...words.tags);
    return words;
  }

  #readBlock(block: MarkdownBlock, plain: PassageKind): PassageDraft[] {
    switch (block.token.type) {
      case 'paragraph_open':
        return this.#readParagraph(block, plain);
      case 'bullet_list_open':
        return block.children.flatMap((item) => this.#readItem(item, 'item'));
      case 'ordered_list_open':
        return block.children.flatMap((item) => this.#readItem(item, 'step'));
      case 'table_open':
        return readTable(block, (words) => this.tags.push(...words.tags));
      case 'blockquote_open':
        return this.#readQuote(block);
      case 'heading_open':
        return this.#readParagraph(block, 'paragraph');
      case 'fence':
      case 'code_block':
        return [readCode(block)];
      case 'html_block':
        return readHtml(block);
      case 'footnote_reference_open':
        return this.#referred.has(footnoteLabel(block) ?? '') ? [] : this.read(block.children);
      default:
        return [];
    }
  }

  #readParagraph(block: MarkdownBlock, plain: PassageKind): PassageDraft[] {
    const { lines, footnotes } = this.words(block);
    const children = this.takeFootnotes(footnotes);
    const passages = paragraphsIn(lines).map((part) => labelled(part, plain));
    const last = passages.pop();
    return last === undefined ? children : [...passages, { ...last, children }];
  }

  #readItem(item: MarkdownBlock, kind: PassageKind): PassageDraft[] {
    const [first, ...rest] = item.children;
    if (first?.token.type !== 'paragraph_open') return this.read(item.children);
    const { lines, footnotes } = this.words(first);
    const children = [...this.takeFootnotes(footnotes), ...this.read(rest)];
    const words = withoutCheckbox(lines);
    return words.length === 0 ? children : [{ ...labelled(words, kind), children }];
  }

  /** A quote's blocks; a callout's title is the label of its blocks. */
  #readQuote(quote: MarkdownBlock): PassageDraft[] {
    const [first, ...rest] = quote.children;
    if (first?.token.type !== 'paragraph_open') return this.read(quote.children);
    const [opening, ...lines] = this.words(first).lines;
    const callout = opening === undefined ? null : readCallout(plainText(opening.content));
    if (opening === undefined || callout === null) return this.read(quote.children);
    const body = [
      ...paragraphsIn(lines).map((part) => labelled(part, 'paragraph')),
      ...this.read(rest),
    ];
    if (callout.title === '') return body;
    const title = labelPassage([{ line: opening.line, content: [text(callout.title)] }]);
    if (!callout.asks) return [{ ...title, children: body }];
    return [{ ...title, kind: 'paragraph', label: QUESTION_LABEL, children: body }];
  }
}

/** The label of a footnote's definition; `null` for other blocks. */
function footnoteLabel({ token }: MarkdownBlock): string | null {
  return token.type === 'footnote_reference_open' ? String(token.meta?.['label']) : null;
}

/**
 * The labels of the footnotes that go below a paragraph, because its words refer to them. Those of tables,
 * headings and other footnotes stay where they are defined.
 */
function footnoteLabels({ token, children }: MarkdownBlock): string[] {
  if (/^(?:table|heading|footnote_reference)_open$/.test(token.type)) return [];
  const own = (token.children ?? []).filter(({ type }) => type === 'footnote_ref');
  return [...own.map(({ meta }) => String(meta?.['label'])), ...children.flatMap(footnoteLabels)];
}

/** Words as a passage: with their label if they have one, or as a label themselves if they end in a colon. */
export function labelled(lines: readonly InlineLine[], kind: PassageKind): PassageDraft {
  const content = joinLines(lines);
  const plain = plainText(content);
  const span = boldLabel(content) ?? findLabel(plain);
  const marked = span !== null && isPairMark(plain.slice(0, span.end));
  if (openLabel(plain) !== null && !marked) return labelPassage(lines);
  const place = { kind, ...placeOf(lines), children: [] };
  if (span === null) return { ...place, text: plain, content };
  return {
    ...place,
    label: plain.slice(0, span.end),
    text: plain.slice(span.textStart),
    content: dropInline(content, span.textStart),
  };
}

/** Words that name what hangs below them. */
function labelPassage(lines: readonly InlineLine[]): PassageDraft {
  const content = joinLines(lines);
  const plain = plainText(content);
  const label = openLabel(plain) ?? plain;
  return {
    kind: 'label',
    text: label,
    content: takeInline(content, label.length),
    label,
    ...placeOf(lines),
    children: [],
  };
}

/**
 * A bold beginning with a colon inside or behind it, or a dash behind it, is a label whatever its words are: the
 * author set it apart.
 */
function boldLabel(content: readonly Inline[]): LabelSpan | null {
  const [first] = content;
  if (first?.kind !== 'strong') return null;
  const bold = plainText([first]);
  const behind = plainText(content).slice(bold.length);
  const sign = bold.endsWith(':') ? /^\s*/ : /^\s?(?:::?|[-–—])\s+/;
  const mark = sign.exec(behind)?.[0];
  if (mark === undefined || mark.length === behind.length) return null;
  return { end: bold.replace(/\s*:$/, '').length, textStart: bold.length + mark.length };
}

/**
 * A paragraph is one passage, unless each of its lines carries a label or a line begins with `Q:` or `A:`: then
 * its author meant lines, whatever Markdown makes of single line ends.
 */
function paragraphsIn(lines: readonly InlineLine[]): InlineLine[][] {
  const labels = lines.map(({ content }) => labelOf(content));
  const apart = labels.every((label) => label !== null);
  const paragraphs: InlineLine[][] = [];
  lines.forEach((line, index) => {
    const opens = index === 0 || apart || isPairMark(labels[index] ?? '');
    if (opens) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  });
  return paragraphs;
}

function labelOf(content: readonly Inline[]): string | null {
  const plain = plainText(content);
  const span = boldLabel(content) ?? findLabel(plain);
  return span === null ? null : plain.slice(0, span.end);
}

const isPairMark = (label: string): boolean => isQuestionMark(label) || isAnswerMark(label);

function nested(flat: readonly FlatPassage[]): PassageDraft[] {
  const passages: PassageDraft[] = [];
  for (let at = 0; at < flat.length;) {
    const opener = flat[at];
    if (opener === undefined) break;
    const end = endOfTaken(flat, at);
    const taken = nested(flat.slice(at + 1, end));
    passages.push(taken.length === 0 ? opener.passage : withBelow(opener.passage, taken));
    at = end;
  }
  return passages;
}

/** A passage that names what hangs below it. */
function withBelow(passage: PassageDraft, below: readonly PassageDraft[]): PassageDraft {
  return {
    ...passage,
    ...(isPairMark(passage.label ?? '') ? {} : { kind: 'label', label: passage.text }),
    children: [...passage.children, ...below],
  };
}

/** The index behind the passages that the one at an index takes below it. */
function endOfTaken(flat: readonly FlatPassage[], at: number): number {
  const opener = flat[at];
  if (opener === undefined || opener.takes === 'nothing') return at + 1;
  const next = flat[at + 1]?.block;
  const ends = (item: FlatPassage): boolean =>
    opener.takes === 'rest' ? item.takes === 'rest' : item.block !== next;
  let end = at + 1;
  for (let item = flat[end]; item !== undefined && !ends(item); item = flat[end]) end++;
  return end;
}

function taking(block: MarkdownBlock, passage: PassageDraft): FlatPassage['takes'] {
  if (block.token.type !== 'paragraph_open') return 'nothing';
  if (isPairMark(passage.label ?? '')) return passage.text.endsWith(':') ? 'next' : 'nothing';
  if (isHeadline(passage)) return 'rest';
  return passage.kind === 'label' ? 'next' : 'nothing';
}

/** A short paragraph all in bold stands for a heading. */
function isHeadline(passage: PassageDraft): boolean {
  const [only, ...others] = passage.content;
  return only?.kind === 'strong' && others.length === 0 && !/[.!]$/.test(passage.text);
}

function readCode(block: MarkdownBlock): PassageDraft {
  const { token } = block;
  const language = /^[\w#+.-]+/.exec(token.info)?.[0];
  const words = token.content.replace(/\n$/, '');
  return {
    kind: 'code',
    text: words,
    content: [code(words)],
    line: firstLine(block),
    endLine: token.map?.[1] ?? firstLine(block),
    children: [],
    ...(language === undefined ? {} : { language }),
  };
}

/** The words between the tags of an HTML block; comments and scripts have none. */
function readHtml(block: MarkdownBlock): PassageDraft[] {
  const words = block.token.content
    .replace(/<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return [];
  const endLine = block.token.map?.[1] ?? firstLine(block);
  return [
    {
      kind: 'paragraph',
      text: words,
      content: [text(words)],
      line: firstLine(block),
      endLine,
      children: [],
    },
  ];
}

function withoutCheckbox(lines: readonly InlineLine[]): InlineLine[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const box = /^\[[ xX]\]\s+/.exec(plainText(first.content))?.[0].length ?? 0;
  return [{ line: first.line, content: dropInline(first.content, box) }, ...rest];
}

function placeOf(lines: readonly InlineLine[]): { line: number; endLine: number } {
  const line = lines[0]?.line ?? 1;
  return { line, endLine: lines.at(-1)?.line ?? line };
}
