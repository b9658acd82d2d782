/** HTML as a flat run of tags and words, each with its line. Lenient as a browser: whatever is no tag is words. */

/** A piece of HTML. */
export interface HtmlPiece {
  /** Name of the tag in small letters; `null` for words. */
  readonly tag: string | null;
  readonly closes: boolean;
  /** For a tag, what stands behind its name; else the words, still with entities. */
  readonly text: string;
  /** Lines above it. */
  readonly line: number;
}

/** Comments, and elements whose inside is nothing to read. */
const UNREAD = /<!--[^]*?(?:-->|$)|<(script|style|svg)\b[^]*?(?:<\/\1\s*>|$)/gi;
const TAG = /<(\/?)([a-z][a-z\d-]*)((?:\s|\/)[^<>]*)?>/gi;

/** Takes HTML apart, in one pass. */
export function htmlPieces(html: string): HtmlPiece[] {
  // Line ends stay, so that what follows keeps its line.
  const read = html.replace(UNREAD, (unread) => ` ${unread.replace(/[^\n]+/g, '')}`);
  const pieces: HtmlPiece[] = [];
  let line = 0;
  let end = 0;
  const addWords = (text: string): void => {
    if (text !== '') pieces.push({ tag: null, closes: false, text, line });
    line += countLineEnds(text);
  };
  for (const match of read.matchAll(TAG)) {
    addWords(read.slice(end, match.index));
    const [whole, slash, name = '', text = ''] = match;
    pieces.push({ tag: name.toLowerCase(), closes: slash === '/', text, line });
    line += countLineEnds(whole);
    end = match.index + whole.length;
  }
  addWords(read.slice(end));
  return pieces;
}

/** The value of an attribute in what stands behind a tag's name; `null` if it has none. */
export function attributeOf(text: string, name: 'href' | 'class'): string | null {
  const [, double, single, bare] = ATTRIBUTES[name].exec(text) ?? [];
  return double ?? single ?? bare ?? null;
}

const ATTRIBUTES = {
  href: /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
  class: /\sclass(?:name)?\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i,
};

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
