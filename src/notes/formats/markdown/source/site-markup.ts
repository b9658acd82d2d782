/**
 * Markup that site generators take out before anybody reads the page: kramdown's attributes, Liquid's and Hugo's
 * tags, icons, MDX imports. Readers of the site never see it, so it is no part of what a note says. Every line
 * keeps its place; code stays as it is.
 *
 *   ## Install {#install}       {: .no_toc}      {% include nav.html %}      {{< new-in "0.1" >}}      :material-check:
 *
 * kramdown.gettalong.org/syntax.html#inline-attribute-lists, shopify.github.io/liquid,
 * gohugo.io/content-management/shortcodes, docusaurus.io/docs/markdown-features
 */
import { fencedLines, outsideCode } from './fenced-lines.js';

/** Takes out what only a site generator reads, and makes fences of its code blocks. */
export function withoutSiteMarkup(lines: readonly string[], file: string): string[] {
  if (!lines.some((line) => MARKUP.test(line))) return [...lines];
  const fenced = withFences(lines);
  const isCode = fencedLines(fenced);
  const isHidden = hiddenLines(fenced, isCode, file.toLowerCase().endsWith('.mdx'));
  const isContents = fenced.map((_, at) => CONTENTS.test(fenced[at + 1] ?? ''));
  return fenced.map((line, at) => {
    if (isCode[at] === true) return line;
    if (isHidden[at] === true) return '';
    // kramdown puts the contents in the place of the list in front of the mark.
    if (isContents[at] === true && LIST_ITEM.test(line)) return '';
    return MARKUP.test(line) ? withoutMarks(line) : line;
  });
}

/** What one of the rules below may find, told at a glance. */
const MARKUP =
  /\{[:%#{./]|\{\w+=|^import\s|^export\s|:(?:material|fontawesome|octicons|simple)-|:[lf]a-/;

const CONTENTS = /^\s*\{:toc\b[^{}]*\}\s*$/;
const LIST_ITEM = /^\s*(?:[-*+]|\d+\.)\s/;

/** `{: .class #id key="value"}`: classes, ids and pairs, without which it is somebody's text, such as Elixir's `{:ok, 1}`. */
const ATTRIBUTES = String.raw`(?:[.#][\w-]|[\w-]{1,40}=|toc\b|refdef)[^{}]{0,300}`;
const ATTRIBUTE_LINE = new RegExp(String.raw`^[\s>]*\{:\s?${ATTRIBUTES}\}$`);
const EXTENSION_LINE = /^[\s>]*\{:[:/][^{}]*\}$/;
const TRAILING_ATTRIBUTES = new RegExp(String.raw`\{:\s?${ATTRIBUTES}\}$`);
/** Behind a link, a picture or emphasis, kramdown's and MkDocs' form. */
const ATTACHED_ATTRIBUTES = new RegExp(String.raw`(?<=[)\]*_>])\{:?\s?${ATTRIBUTES}\}`, 'g');
const HEADING_ID = /\{#[^{}\s]{1,200}\}$|\{[.#][\w-][^{}]{0,200}\}$/;

const LIQUID_TAG = /(?<!\{)\{%-?[^{}%]{0,400}-?%\}/g;
const HUGO_TAG = /\{\{(?:<(?!\/\*)[^{}<>]{0,600}>|%(?!\/\*)[^{}%]{0,600}%)\}\}/g;
/** `[words]({{ site.url }}/page)`: what the site fills in is left out of the address. */
const FILLED_ADDRESS = /(\]\([^\s(){}]{0,300})\{\{[^{}]{0,300}\}\}/g;
const ICON =
  /:(?:(?:material|fontawesome|octicons|simple)-[a-z\d-]{1,80}|[lf]a-[a-z\d-]{1,60}):(?:\{[^{}]{0,100}\})?/g;
const JSX_COMMENT = /\{\/\*[^{}]{0,600}\*\/\}/g;

function withoutMarks(line: string): string {
  if (ATTRIBUTE_LINE.test(line.trimEnd()) || EXTENSION_LINE.test(line.trimEnd())) return '';
  const isHeading = /^\s{0,3}#{1,6}\s/.test(line);
  const whole = isHeading ? line.trimEnd().replace(HEADING_ID, '').trimEnd() : line;
  return outsideCode(whole.replace(TRAILING_ATTRIBUTES, ''), (words) =>
    words
      .replace(ATTACHED_ATTRIBUTES, '')
      .replace(LIQUID_TAG, '')
      .replace(HUGO_TAG, '')
      .replace(FILLED_ADDRESS, '$1')
      .replace(ICON, '')
      .replace(JSX_COMMENT, ''),
  );
}

const OPENS_CODE =
  /^(\s*)(?:\{%-?\s*highlight\s+([\w#+.-]+)(?![\w#+.-])[^{}]*%\}|\{\{[<%]\s*(?:highlight\s+([\w#+.-]+)|code-toggle)\b[^{}]*[^/{}][>%]\}\})\s*$/;
const CLOSES_CODE =
  /^(\s*)(?:\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*\/(?:highlight|code-toggle)\s*[>%]\}\})\s*$/;

/** Liquid's and Hugo's code blocks as fences. */
function withFences(lines: readonly string[]): string[] {
  return lines.map((line) => {
    const [opens, indent = '', language] = OPENS_CODE.exec(line) ?? [];
    if (opens !== undefined) return `${indent}\`\`\`${language ?? ''}`;
    const closes = CLOSES_CODE.exec(line);
    return closes === null ? line : `${closes[1] ?? ''}\`\`\``;
  });
}

/** Lines of comments, and of MDX's imports and exports. */
function hiddenLines(
  lines: readonly string[],
  isCode: readonly boolean[],
  mdx: boolean,
): boolean[] {
  let until: RegExp | null = null;
  return lines.map((line, at) => {
    if (isCode[at] === true) return false;
    if (until !== null) {
      if (until.test(line)) until = null;
      return true;
    }
    until = endOfHidden(line, mdx);
    if (until === null) return false;
    if (until.test(line.slice(1))) until = null;
    return true;
  });
}

/** How the hidden lines end that begin with this one; `null` if none begin here. */
function endOfHidden(line: string, mdx: boolean): RegExp | null {
  if (/^\s*\{%-?\s*comment\s*-?%\}/.test(line)) return /\{%-?\s*endcomment/;
  if (/^\s*\{\{[<%](?!\/\*)[^{}]*$/.test(line)) return /[>%]\}\}\s*$/;
  if (/^\s*\{::comment\}/.test(line)) return /\{:\/(?:comment)?\}/;
  if (mdx && /^import\s/.test(line)) return /['"];?\s*$/;
  if (mdx && /^export\s/.test(line)) return /^$|;\s*$/;
  return null;
}
