/** Draws one block of a reply for Discord. Pure and total; sizes are the caller's business (see render.ts). */
import { plainText, type Inline } from '../../../core/inline.js';
import type { Language } from '../../../core/language.js';
import type { Block, Citation, ListItem } from '../../../core/reply.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { plainCitation } from '../../shared/plain-form.js';
import { cleanText, cutAtWord, oneLine } from '../../shared/safe-text.js';
import { LIMITS } from './limits.js';
import { codeBlock, escapeMarkdown, inlineMarkdown, maskedLink } from './markdown.js';

/** What drawing needs to know besides the block. */
export interface DrawContext {
  /** The web address at which a citation can be read, where there is one; else it is words. */
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  /** Names of attached files, by the picture's SVG. A picture without one shows its alternative text. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The language of what is written around the blocks; absent: the default. */
  readonly language?: Language | undefined;
}

/** A short name with a value, set apart. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A part of a message. */
export type Piece =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'image'; readonly file: string };

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Draws a block as pieces; none for one that has nothing to show. */
export function drawBlock(block: Block, context: DrawContext): Piece[] {
  switch (block.kind) {
    case 'heading':
      return ifWords(oneLine(inlineMarkdown(block.content)), (text) => ({ kind: 'title', text }));
    case 'fields':
      return fields(block);
    case 'picture': {
      const file = context.pictures.get(block.svg);
      return file === undefined ? textPiece(drawText(block, context)) : [{ kind: 'image', file }];
    }
    default:
      return textPiece(drawText(block, context));
  }
}

/** A block as markdown alone: for the pages of a long answer. */
export function drawText(block: Block, context: DrawContext): string {
  switch (block.kind) {
    case 'heading':
      return prefixLines('### ', oneLine(inlineMarkdown(block.content)));
    case 'paragraph':
      return inlineMarkdown(block.content);
    case 'quote':
      return prefixLines('> ', inlineMarkdown(block.content));
    case 'list':
      return items(block.ordered, block.items, 0).join('\n');
    case 'code':
      return drawnCode(block.text, block.language).join('\n');
    case 'fields':
      return block.fields.map(({ label, value }) => labelled(label, value)).join('\n');
    case 'table':
      return table(block);
    case 'people':
      return block.rows
        .map(({ person, content }, n) => `${n + 1}. ${named(person)} ${inlineMarkdown(content)}`)
        .join('\n');
    case 'checks':
      return block.checks
        .map(({ ok, label, content }) => `${mark(ok)} ${labelled(label, content, '')}`)
        .join('\n');
    case 'picture':
      return prefixLines('-# ', oneLine(escapeMarkdown(block.alt)));
    case 'sources':
      return sourceLines(block.sources, context).join('\n');
    case 'choices':
      return escapeMarkdown(block.prompt);
    case 'forms':
      return '';
    case 'note':
      return prefixLines('-# ', oneLine(inlineMarkdown(block.content)));
    default:
      return block satisfies never;
  }
}

function textPiece(text: string): Piece[] {
  return ifWords(text, (words) => ({ kind: 'text', text: words }));
}

function ifWords(text: string, draw: (text: string) => Piece): Piece[] {
  const words = text.trim();
  return words === '' ? [] : [draw(words)];
}

function prefixLines(prefix: string, text: string): string {
  return text.trim() === '' ? '' : text.trim().replace(/^/gm, prefix);
}

function labelled(label: string, value: readonly Inline[], colon = ':'): string {
  return `**${escapeMarkdown(oneLine(label)) || '–'}${colon}** ${inlineMarkdown(value)}`;
}

/** Discord shows an id as a name; nobody is notified, as messages allow no mentions. */
const named = (person: string): string =>
  /^\d{1,20}$/.test(person) ? `<@${person}>` : escapeMarkdown(person);

/** The symbols repeat what the words say. */
function mark(ok: boolean | null): string {
  if (ok === null) return '❔';
  return ok ? '✅' : '❌';
}

function fields({ fields: all }: Of<'fields'>): Piece[] {
  const drawn = all.map(({ label, value }) => ({
    name: escapeMarkdown(oneLine(label)).trim() || '–',
    value: inlineMarkdown(value).trim() || '–',
  }));
  return drawn.length === 0 ? [] : [{ kind: 'fields', fields: drawn }];
}

function drawnCode(text: string, language?: string): string[] {
  return text.trim() === '' ? [] : [codeBlock(text, language)];
}

/** Discord nests lists this deep; deeper items stay there. */
const DEEPEST = 4;

function items(ordered: boolean, all: readonly ListItem[], depth: number): string[] {
  const indent = '  '.repeat(Math.min(depth, DEEPEST));
  let counted = 0;
  return all.flatMap((item) => {
    // Indented lines would be copied with their indent.
    if ('code' in item) return drawnCode(item.code, item.language);
    const words = oneLine(inlineMarkdown(item.content));
    if (words !== '') counted++;
    const bullet = ordered ? `${counted}.` : '-';
    const line = words === '' ? [] : [`${indent}${bullet} ${words}`];
    return [...line, ...items(false, item.children ?? [], depth + 1)];
  });
}

/** A table wider than this breaks its lines on a phone. */
const WIDEST_TABLE = 56;

/** Discord has no tables: a narrow one is drawn in fixed width, a wide one as a list with the column's names. */
function table({ head, rows }: Of<'table'>): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell) => oneLine(cleanText(plainText(cell)))),
  );
  const widths = head.map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  const width = widths.reduce((sum, one) => sum + one + 2, 0);
  if (width > 0 && width <= WIDEST_TABLE) {
    const line = (row: readonly string[]) =>
      widths
        .map((one, n) => (row[n] ?? '').padEnd(one))
        .join('  ')
        .trimEnd();
    return codeBlock(cells.map(line).join('\n'));
  }
  const lines = rows.map((row) =>
    row
      .map((cell, n) => (head[n] ? labelled(plainText(head[n]), cell) : inlineMarkdown(cell)))
      .map(oneLine)
      .filter((words) => words !== '')
      .join('; '),
  );
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** More sources than this are noise; the notes page has them all. */
const MOST_SOURCES = 5;
/** Sources always go along, so together they must leave room for the answer. */
const LONGEST_SOURCE = 90;

function sourceLines(all: readonly Citation[], { linkTo, language }: DrawContext): string[] {
  return all.slice(0, MOST_SOURCES).map((citation) => {
    const cited = cleanText(plainCitation(citation, messagesOf(language)));
    const words = escapeMarkdown(oneLine(cutAtWord(cited, LONGEST_SOURCE)));
    return linkTo ? maskedLink(linkTo(citation), words) : words;
  });
}

/** Where an answer stands, as small print below it; empty for no sources. */
export function sourceLine(all: readonly Citation[], context: DrawContext): string {
  const lines = sourceLines(all, context);
  if (lines.length === 0) return '';
  const label = messagesOf(context.language).say('reply.sources', { count: lines.length });
  return `-# ${label}: ${lines.join(' · ')}`;
}

/**
 * Where an answer stands, as a field; `null` for no sources.
 * @param cut - the answer was cut, and goes on there
 */
export function sourceField(
  all: readonly Citation[],
  context: DrawContext,
  cut = false,
): Field | null {
  const lines: string[] = [];
  for (const line of sourceLines(all, context))
    if ([...lines, line].join('\n').length <= LIMITS.fieldValue) lines.push(line);
  if (lines.length === 0) return null;
  const messages = messagesOf(context.language);
  const name =
    cut && context.linkTo
      ? messages.say('reply.readOn')
      : messages.say('reply.sources', { count: lines.length });
  return { name, value: lines.join('\n') };
}
