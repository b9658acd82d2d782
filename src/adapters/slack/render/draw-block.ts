/** Draws one block of a reply as Slack's blocks. Pure and total; sizes are the caller's business (see render.ts). */
import type { ActionsBlock, ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { plainText, type Inline } from '../../../core/inline.js';
import type { Language } from '../../../core/language.js';
import type { Block, Citation } from '../../../core/reply.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { isPerson } from '../slack-target.js';
import { LIMITS } from './limits.js';
import { plainCitation } from '../../shared/plain-form.js';
import {
  leaf,
  linkLeaves,
  preformatted,
  richLeaves,
  richList,
  richText,
  section,
} from './rich-text.js';
import { cleanText, cutAtWord, oneLine } from '../../shared/safe-text.js';

/** What drawing needs to know besides the block. */
export interface DrawContext {
  /** The web address at which a citation can be read, where there is one; else it is words. */
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  /** Ids of uploaded files, by the picture's SVG. A picture without one shows its alternative text. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The language of what is written around the blocks; absent: the default. */
  readonly language?: Language | undefined;
  /** A wide table may be Slack's own: in a message, once. */
  readonly ownTable?: boolean | undefined;
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** How the action of a choice's button is named; the number behind it keeps the names apart. */
export const CHOICE_ACTION = 'choice';

/** The same for a button that opens a form, whose name is the button's value. */
export const FORM_ACTION = 'form';

/** Draws a block; nothing for one that has nothing to show. */
export function drawBlock(block: Block, context: DrawContext): KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return heading(block);
    case 'paragraph':
      return ifAny(richLeaves(block.content), (leaves) => richText(section(leaves)));
    case 'quote':
      return ifAny(richLeaves(block.content), (elements) =>
        richText({ type: 'rich_text_quote', elements }),
      );
    case 'list':
      return ifAny(richList(block.ordered, block.items), (lists) => richText(...lists));
    case 'code':
      return ifAny(preformatted(block.text), (lines) => richText(...lines));
    case 'fields':
      return ifAny(fieldLeaves(block), (leaves) => richText(section(leaves)));
    case 'table':
      return table(block, context.ownTable === true);
    case 'people':
      return people(block);
    case 'checks':
      return checks(block);
    case 'picture':
      return picture(block, context);
    case 'sources':
      return drawSources(block.sources, context);
    case 'choices':
      return choices(block);
    case 'forms':
      return forms(block);
    case 'note':
      return smallPrint(block.content);
    default:
      return block satisfies never;
  }
}

function ifAny<T>(parts: T[], draw: (parts: T[]) => RichTextBlock): RichTextBlock[] {
  return parts.length > 0 ? [draw(parts)] : [];
}

function heading({ content }: Of<'heading'>): KnownBlock[] {
  const text = cutAtWord(oneLine(cleanText(plainText(content))), LIMITS.header);
  return text === '' ? [] : [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

function fieldLeaves({ fields }: Of<'fields'>) {
  return fields.flatMap(({ label, value }, n) => [
    ...leaf(`${n > 0 ? '\n' : ''}${label}: `, { bold: true }),
    ...richLeaves(value),
  ]);
}

/** A table wider than this is unreadable in a fixed-width block on a phone. */
const WIDEST_TABLE = 72;

/**
 * Slack's own table block may stand only once in a message, and is shown at its end; so a narrow table is drawn in fixed
 * width where it belongs, a wide one as a table where it is the only one, else as a list with the column's name before
 * each value.
 */
function table({ head, rows }: Of<'table'>, own: boolean): KnownBlock[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => cleanText(plainText(cell))));
  const widths = head.map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  const width = widths.reduce((sum, one) => sum + one + 2, 0);
  if (width <= WIDEST_TABLE) {
    const line = (row: readonly string[]) =>
      widths
        .map((one, n) => (row[n] ?? '').padEnd(one))
        .join('  ')
        .trimEnd();
    return ifAny(preformatted(cells.map(line).join('\n')), (lines) => richText(...lines));
  }
  const columns = Math.max(...[head, ...rows].map(({ length }) => length));
  if (own && rows.length < LIMITS.tableRows && columns <= LIMITS.tableColumns) {
    // Slack takes no row that is shorter than the others.
    const whole = (row: readonly (readonly Inline[])[]) =>
      Array.from({ length: columns }, (_, n) => tableCell(row[n] ?? []));
    return [{ type: 'table', rows: [head, ...rows].map(whole) }];
  }
  const items = rows.map((row) => ({
    content: row.flatMap((cell, n) => labelled(head[n], cell, n)),
  }));
  return ifAny(richList(false, items), (lists) => richText(...lists));
}

function tableCell(content: readonly Inline[]): RichTextBlock {
  const leaves = richLeaves(content);
  return richText(section(leaves.length > 0 ? leaves : leaf('–')));
}

function labelled(
  label: readonly Inline[] | undefined,
  cell: readonly Inline[],
  column: number,
): Inline[] {
  const before: Inline[] = column > 0 ? [{ kind: 'text', text: '; ' }] : [];
  const name: Inline[] = label
    ? [
        { kind: 'strong', children: label },
        { kind: 'text', text: ': ' },
      ]
    : [];
  return [...before, ...name, ...cell];
}

/** Slack shows an id as a name. In what one person sees alone it notifies nobody. */
function people({ rows }: Of<'people'>): RichTextBlock[] {
  const elements = rows.map(({ person, content }) =>
    section([
      ...(isPerson(person) ? [{ type: 'user' as const, user_id: person }] : leaf(person)),
      ...leaf(' '),
      ...richLeaves(content),
    ]),
  );
  return rows.length === 0
    ? []
    : [richText({ type: 'rich_text_list', style: 'ordered', elements })];
}

/** The symbols repeat what the words say. */
const CHECK_MARKS = new Map([
  [true, 'white_check_mark'],
  [false, 'x'],
  [null, 'grey_question'],
]);

function checks({ checks: all }: Of<'checks'>): RichTextBlock[] {
  const elements = all.flatMap(({ ok, label, content }, n) => [
    ...leaf(n > 0 ? '\n' : ''),
    { type: 'emoji' as const, name: CHECK_MARKS.get(ok) ?? 'grey_question' },
    ...leaf(` ${label} `, { bold: true }),
    ...richLeaves(content),
  ]);
  return ifAny(elements, (some) => richText({ type: 'rich_text_section', elements: some }));
}

function picture({ svg, alt }: Of<'picture'>, { pictures, language }: DrawContext): KnownBlock[] {
  const file = pictures.get(svg);
  const said = cleanText(alt).trim() || messagesOf(language).say('reply.picture');
  const words = cutAtWord(said, LIMITS.imageAlt);
  return file === undefined
    ? plainContext(words)
    : [{ type: 'image', slack_file: { id: file }, alt_text: words }];
}

/** More sources than this are noise; the notes page has them all. */
const MOST_SOURCES = 5;
/** Sources always go along, so together they must leave room for the answer. */
const LONGEST_SOURCE = 200;
const LONGEST_SOURCE_LINK = 500;

/**
 * Draws where an answer stands.
 * @param cut - the answer was cut, and goes on there
 */
export function drawSources(
  all: readonly Citation[],
  { linkTo, language }: DrawContext,
  cut = false,
): RichTextBlock[] {
  const messages = messagesOf(language);
  const leaves = all.slice(0, MOST_SOURCES).flatMap((citation, n) => {
    const cited = cutAtWord(plainCitation(citation, messages), LONGEST_SOURCE);
    const shown = leaf(cited, { italic: true });
    const address = linkTo?.(citation) ?? '';
    const linked = address.length <= LONGEST_SOURCE_LINK ? linkLeaves(address, shown) : shown;
    return [...leaf(n > 0 ? '\n' : ''), ...linked];
  });
  const label =
    cut && linkTo ? messages.say('reply.readOn') : messages.say('reply.sources', { count: 1 });
  return ifAny(leaves, (some) => richText(section([...leaf(`${label}: `), ...some])));
}

/** More buttons than this are a wall. */
const MOST_CHOICES = 10;

function choices({ prompt, choices: all }: Of<'choices'>): KnownBlock[] {
  const buttons = all
    .filter(({ message }) => message.length <= LIMITS.buttonValue)
    .slice(0, MOST_CHOICES)
    .map(({ label, message }, n) => ({
      type: 'button' as const,
      action_id: `${CHOICE_ACTION}:${n}`,
      text: { type: 'plain_text' as const, text: buttonText(label), emoji: false },
      value: cleanText(message),
    }));
  const row: ActionsBlock[] = buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
  return [...ifAny(leaf(prompt), (leaves) => richText(section(leaves))), ...row];
}

/** Names of forms are short, so that each fits its button. */
function forms({ forms: all }: Of<'forms'>): ActionsBlock[] {
  const buttons = all.slice(0, MOST_CHOICES).map(({ label, form }, n) => ({
    type: 'button' as const,
    action_id: `${FORM_ACTION}:${n}`,
    text: { type: 'plain_text' as const, text: buttonText(label), emoji: false },
    value: form,
  }));
  return buttons.length > 0 ? [{ type: 'actions', elements: buttons }] : [];
}

/** A button's text may not be empty. */
function buttonText(label: string): string {
  return cutAtWord(cleanText(label).trim(), LIMITS.buttonText) || '–';
}

/** Slack's small print is plain; where there is a link to follow, it is written in full size. */
function smallPrint(content: readonly Inline[]): KnownBlock[] {
  const leaves = richLeaves(content);
  return leaves.some(({ type }) => type === 'link')
    ? [richText(section(leaves))]
    : plainContext(plainText(content));
}

function plainContext(words: string): ContextBlock[] {
  const text = cutAtWord(cleanText(words).trim(), LIMITS.contextText);
  if (text === '') return [];
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}
