/** Markdown blocks as passages: paragraphs, lists, tables, quotes, code. Headings are none of its business. */
import { code, plainText, text } from '../../../core/inline.js';
import type { PassageKind } from '../../../core/note.js';
import { dropInline } from '../../../core/text/inline-edit.js';
import { readInline, type InlineLine, type InlineWords } from './markdown-inline.js';
import { nestPassages, type FlatPassage } from './markdown-nesting.js';
import { DETAILS } from './markdown-structure.js';
import { isWayBackLine } from './markdown-furniture.js';
import { labelled, labelPassage, readLines } from './markdown-paragraphs.js';
import { readTable } from './markdown-table.js';
import { firstLine, type MarkdownBlock } from './markdown-tokens.js';
import type { PassageDraft } from '../note-draft.js';
import { isTagLine, readCallout, tagsIn } from './obsidian.js';
import { QUESTION_LABEL } from '../question-answer.js';

/** Reads the blocks of one file. Remembers its tags, and the footnotes that are still to be placed. */
export class BlockReader {
  /** Tags found so far, without `#`. */
  readonly tags: string[] = [];
  readonly #footnotes = new Map<string, MarkdownBlock>();
  readonly #referred: ReadonlySet<string>;
  readonly #inVault: boolean;
  #inFootnote = false;

  /**
   * @param blocks - the file's top blocks, among them the definitions of its footnotes
   * @param inVault - whether `#word` in a sentence is a tag
   */
  constructor(blocks: readonly MarkdownBlock[], inVault: boolean) {
    this.#inVault = inVault;
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
    const flat: FlatPassage[] = [];
    blocks.forEach((block, index) => {
      const isParagraph = block.token.type === 'paragraph_open';
      const said = this.#readBlock(block, plain, flat.at(-1)?.passage.kind === 'label');
      for (const passage of said) flat.push({ passage, isParagraph, block: index });
    });
    return nestPassages(flat);
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
    this.#keepTags(words);
    return words;
  }

  /** @param named - whether the line above names this one, so that `#word` there is said, and no tag */
  #readBlock(block: MarkdownBlock, plain: PassageKind, named: boolean): PassageDraft[] {
    switch (block.token.type) {
      case 'paragraph_open':
        return this.#readParagraph(block, plain, named);
      case 'bullet_list_open':
        return block.children.flatMap((item) => this.#readItem(item, 'item'));
      case 'ordered_list_open':
        return block.children.flatMap((item) => this.#readItem(item, 'step'));
      case 'table_open':
        return readTable(block, (words) => {
          this.#keepTags(words);
        });
      case 'blockquote_open':
        return this.#readQuote(block);
      case 'heading_open':
        return this.#readParagraph(block, 'paragraph', named);
      case 'fence':
      case 'code_block':
        return [readCode(block)];
      case DETAILS:
        return this.#readDetails(block);
      case 'footnote_reference_open':
        return this.#referred.has(footnoteLabel(block) ?? '') ? [] : this.read(block.children);
      default:
        return [];
    }
  }

  #readParagraph(block: MarkdownBlock, plain: PassageKind, named: boolean): PassageDraft[] {
    const { lines: all, footnotes, tags } = this.words(block);
    const lines = all.filter(({ content }) => all.length === 1 || !isWayBackLine(content));
    const children = this.takeFootnotes(footnotes);
    const passages = readLines(named ? lines : this.#withoutTagLines(lines, tags), plain);
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

  #keepTags({ tags }: InlineWords): void {
    if (this.#inVault) for (const tag of tags) this.tags.push(tag);
  }

  /** Takes lines of tags out, and keeps the tags; what follows a colon is said, and no tag. */
  #withoutTagLines(lines: readonly InlineLine[], tags: readonly string[]): readonly InlineLine[] {
    if (tags.length === 0) return lines;
    return lines.filter(({ content }, at) => {
      const words = plainText(content);
      const above = lines[at - 1];
      if (above !== undefined && plainText(above.content).endsWith(':')) return true;
      if (!isTagLine(words, this.#inVault)) return true;
      if (!this.#inVault) for (const tag of tagsIn(words)) this.tags.push(tag);
      return false;
    });
  }

  /** What is folded away, below its summary; a summary that asks is a question with its answer. */
  #readDetails({ children: [summary, ...below] }: MarkdownBlock): PassageDraft[] {
    const lines = summary === undefined ? [] : this.words(summary).lines;
    const children = this.read(below);
    if (lines.length === 0) return children;
    const title = labelPassage(lines);
    if (children.length === 0) return [{ ...unlabelled(title), kind: 'paragraph' }];
    if (!title.text.includes('?')) return [{ ...title, children }];
    return [{ ...title, kind: 'paragraph', label: QUESTION_LABEL, children }];
  }

  /** A quote's blocks; a callout's title is the label of its blocks. */
  #readQuote(quote: MarkdownBlock): PassageDraft[] {
    const [first, ...rest] = quote.children;
    if (first?.token.type !== 'paragraph_open') return this.read(quote.children);
    const { lines, footnotes } = this.words(first);
    const [opening, ...others] = lines;
    const callout = opening === undefined ? null : readCallout(plainText(opening.content));
    if (opening === undefined || callout === null) return this.read(quote.children);
    const body = [
      ...readLines(others, 'paragraph'),
      ...this.takeFootnotes(footnotes),
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

function unlabelled({ label: _label, ...passage }: PassageDraft): PassageDraft {
  return passage;
}

function withoutCheckbox(lines: readonly InlineLine[]): InlineLine[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const box = /^\[[ xX]\]\s+/.exec(plainText(first.content))?.[0].length ?? 0;
  return [{ line: first.line, content: dropInline(first.content, box) }, ...rest];
}
