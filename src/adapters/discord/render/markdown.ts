/** Inline text as Discord's markdown, escaped at its leaves: what somebody wrote stays words, whatever it looks like. */
import { isSafeHref, type Inline } from '../../../core/inline.js';
import { cleanText, oneLine } from '../../shared/safe-text.js';

/** Characters that are markup wherever they stand: emphasis, code, spoilers, mentions and emoji, links. */
const MARKUP = /[\\*_`~|<[\]]/g;
/** Characters that are markup at the start of a line: headings, quotations, lists. A leaf may stand there. */
const LINE_START = /^([^\S\n\r\u2028\u2029]*)([-+>#]|\d+(?=[.)]))/gm;
/** What Discord makes a link or an invitation of by itself. */
const BARE_LINK = /:\/\/|(?<=discord(?:app)?\.(?:gg|com))\//gi;
const BROADCAST = /@(?=everyone|here)/gi;

/** Escapes plain text. The result is at most twice as long, and shows the same characters. */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(MARKUP, '\\$&')
    .replace(LINE_START, (_all, blanks: string, mark: string) =>
      /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    )
    .replace(BARE_LINK, (slashes) => (slashes === '/' ? '\\/' : ':\\//'))
    .replace(BROADCAST, '\\@');
}

/** Inline text as markdown; may hold line feeds. */
export function inlineMarkdown(content: readonly Inline[]): string {
  return content.map(drawNode).reduce(join, '');
}

function drawNode(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeMarkdown(node.text);
    case 'code':
      return codeSpan(node.text);
    case 'strong':
      return wrap('**', inlineMarkdown(node.children));
    case 'emphasis':
      return wrap('*', inlineMarkdown(node.children));
    case 'link':
      return maskedLink(node.href, inlineMarkdown(node.children.map(withoutLinks)));
    default:
      return node satisfies never;
  }
}

/** Two marks that touch would be read as one: an invisible space keeps them apart. */
function join(before: string, after: string): string {
  const mark = before.at(-1);
  const touch = (mark === '*' || mark === '`') && after.startsWith(mark);
  return touch ? `${before}\u200b${after}` : before + after;
}

/** Marks hold only around words, so blanks go outside. */
function wrap(mark: string, words: string): string {
  const core = words.trim();
  if (core === '') return words;
  const start = words.indexOf(core);
  return words.slice(0, start) + mark + core + mark + words.slice(start + core.length);
}

function codeSpan(text: string): string {
  const words = cleanText(text).replace(/(?<!\s)\s*\n\s*/g, ' ');
  if (words.trim() === '') return words;
  if (!words.includes('`')) return `\`${words}\``;
  return words.includes('``') ? escapeMarkdown(words) : `\`\` ${words} \`\``;
}

/** Longer addresses would crowd out the answer. */
const LONGEST_HREF = 500;

/** Words under a link; the words alone where the address may not be shown or is too long. */
export function maskedLink(href: string, words: string): string {
  const label = oneLine(words);
  const address = isSafeHref(href) && URL.canParse(href) ? new URL(href) : null;
  if (address === null || address.protocol === 'mailto:' || label === '') return words;
  // An @ in an address could name everybody in a message.
  const target = address.href
    .replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))
    .replace(/@(?=everyone|here)/g, '%40');
  // In angle brackets no preview is drawn of it.
  return target.length > LONGEST_HREF ? words : `[${label}](<${target}>)`;
}

function withoutLinks(node: Inline): Inline {
  if (node.kind === 'text' || node.kind === 'code') return node;
  const children = node.children.map(withoutLinks);
  return { kind: node.kind === 'link' ? 'emphasis' : node.kind, children };
}

const LANGUAGE = /^[a-z0-9+#-]{1,20}$/i;

/** Lines to copy, in a block that nothing in them can close. */
export function codeBlock(text: string, language = ''): string {
  const lines = cleanText(text).replace(/`(?=``)/g, '`\u200b');
  return `\`\`\`${LANGUAGE.test(language) ? language : ''}\n${lines}\n\`\`\``;
}
