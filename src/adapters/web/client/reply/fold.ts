/** Cuts a long reply to what is read at a glance; the rest is shown on demand. Pure. */
import { plainText } from '../../../../core/inline.js';
import type { Block, ListItem } from '../../../../core/reply.js';

/** So many lines are shown of a long reply: a screen and a half. */
const SHOWN_LINES = 40;
/** Fewer are not worth a button. */
const LEAST_HIDDEN = 12;
/** Of a paragraph, on the page at its usual width. */
const LINE_LENGTH = 90;

/** A reply as it is shown first. */
export interface Folded {
  readonly blocks: readonly Block[];
  /** How many lines are left out; 0: the reply is short, and shown as it is. */
  readonly hidden: number;
}

/**
 * Folds blocks. Where the reply leads on (sources, choices, forms, small print) always stays, and a block is cut only
 * between its lines.
 */
export function fold(blocks: readonly Block[]): Folded {
  const lines = blocks.map(linesOf);
  const total = lines.reduce((sum, count) => sum + count, 0);
  if (total < SHOWN_LINES + LEAST_HIDDEN) return { blocks, hidden: 0 };
  let left = SHOWN_LINES;
  const shown = blocks.flatMap((block, at) => {
    const count = lines[at] ?? 0;
    const kept = count <= left ? [block] : cut(block, left);
    left = Math.max(0, left - count);
    return kept;
  });
  return { blocks: shown, hidden: total - shown.reduce((sum, block) => sum + linesOf(block), 0) };
}

/** Lines that a block takes; none for what is never folded. */
function linesOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return 2;
    case 'paragraph':
    case 'quote':
      return wrapped(plainText(block.content));
    case 'list':
      return itemLines(block.items);
    case 'code':
      return block.text.split('\n').length;
    case 'fields':
      return block.fields.length;
    case 'table':
    case 'people':
      return block.rows.length;
    case 'checks':
      return block.checks.reduce((sum, { content }) => sum + wrapped(plainText(content)), 0);
    case 'picture':
    case 'sources':
    case 'choices':
    case 'forms':
    case 'note':
      return 0;
  }
}

const wrapped = (text: string): number => Math.max(1, Math.ceil(text.length / LINE_LENGTH));

function itemLines(items: readonly ListItem[]): number {
  return items.reduce((sum, item) => sum + linesOfItem(item), 0);
}

function linesOfItem(item: ListItem): number {
  return 'code' in item
    ? item.code.split('\n').length
    : wrapped(plainText(item.content)) + itemLines(item.children ?? []);
}

/** What of a block fits into some lines; nothing of one that makes sense only as a whole. */
function cut(block: Block, lines: number): Block[] {
  if (lines === 0) return [];
  switch (block.kind) {
    case 'list': {
      const items = cutItems(block.items, lines);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    case 'code':
      return [{ ...block, text: block.text.split('\n').slice(0, lines).join('\n') }];
    case 'table':
      return [{ ...block, rows: block.rows.slice(0, lines) }];
    case 'fields':
      return [{ ...block, fields: block.fields.slice(0, lines) }];
    default:
      return [];
  }
}

function cutItems(items: readonly ListItem[], lines: number): ListItem[] {
  const kept: ListItem[] = [];
  let left = lines;
  for (const item of items) {
    const count = linesOfItem(item);
    if (count > left) {
      const part = cutItem(item, left);
      return part === null ? kept : [...kept, part];
    }
    kept.push(item);
    left -= count;
  }
  return kept;
}

/** An item with those below it that still fit. */
function cutItem(item: ListItem, lines: number): ListItem | null {
  if ('code' in item) return null;
  const own = wrapped(plainText(item.content));
  if (own > lines) return null;
  return { ...item, children: cutItems(item.children ?? [], lines - own) };
}
