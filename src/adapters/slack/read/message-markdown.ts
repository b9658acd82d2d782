/** A message of Slack's as Markdown, to be kept as a note: from its rich text, or from its mrkdwn where it has none. Pure. */
import { z } from 'zod';
import { unescapeText } from './slack-text.js';

/** What a message says. */
export interface MessageMarkdown {
  readonly markdown: string;
  /** People, groups and channels' all, as the words call them. */
  readonly names: readonly string[];
}

const inline = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  usergroup_id: z.string().optional(),
  channel_id: z.string().optional(),
  range: z.string().optional(),
  name: z.string().optional(),
  unicode: z.string().optional(),
  fallback: z.string().optional(),
  style: z
    .object({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      code: z.boolean().optional(),
    })
    .optional(),
});
type Inline = z.infer<typeof inline>;

const section = z.object({ type: z.string(), elements: z.array(inline) });

const part = z.union([
  z.object({
    type: z.literal('rich_text_list'),
    style: z.string(),
    indent: z.number().default(0),
    offset: z.number().default(0),
    elements: z.array(section),
  }),
  z.object({
    type: z.enum(['rich_text_section', 'rich_text_preformatted', 'rich_text_quote']),
    language: z.string().optional(),
    elements: z.array(inline),
  }),
]);
type Part = z.infer<typeof part>;

const richText = z.object({ type: z.literal('rich_text'), elements: z.array(part) });

/** Reads a message. @param message - as Slack's shortcut carries it: `blocks` are what was written, `text` stands for them */
export function messageMarkdown(message: {
  readonly text: string;
  readonly blocks?: unknown;
}): MessageMarkdown {
  const { data: blocks } = z.array(z.unknown()).safeParse(message.blocks);
  const written = (blocks ?? []).flatMap((block) => richText.safeParse(block).data ?? []);
  return written.length > 0
    ? ofRichText(written.flatMap(({ elements }) => elements))
    : ofMrkdwn(message.text);
}

function ofRichText(parts: readonly Part[]): MessageMarkdown {
  const names: string[] = [];
  const markdown = parts
    .map((one) => drawPart(one, names))
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { markdown, names: [...new Set(names)] };
}

function drawPart(one: Part, names: string[]): string {
  switch (one.type) {
    case 'rich_text_list': {
      const indent = '  '.repeat(one.indent);
      return one.elements
        .map(({ elements }, at) => {
          const mark = one.style === 'ordered' ? `${one.offset + at + 1}.` : '-';
          return `${indent}${mark} ${drawAll(elements, names).trim().replaceAll('\n', ' ')}`;
        })
        .join('\n');
    }
    case 'rich_text_preformatted':
      return fenced(
        one.elements.map((element) => element.text ?? element.url ?? '').join(''),
        one.language,
      );
    case 'rich_text_quote':
      return drawAll(one.elements, names).trim().replace(/^/gm, '> ');
    case 'rich_text_section':
      return drawAll(one.elements, names).trimEnd();
  }
}

/** A fence longer than any in the code. */
function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const info = /^[\w+-]{1,20}$/.test(language) && language !== 'plain' ? language : '';
  return `${fence}${info}\n${code.trimEnd()}\n${fence}`;
}

function drawAll(elements: readonly Inline[], names: string[]): string {
  return elements.map((element) => drawInline(element, names)).join('');
}

function drawInline(element: Inline, names: string[]): string {
  const { type, text, url, style } = element;
  const named = (name: string) => {
    names.push(name);
    return name;
  };
  switch (type) {
    case 'text':
      return styled(text ?? '', style);
    case 'link':
      return style?.code === true || text === undefined || text === url
        ? styled(text ?? url ?? '', style)
        : styled(`[${text.replace(/[[\]]/g, '')}](${url ?? ''})`, style);
    case 'user':
      return named(`@${element.user_id ?? 'someone'}`);
    case 'usergroup':
      return named(`@${element.usergroup_id ?? 'group'}`);
    case 'broadcast':
      return named(`@${element.range ?? 'channel'}`);
    case 'channel':
      return `#${element.channel_id ?? 'channel'}`;
    case 'emoji':
      return emoji(element);
    default:
      return text ?? element.fallback ?? '';
  }
}

/** Slack writes an emoji's code points in hexadecimal, with dashes between; its own emoji have none. */
function emoji({ unicode, name = '' }: Inline): string {
  const points = unicode?.split('-').map((hex) => parseInt(hex, 16)) ?? [];
  const isEmoji = points.length > 0 && points.every((one) => one > 0 && one <= 0x10ffff);
  return isEmoji ? String.fromCodePoint(...points) : `:${name}:`;
}

/** Marks stand close to the words: Markdown takes none with a blank inside. */
function styled(words: string, style: Inline['style']): string {
  if (style === undefined || words.trim() === '') return words;
  const inner = words.trim();
  const at = words.indexOf(inner);
  const [before, after] = [words.slice(0, at), words.slice(at + inner.length)];
  let marked = style.code === true ? inCode(inner) : inner;
  if (style.strike === true) marked = `~~${marked}~~`;
  if (style.italic === true) marked = `*${marked}*`;
  if (style.bold === true) marked = `**${marked}**`;
  return `${before}${marked}${after}`;
}

function inCode(words: string): string {
  return words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``;
}

/** Code as Slack's own markup has it, and its tokens in angle brackets. */
const MRKDWN = /```([\s\S]*?)```|`([^`\n]+)`|<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

function ofMrkdwn(raw: string): MessageMarkdown {
  const names: string[] = [];
  const named = (name: string) => {
    names.push(name);
    return name;
  };
  const draw = (
    _all: string,
    block?: string,
    code?: string,
    sigil?: string,
    target = '',
    label?: string,
  ): string => {
    if (block !== undefined) return `\n${fenced(block.replace(/^\n/, ''))}\n`;
    if (code !== undefined) return `\`${code}\``;
    if (sigil === '@') return named(`@${label ?? target}`);
    if (sigil === '#') return `#${label ?? target}`;
    if (sigil === '!') return named(label ?? `@${target.split('^', 1)[0] ?? ''}`);
    const address = target.replace(/^mailto:/, '');
    return label === undefined || label === address ? address : `[${label}](${target})`;
  };
  // Outside code only, Slack's single marks are Markdown's double ones.
  const pieces = raw.split(/(```[\s\S]*?```|`[^`\n]+`)/);
  const words = pieces
    .map((piece, at) => (at % 2 === 1 ? piece : doubled(piece)))
    .join('')
    .replace(MRKDWN, draw);
  return {
    markdown: unescapeText(words)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    names: [...new Set(names)],
  };
}

function doubled(words: string): string {
  return words
    .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![\w*])/g, '**$1**')
    .replace(/(?<![\w~])~(?=[^\s~])([^~\n]{1,500}?)(?<=[^\s~])~(?![\w~])/g, '~~$1~~');
}
