/**
 * Inline text as Slack's rich text. Rich text carries words as data: nothing in it is read as markup, so nothing
 * has to be escaped and nobody can be mentioned.
 */
import type { Inline } from '../../../core/inline.js';
import { isSafeHref } from '../../../core/inline.js';
import type { ListItem } from '../../../core/reply.js';
import type {
  RichTextBlock,
  RichTextList,
  RichTextLink,
  RichTextPreformatted,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import { LIMITS } from './limits.js';
import { cleanText } from '../../shared/safe-text.js';

/** What inline text becomes. */
export type RichTextLeaf = RichTextText | RichTextLink;

interface Style {
  readonly bold?: true;
  readonly italic?: true;
}

/** Inline text as leaves. Empty ones are left out: Slack refuses them. */
export function richLeaves(content: readonly Inline[], style: Style = {}): RichTextLeaf[] {
  return content.flatMap((node): RichTextLeaf[] => {
    switch (node.kind) {
      case 'text':
        return leaf(node.text, style);
      case 'code':
        return leaf(node.text, { ...style, code: true });
      case 'strong':
        return richLeaves(node.children, { ...style, bold: true });
      case 'emphasis':
        return richLeaves(node.children, { ...style, italic: true });
      case 'link':
        return linkLeaves(node.href, richLeaves(node.children, style));
      default:
        return node satisfies never;
    }
  });
}

/** Plain words as a leaf; none for no words. */
export function leaf(text: string, style: RichTextText['style'] = {}): RichTextText[] {
  const clean = cleanText(text);
  if (clean === '') return [];
  return [{ type: 'text', text: clean, ...(Object.keys(style).length > 0 && { style }) }];
}

/** Leaves under a link; the words alone where the address may not be shown or is too long. */
export function linkLeaves(href: string, leaves: readonly RichTextLeaf[]): RichTextLeaf[] {
  const url = cleanText(href);
  if (!isSafeHref(url) || url.length > LIMITS.linkUrl) return [...leaves];
  return leaves.map(({ text, style }) => ({
    type: 'link',
    url,
    ...(text !== undefined && { text }),
    ...(style && { style }),
  }));
}

/** A section of leaves. */
export function section(leaves: readonly RichTextSection['elements'][number][]): RichTextSection {
  return { type: 'rich_text_section', elements: [...leaves] };
}

/** A block of rich text. */
export function richText(...elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Lines to copy; none for nothing. */
export function preformatted(text: string): RichTextPreformatted[] {
  const elements = leaf(text);
  return elements.length > 0 ? [{ type: 'rich_text_preformatted', elements }] : [];
}

/** Slack indents lists up to this depth; deeper items stay there. */
const DEEPEST = 8;

/**
 * A list with what hangs below its items. Slack has no nested lists: each run of items of one depth is a list of
 * its own with an indent, and a numbered run goes on counting by an offset. So it does behind lines to copy.
 */
export function richList(
  ordered: boolean,
  items: readonly ListItem[],
  depth = 0,
): (RichTextList | RichTextPreformatted)[] {
  const lists: (RichTextList | RichTextPreformatted)[] = [];
  let run: RichTextSection[] = [];
  let counted = 0;
  const endRun = () => {
    if (run.length === 0) return;
    const offset = counted - run.length;
    lists.push({
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      indent: Math.min(depth, DEEPEST),
      ...(ordered && offset > 0 && { offset }),
      elements: run,
    });
    run = [];
  };
  for (const item of items) {
    if ('code' in item) {
      endRun();
      lists.push(...preformatted(item.code));
      continue;
    }
    const leaves = richLeaves(item.content);
    if (leaves.length > 0) {
      run.push(section(leaves));
      counted++;
    }
    if (item.children && item.children.length > 0) {
      endRun();
      lists.push(...richList(false, item.children, depth + 1));
    }
  }
  endRun();
  return lists;
}
