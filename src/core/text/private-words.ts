/**
 * What in a message is nobody's business elsewhere: secrets, people's e-mail addresses, and people called by name. Found
 * before a message is kept as a note, struck out, and put back one by one where whoever keeps it says so. Pure.
 */
import { SECRET_SHAPES, TOLD_SECRET } from './secret-shapes.js';

/** What kind of thing it is. */
export type PrivateKind = 'secret' | 'address' | 'mention';

/** Something that is struck out wherever it stands in the text. */
export interface PrivateWords {
  readonly kind: PrivateKind;
  readonly words: string;
}

/** A local part and a domain, no longer than they may be (RFC 5321, section 4.5.3.1). */
const ADDRESS = /[\w.+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@])/gi;

/** `git@github.com:owner/name` and `ssh://git@…` are no person's; the domains of RFC 2606 are nobody's. */
const NOBODYS = /^git@|@(?:[\w-]+\.)*example(?:\.\w+)?$|\.(?:example|invalid|test|localhost)$/i;

/** A name behind an at sign that stands for itself: no address, no package (`@types/node`), no path. */
const MENTION = /(?<![\w.@/`+-])@[\p{L}\d](?:[\p{L}\d._-]{0,31}[\p{L}\d])?(?![\w/@])/gu;

/** People and groups by their ids, as the chats write them and as they come along when text is copied from there. */
const ID_MENTION =
  /<(?:@[!&]?\w{1,32}|!(?:subteam\^\w{1,32}|here|channel|everyone))(?:\|[^<>\n]{1,80})?>/g;

/** Code between fences, to the end where a fence is not closed, and between single backticks. */
const CODE = /```[^`]*(?:`{1,2}[^`]+)*(?:```|$)|`[^`\n]{1,1000}`/g;

/**
 * Finds what is private in a text.
 * @param names - people as the text calls them, where the platform told: `@Ada Lovelace`
 * @returns each once, in the order in which they stand
 */
export function privateWordsIn(text: string, names: readonly string[] = []): PrivateWords[] {
  const taken: Span[] = [];
  const add = (kind: PrivateKind, found: readonly Found[]): void => {
    for (const { start, words } of found) {
      const end = start + words.length;
      if (words !== '' && taken.every((one) => end <= one.start || start >= one.end))
        taken.push({ kind, start, end, words });
    }
  };
  for (const shape of [...SECRET_SHAPES, TOLD_SECRET])
    add('secret', matchesOf(text, shape).map(withoutFrame));
  add(
    'address',
    matchesOf(text, ADDRESS).filter(({ words }) => !NOBODYS.test(words)),
  );
  add('mention', matchesOf(text, ID_MENTION));
  for (const name of [...names].sort((a, b) => b.length - a.length))
    add('mention', occurrencesOf(text, name));
  // `@media` and `@Override` are code's own.
  const codes = matchesOf(text, CODE).map(({ start, words }) => [start, start + words.length]);
  const inCode = (at: number) => codes.some(([from = 0, to = 0]) => at >= from && at < to);
  add(
    'mention',
    matchesOf(text, MENTION).filter(({ start }) => !inCode(start)),
  );
  const found = taken.sort((a, b) => a.start - b.start);
  return [...new Map(found.map(({ kind, words }) => [words, { kind, words }])).values()];
}

/**
 * Strikes words out.
 * @param mark - what stands in their place
 */
export function strikeOut(
  text: string,
  found: readonly PrivateWords[],
  mark: (one: PrivateWords, place: number) => string,
): string {
  const marks = new Map(found.map((one, place) => [one.words, mark(one, place)]));
  // The longest first, so that none is struck out of the middle of another.
  const words = [...marks.keys()].sort((a, b) => b.length - a.length).map(escaped);
  if (words.length === 0) return text;
  return text.replace(new RegExp(words.join('|'), 'g'), (one) => marks.get(one) ?? one);
}

interface Found {
  readonly start: number;
  readonly words: string;
}

interface Span extends Found {
  readonly kind: PrivateKind;
  readonly end: number;
}

/** Without a shape's first group, which only leads up to it. */
function matchesOf(text: string, shape: RegExp): Found[] {
  return [...text.matchAll(shape)].map(({ index, 0: all, 1: lead = '' }) => ({
    start: index + lead.length,
    words: all.slice(lead.length),
  }));
}

/** What closes a sentence or code around a secret is no part of it. */
function withoutFrame({ start, words }: Found): Found {
  return { start, words: words.replace(/[`)\]*>.,]{1,8}$/, '') };
}

function occurrencesOf(text: string, words: string): Found[] {
  if (words === '') return [];
  return [...text.matchAll(new RegExp(escaped(words), 'g'))].map(({ index }) => ({
    start: index,
    words,
  }));
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
