/**
 * What belongs together among Markdown blocks that stand side by side, where the parser sees a flat run or a list.
 *
 *   1. ### What is React?          a heading, with the rest of the item below it
 *   <details><summary>…            a block that its summary names
 */
import { TEXT_BUDGET } from '../text-budget.js';
import { DETAILS_CLOSE, DETAILS_OPEN, SUMMARY } from './html/html-structure.js';
import type { MarkdownBlock } from './markdown-tokens.js';

/** The type of a block that stands for `<details>` with its summary (its first child) and all that it folds away. */
export const DETAILS = 'details';

/** Puts together what belongs together, in all blocks. */
export function structured(blocks: readonly MarkdownBlock[]): MarkdownBlock[] {
  const inside = blocks.map((block) =>
    block.children.length === 0 || block.token.type === 'inline'
      ? block
      : { ...block, children: structured(block.children) },
  );
  return grouped(inside.flatMap(withoutListAround), 0);
}

/** A list whose items begin with headings is no list: the blocks of its items, in their order. */
function withoutListAround(block: MarkdownBlock): MarkdownBlock[] {
  if (!/^(?:bullet|ordered)_list_open$/.test(block.token.type)) return [block];
  if (!block.children.some(beginsWithHeading)) return [block];
  return block.children.flatMap((item): readonly MarkdownBlock[] =>
    beginsWithHeading(item) ? item.children : [{ ...block, children: [item] }],
  );
}

function beginsWithHeading({ children: [first] }: MarkdownBlock): boolean {
  return first?.token.type === 'heading_open';
}

/** Makes one block of each `<details>` with what it folds away. */
function grouped(blocks: readonly MarkdownBlock[], depth: number): MarkdownBlock[] {
  const ends = endsOf(blocks);
  if (ends.size === 0) return blocks.filter((block) => !isMark(block)).map(withPlainSummary);
  const together: MarkdownBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined || (isMark(block) && !ends.has(at))) continue;
    const end = ends.get(at);
    if (end === undefined) {
      together.push(withPlainSummary(block));
      continue;
    }
    const inside = blocks.slice(at + 1, end + 1);
    for (const part of detailsOf(block, inside, depth)) together.push(part);
    at = end;
  }
  return together;
}

/** One block of what is folded away; where that holds headings or has no summary, the blocks themselves. */
function detailsOf(
  opening: MarkdownBlock,
  inside: readonly MarkdownBlock[],
  depth: number,
): MarkdownBlock[] {
  const [first, ...below] = inside;
  const summary = first?.token.type === SUMMARY ? first : undefined;
  const plain = (): MarkdownBlock[] =>
    inside.filter((block) => !isMark(block)).map(withPlainSummary);
  if (depth >= TEXT_BUDGET.depth) return plain();
  const hasHeadings = inside.some(({ token }) => token.type === 'heading_open');
  if (summary === undefined || hasHeadings) return grouped(inside, depth + 1);
  const { token } = opening;
  token.type = DETAILS;
  token.map = summary.token.map;
  return [{ token, children: [summary, ...grouped(below, depth + 1)] }];
}

/** Where each `<details>` ends, by the indices of its first and last block; those without end are left out. */
function endsOf(blocks: readonly MarkdownBlock[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  blocks.forEach((block, at) => {
    if (block.token.type === DETAILS_OPEN) open.push(at);
    for (let times = closingsIn(block); times > 0; times--) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, at);
    }
  });
  return ends;
}

/** How many `</details>` a block holds: the mark itself, or paragraphs whose last line it stands on. */
function closingsIn({ token, children }: MarkdownBlock): number {
  if (token.type === DETAILS_CLOSE) return 1;
  if (/^(?:paragraph|bullet_list|ordered_list|list_item)_open$/.test(token.type)) {
    return children.reduce((sum, child) => sum + closingsIn(child), 0);
  }
  if (token.type !== 'inline') return 0;
  const words = token.children ?? [];
  return words.filter(({ type, content }) => type === 'html_inline' && /^<\/details/i.test(content))
    .length;
}

function isMark({ token }: MarkdownBlock): boolean {
  return token.type === DETAILS_OPEN || token.type === DETAILS_CLOSE;
}

/** A summary by itself is a paragraph. */
function withPlainSummary(block: MarkdownBlock): MarkdownBlock {
  if (block.token.type !== SUMMARY) return block;
  block.token.type = 'paragraph_open';
  return block;
}
