/** What Obsidian adds to Markdown: wiki links, tags, callouts, block ids, comments, highlights. */
import type { SourceLine } from '../source-text.js';

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
  return [...text.matchAll(TAG)].map((match) => match[1] ?? '');
}

/** The text with its tags as plain words. */
export function withoutTags(text: string): string {
  if (!text.includes('#')) return text;
  return text.replace(TAG, '$1');
}

/** True for words that are nothing but tags. */
export function isOnlyTags(text: string): boolean {
  return text.includes('#') && text.replace(TAG, '').trim() === '';
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
  const match = /^\[!([\w-]{1,40})(?:\|[^\]]*)?\][+-]?(?:\s+(.*))?$/.exec(words);
  if (match === null) return null;
  return {
    title: (match[2] ?? '').trim(),
    asks: /^(?:question|faq|help)$/i.test(match[1] ?? ''),
  };
}

/**
 * Blanks out `%% comments %%`, also over several lines, leaving code alone and every line in its place. A
 * comment without end stays as it is.
 */
export function withoutComments(lines: readonly SourceLine[]): string[] {
  const texts = lines.map((line) => line.text);
  if (!texts.some((text) => text.includes('%%'))) return texts;
  let fence: string | null = null;
  let opened: { line: number; column: number } | null = null;
  texts.forEach((_, line) => {
    const text = texts[line] ?? '';
    if (opened === null) {
      fence = nextFence(fence, text);
      if (fence !== null) return;
    }
    for (let at = text.indexOf('%%'); at !== -1; at = text.indexOf('%%', at + 2)) {
      if (opened === null) {
        opened = { line, column: at };
      } else {
        blankOut(texts, opened, { line, column: at + 2 });
        opened = null;
      }
    }
  });
  return texts;
}

function nextFence(open: string | null, line: string): string | null {
  const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (mark === undefined) return open;
  if (open === null) return mark;
  return mark.startsWith(open) ? null : open;
}

interface TextPlace {
  readonly line: number;
  readonly column: number;
}

function blankOut(texts: string[], from: TextPlace, to: TextPlace): void {
  for (let line = from.line; line <= to.line; line++) {
    const text = texts[line] ?? '';
    const start = line === from.line ? from.column : 0;
    const end = line === to.line ? to.column : text.length;
    texts[line] = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
}
