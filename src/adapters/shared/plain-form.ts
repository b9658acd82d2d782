/** A reply's blocks as plain words: what stands in for a block that is too large to be drawn whole. */
import type { Messages } from '../../bot/messages/messages.js';
import { plainText, type Inline } from '../../core/inline.js';
import type { Block, Citation, ListItem } from '../../core/reply.js';

/** A block's words, one line for each part. @param messages - the language of what is said around a citation */
export function plainForm(block: Block, messages: Messages): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'quote':
    case 'note':
      return plainText(block.content);
    case 'list':
      return plainItems(block.items, 0).join('\n');
    case 'code':
      return block.text;
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map(plainRow).join('\n');
    case 'people':
      return block.rows
        .map(({ person, content }, n) => `${n + 1}. ${person} ${plainText(content)}`)
        .join('\n');
    case 'checks':
      return block.checks.map(({ label, content }) => `${label}: ${plainText(content)}`).join('\n');
    case 'picture':
      return block.alt;
    case 'sources':
      return block.sources.map((source) => plainCitation(source, messages)).join('\n');
    case 'forms':
      return '';
    case 'choices':
      return [block.prompt, ...block.choices.map(({ label }) => `• ${label}`)].join('\n');
    default:
      return block satisfies never;
  }
}

/** Where a citation stands, as words: `notes.md, line 12 › Containers › Size`. */
export function plainCitation({ file, line, path }: Citation, messages: Messages): string {
  return [messages.say('reply.line', { file, line }), ...path].join(' › ');
}

function plainItems(items: readonly ListItem[], depth: number): string[] {
  return items.flatMap((item) =>
    'code' in item
      ? [item.code]
      : [
          `${'  '.repeat(depth)}• ${plainText(item.content)}`,
          ...plainItems(item.children ?? [], depth + 1),
        ],
  );
}

function plainRow(cells: readonly (readonly Inline[])[]): string {
  return cells.map(plainText).join(' | ');
}
