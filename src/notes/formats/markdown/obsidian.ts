/** What Obsidian adds to Markdown: wiki links, tags, callouts, block ids, highlights. */

/** A `[[wiki link]]` taken apart. */
export interface WikiLink {
  /** The note it names, perhaps with `#Heading` or `#^block`; `wikiHref` makes an address of it. */
  readonly target: string;
  /** The words to show. */
  readonly words: string;
}

/** Scheme under which a wiki link's target stands in inline text; renderers show its words only. */
const WIKI_SCHEME = 'wiki:';

/** The address of a wiki link in inline text. */
export const wikiHref = (target: string): string => WIKI_SCHEME + target;

/** The target of a wiki link's address; `null` for other addresses. */
export function wikiTarget(href: string): string | null {
  return href.startsWith(WIKI_SCHEME) ? href.slice(WIKI_SCHEME.length) : null;
}

/** Takes the inside of `[[…]]` apart: `Note#Heading|shown words`. */
export function readWikiLink(inside: string): WikiLink {
  const bar = inside.indexOf('|');
  const target = (bar === -1 ? inside : inside.slice(0, bar)).replace(/\\$/, '').trim();
  const alias = bar === -1 ? '' : inside.slice(bar + 1).trim();
  return { target, words: alias === '' ? wordsOfTarget(target) : alias };
}

/** `folder/Note#Heading` reads "Note › Heading"; a block id says nothing to a reader. */
function wordsOfTarget(target: string): string {
  const [note = '', ...headings] = target.split('#');
  const name = note.split('/').at(-1)?.replace(/\.md$/i, '') ?? '';
  const steps = [name, ...headings.filter((heading) => !heading.startsWith('^'))];
  return steps.filter((step) => step !== '').join(' › ');
}

/** A tag: `#word`, `#area/part`; digits alone are an issue's number, and a letter in front makes it `C#`. */
const TAG = /(?<![\p{L}\p{N}#&/])#([\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)/gu;

/** The tags in a text, without their `#`. */
export function tagsIn(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...text.matchAll(TAG)].map((match) => match[1] ?? '');
}

/**
 * True for a line that files a note under tags and says nothing: two tags or more, or tags behind "Tags:". A single
 * `#word` is a channel's name as well, and counts in a vault only.
 */
export function isTagLine(line: string, inVault: boolean): boolean {
  if (!line.includes('#')) return false;
  const [, label, words = ''] = /^(tags?:\s)?(.*)$/is.exec(line) ?? [];
  const left = words.replace(TAG, '').replace(/[\s,·|]+/g, '');
  if (left !== '') return false;
  return inVault || label !== undefined || tagsIn(words).length > 1;
}

/** Takes out a block id (` ^abc123`) at the end of a text, and the marks of highlights. */
export function withoutMarks(text: string): string {
  return text.replace(/(?:^|\s)\^[A-Za-z0-9-]{1,60}\s*$/, '').replaceAll('==', '');
}

/** The first line of a callout (`> [!tip]- Title`). */
export interface Callout {
  readonly title: string;
  /** Whether the title is a question that the body answers. */
  readonly asks: boolean;
}

/** Reads the first line of a quote as a callout's; `null` if it is none. */
export function readCallout(words: string): Callout | null {
  const match = /^\[!([\w-]{1,40})(?:\|[^\]]*)?\][+-]?(?:\s+((?:\S.*)?))?$/.exec(words);
  if (match === null) return null;
  return {
    title: (match[2] ?? '').trim(),
    asks: /^(?:question|faq|help)$/i.test(match[1] ?? ''),
  };
}
