/** Lines of Markdown words as passages: their labels, and which lines are passages of their own. */
import { plainText, type Inline } from '../../../core/inline.js';
import type { PassageKind } from '../../../core/note.js';
import { dropInline, takeInline, withoutCodeColons } from '../../../core/text/inline-edit.js';
import { labelSpan } from '../label-span.js';
import { isName, openLabel, type LabelSpan } from '../label.js';
import { joinLines, type InlineLine } from './markdown-inline.js';
import { readRows } from './markdown-table.js';
import type { PassageDraft } from '../note-draft.js';
import { isPairMark } from '../question-answer.js';
import { behindLabel, turnMark } from '../study-marks.js';

/**
 * The passages of a paragraph: one, unless each of its lines carries a label or a line begins with `Q:` or `A:`.
 * Then its author meant lines, whatever Markdown makes of single line ends.
 */
export function readLines(lines: readonly InlineLine[], kind: PassageKind): PassageDraft[] {
  const apartAlready = definitions(lines) ?? boldTerms(lines) ?? readRows(lines);
  if (apartAlready !== null) return apartAlready;
  const labels = lines.map(({ content }) => labelOf(content));
  const apart = labels.every((label) => label !== null);
  const paragraphs: InlineLine[][] = [];
  withTurns(lines).forEach((line, index) => {
    const opens = index === 0 || apart || isPairMark(labels[index] ?? '');
    if (opens) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  });
  return paragraphs.map((paragraph) => labelled(paragraph, kind));
}

/** A line of `?` between others turns from a question to its answer. */
function withTurns(lines: readonly InlineLine[]): readonly InlineLine[] {
  return lines.map(({ line, content }, at) => {
    const isBetween = at > 0 && at < lines.length - 1;
    return { line, content: (isBetween ? turnMark(content) : null) ?? content };
  });
}

/**
 * Terms with what they mean below them, as Pandoc, PHP Markdown Extra and kramdown write them: `term`, then lines
 * that begin with a colon. `null` for other paragraphs.
 */
function definitions(lines: readonly InlineLine[]): PassageDraft[] | null {
  const isMeaning = lines.map(({ content }) => /^:\s/.test(plainText(content)));
  if (isMeaning[0] !== false || !isMeaning.includes(true)) return null;
  const defined: PassageDraft[] = [];
  let meaning: InlineLine[] = [];
  let term: InlineLine[] = [];
  const flush = (): void => {
    if (meaning.length > 0) defined.push(definition(term, meaning));
    else if (term.length > 0) defined.push(labelled(term, 'paragraph'));
  };
  lines.forEach((line, at) => {
    if (isMeaning[at] === true) {
      if (meaning.length > 0) flush();
      meaning = [{ line: line.line, content: dropInline(line.content, 2) }];
    } else if (meaning.length > 0 && isMeaning[at + 1] !== true) {
      meaning.push(line);
    } else {
      flush();
      meaning = [];
      term = [line];
    }
  });
  flush();
  return defined;
}

/** Terms on a line of their own, all in bold, with what they mean on the next one. `null` for other paragraphs. */
function boldTerms(lines: readonly InlineLine[]): PassageDraft[] | null {
  const groups: InlineLine[][] = [];
  for (const line of lines) {
    if (isBoldTerm(line)) groups.push([line]);
    else if (groups.length === 0) return null;
    else groups.at(-1)?.push(line);
  }
  if (groups.length === 0 || groups.some(({ length }) => length === 1)) return null;
  return groups.map(([term, ...meaning]) => definition(term === undefined ? [] : [term], meaning));
}

function isBoldTerm({ content }: InlineLine): boolean {
  const [only, ...others] = content;
  const words = plainText(content);
  return only?.kind === 'strong' && others.length === 0 && isName(words) && !/[.!?:]$/.test(words);
}

function definition(term: readonly InlineLine[], meaning: readonly InlineLine[]): PassageDraft {
  const content = joinLines(meaning);
  const label = plainText(joinLines(term));
  const place = placeOf([...term, ...meaning]);
  return { kind: 'paragraph', label, text: plainText(content), content, ...place, children: [] };
}

/** Words as a passage: with their label if they have one, or as a label themselves if they end in a colon. */
export function labelled(lines: readonly InlineLine[], kind: PassageKind): PassageDraft {
  const content = joinLines(lines);
  const plain = plainText(content);
  const span = spanOf(content, plain);
  const marked = span !== null && isPairMark(plain.slice(0, span.end));
  const opened = openLabel(withoutCodeColons(content));
  if (opened !== null && isName(opened) && !marked) return labelPassage(lines);
  const place = { kind, ...placeOf(lines), children: [] };
  if (span === null || (opened !== null && !marked)) return { ...place, text: plain, content };
  return {
    ...place,
    label: plain.slice(0, span.end),
    text: plain.slice(span.textStart),
    content: behindLabel(content, span, plain),
  };
}

/** Words that name what hangs below them. */
export function labelPassage(lines: readonly InlineLine[]): PassageDraft {
  const content = joinLines(lines);
  const plain = plainText(content);
  const label = openLabel(plain) ?? plain;
  return {
    kind: 'label',
    text: label,
    content: takeInline(content, label.length),
    label,
    ...placeOf(lines),
    children: [],
  };
}

function labelOf(content: readonly Inline[]): string | null {
  const plain = plainText(content);
  const span = spanOf(content, plain);
  return span === null ? null : plain.slice(0, span.end);
}

function spanOf(content: readonly Inline[], plain: string): LabelSpan | null {
  return boldLabel(content, plain) ?? labelSpan(content);
}

/**
 * A bold beginning with a colon inside or behind it, or a dash behind it, is a label whatever its words are: the
 * author set it apart.
 */
function boldLabel([first]: readonly Inline[], plain: string): LabelSpan | null {
  if (first?.kind !== 'strong') return null;
  const bold = plainText([first]);
  const behind = plain.slice(bold.length);
  const sign = bold.endsWith(':') ? /^\s*/ : /^\s?(?:::?|[-–—])\s+/;
  const mark = sign.exec(behind)?.[0];
  if (mark === undefined || mark.length === behind.length) return null;
  return { end: bold.replace(/(?<!\s)\s*:$/, '').length, textStart: bold.length + mark.length };
}

function placeOf(lines: readonly InlineLine[]): { line: number; endLine: number } {
  const line = lines[0]?.line ?? 1;
  return { line, endLine: lines.at(-1)?.line ?? line };
}
