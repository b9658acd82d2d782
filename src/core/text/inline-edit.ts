/** Cutting inline trees by the offsets of their plain words. */
import { plainText, text, type Inline } from '../inline.js';

/** The part of an inline tree from a character offset of its plain text on. */
export function dropInline(inline: readonly Inline[], count: number): Inline[] {
  const kept: Inline[] = [];
  let left = count;
  for (const node of inline) {
    const length = plainText([node]).length;
    if (left <= 0) kept.push(node);
    else if (left < length) kept.push(dropWithin(node, left));
    left -= length;
  }
  return kept;
}

/** The part of an inline tree before a character offset of its plain text. */
export function takeInline(inline: readonly Inline[], count: number): Inline[] {
  const kept: Inline[] = [];
  let left = count;
  for (const node of inline) {
    if (left <= 0) break;
    const length = plainText([node]).length;
    kept.push(length <= left ? node : takeWithin(node, left));
    left -= length;
  }
  return kept;
}

/** The same words without blanks at either end; empty where only blanks were left. */
export function trimInline(inline: readonly Inline[]): Inline[] {
  const words = plainText(inline);
  const start = words.length - words.trimStart().length;
  return takeInline(dropInline(inline, start), words.trim().length);
}

/**
 * The plain words with every colon inside code replaced, at the same offsets: `docker run -p 80: 80` is a command,
 * and names nothing.
 */
export function withoutCodeColons(inline: readonly Inline[]): string {
  return inline
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'code':
          return node.text.replaceAll(':', '_');
        case 'strong':
        case 'emphasis':
        case 'link':
          return withoutCodeColons(node.children);
      }
    })
    .join('');
}

/** Joins neighbouring text leaves, so that words that a parser cut in pieces are one leaf again. */
export function joinText(inline: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of inline) {
    const last = joined.at(-1);
    if (node.kind === 'text' && last?.kind === 'text' && !node.mark && !last.mark)
      joined[joined.length - 1] = text(last.text + node.text);
    else joined.push(node);
  }
  return joined;
}

function dropWithin(node: Inline, count: number): Inline {
  if ('text' in node) return { ...node, text: node.text.slice(count) };
  return { ...node, children: dropInline(node.children, count) };
}

function takeWithin(node: Inline, count: number): Inline {
  if ('text' in node) return { ...node, text: node.text.slice(0, count) };
  return { ...node, children: takeInline(node.children, count) };
}
