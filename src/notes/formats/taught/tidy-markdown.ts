/**
 * Markdown that people paste, made to fit below a topic of its own: what would begin another note becomes a part of this
 * one, and what was left open is closed, so that nothing behind it is swallowed. The parser that reads the file decides
 * whether it fits; what can't be mended line by line is escaped, and in the end quoted as code.
 */
import { parseMarkdown } from '../markdown/markdown.js';
import { behindMarks, fencedLines, outsideCode } from '../markdown/source/fenced-lines.js';

/**
 * Tidies a text.
 * @param text - Markdown, with line ends `\n`
 * @returns the same where it fits; empty where nothing in it would be read
 */
export function tidyMarkdown(text: string): string {
  for (const way of WAYS) {
    const tidied = way(text);
    if (isTidy(tidied)) return tidied;
  }
  return '';
}

/** From the one that changes least on. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => mended(text),
  (text) => mended(escaped(text)),
  (text) => asCode(text),
];

/** Whether the text below its topic is read as one topic's, and ends as it began: outside of everything. */
function isTidy(text: string): boolean {
  return closing(text) === null && !isOpenComment(text) && fitsBelow(text);
}

/** What names a note whose topic needs no thought. */
const PLAIN = 'Topic';

function fitsBelow(text: string): boolean {
  const { drafts } = parseMarkdown('note.md', `# ${PLAIN}\n\n${text}\n`);
  return drafts.length > 0 && drafts.every(({ above, topic }) => [...above, topic][0] === PLAIN);
}

const UNDERLINE = /^[\t >]*=+[\t ]*$/;

function mended(text: string): string {
  const lines = text.split('\n');
  const isCode = fencedLines(lines);
  const nested = lines.flatMap((line, at) => {
    if (isCode[at] === true) return [line];
    if (UNDERLINE.test(line)) return underlined(lines[at - 1]) ? [] : [line.replace('=', '\\=')];
    const title = UNDERLINE.test(lines[at + 1] ?? '') && underlined(line) ? `# ${line}` : line;
    const below = oneLevelDown(title);
    return [outsideCode(below, (words) => words.replace(/<(\/?)h1\b/gi, '<$1h2'))];
  });
  const open = nested.join('\n');
  const shown = isOpenComment(open) ? withoutOpenComment(open) : open;
  const end = closing(shown);
  return end === null ? shown : `${shown}\n${end}`;
}

/** A heading of the topic's own rank, or of one below, as one of the next. */
function oneLevelDown(line: string): string {
  const words = behindMarks(line);
  if (!/^#{1,5}(?!#)/.test(words)) return line;
  return `${line.slice(0, line.length - words.length)}#${words}`;
}

/** Whether a line above `===` is a heading's words. */
function underlined(line: string | undefined): line is string {
  return line !== undefined && /^ {0,3}[^\s#>`~*+<=-]/.test(line);
}

/** The line that closes a fence which was left open; `null` where none was. */
function closing(text: string): string | null {
  const lines = text.split('\n');
  if (fencedLines([...lines, ''])[lines.length] !== true) return null;
  for (const mark of ['`', '~'])
    for (let length = 3; length <= LONGEST_FENCE; length++) {
      const end = mark.repeat(length);
      if (fencedLines([...lines, end, ''])[lines.length + 1] === false) return end;
    }
  return null;
}

/** Longer ones are somebody's drawing; the text is quoted as code then. */
const LONGEST_FENCE = 20;

function isOpenComment(text: string): boolean {
  const shown = outside(text);
  return [...shown.matchAll(COMMENT)].some(({ index }) => !shown.includes('-->', index));
}

function withoutOpenComment(text: string): string {
  return text.replace(COMMENT, (mark, at: number) =>
    text.includes('-->', at) ? mark : `\\${mark}`,
  );
}

const COMMENT = /(?<!\\)<!--/g;

/** The lines that are no code. */
function outside(text: string): string {
  const lines = text.split('\n');
  const isCode = fencedLines(lines);
  return lines.filter((_, at) => isCode[at] !== true).join('\n');
}

/** Nothing begins a heading, a fence, a comment or HTML. */
function escaped(text: string): string {
  return text
    .replace(/[<]/g, '\\<')
    .replace(/^([\t >*+\-\d.)]*)([#=`~])/gm, '$1\\$2')
    .replace(/^([\t ]*)(:::|!!!|\?\?\?|\{[%:{])/gm, '$1\\$2');
}

/** Quoted as code, below fences longer than any in it. */
function asCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
