/** Draws passages as blocks: quoted in the note's own words, with what hangs below them. */
import { plainText, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Citation, ListItem } from '../../core/reply.js';
import type { Passage, PassageKind } from '../../core/note.js';
import { clip } from '../reply/plain.js';
import { excerpt } from './excerpt.js';

/** At most this many lines of a list, or of a script, are quoted in an answer; a choice shows all. */
const MAX_LINES = 24;
/** A paragraph of more characters than this is quoted in part: what a screen of a phone holds. */
const MAX_CHARACTERS = 1_200;
/** At most this many lines of a note are shown, wherever. */
const MOST_LINES = 2_000;

/** Where a passage stands, for the reply's sources. */
export function cite(passage: Passage): Citation {
  return { file: passage.source.file, line: passage.source.line, path: passage.path };
}

/** The steps that lead to a passage, as people read them: `Containers and VMs › Size`. */
export function formatPath(path: readonly string[]): string {
  return path.map((step) => step.replace(/(?<!\s)\s*[:.]\s*$/, '')).join(' › ');
}

/**
 * A path in little room: its end tells paths of one topic apart, so the middle goes first, then the beginning.
 * @param length - in UTF-16 units, ellipses included
 */
export function clipPath(path: readonly string[], length: number): string {
  const whole = formatPath(path);
  if (whole.length <= length) return whole;
  const last = formatPath(path.slice(-1));
  const room = length - last.length - ' › … › '.length;
  if (path.length < 2 || room < 12) return clip(last, length);
  const first = clip(formatPath(path.slice(0, 1)), room);
  return path.length === 2 ? `${first} › ${last}` : `${first} › … › ${last}`;
}

/** A passage's words with its label in front. */
export function passageLine(passage: Passage): readonly Inline[] {
  const { kind, label } = passage;
  if (kind === 'label' || label === undefined || label === passage.text) return passage.content;
  if (passage.text === '') return [strong(label)];
  return [strong(label), text(': '), ...passage.content];
}

/** A quotation as it is drawn. */
export interface DrawnPassage {
  readonly blocks: readonly Block[];
  /** How many lines of it, and of what hangs below it, were left out. */
  readonly left: number;
  /** Sentences of its own were left out. */
  readonly cut: boolean;
}

/**
 * Draws one quotation of an answer, and so much of what hangs below it as is read at a glance.
 * @param words - what the question found in it: of a long paragraph, the sentences with those are quoted
 */
export function quotePassage(
  passage: Passage,
  withChildren: boolean,
  words: readonly string[],
): DrawnPassage {
  const own = ownBlock(passage);
  const below = withChildren ? drawBelow(passage, MAX_LINES) : { blocks: [], left: 0 };
  const { block, left, cut } = clipBlock(own[0], words);
  return { blocks: [...block, ...below.blocks], left: left + below.left, cut };
}

/** Draws a passage as it is, with all that hangs below it. */
export function wholePassage(passage: Passage, withChildren = true): DrawnPassage {
  const { blocks, left } = withChildren ? drawBelow(passage, MOST_LINES) : { blocks: [], left: 0 };
  return { blocks: [...ownBlock(passage), ...blocks], left, cut: false };
}

function drawBelow({ children }: Passage, most: number): Omit<DrawnPassage, 'cut'> {
  const budget = { left: most };
  const blocks = childBlocks(children, budget);
  return { blocks, left: Math.max(0, -budget.left) };
}

/** A quotation or a script of which only so much is shown. */
function clipBlock(
  block: Block | undefined,
  words: readonly string[],
): { readonly block: Block[]; readonly left: number; readonly cut: boolean } {
  if (block?.kind === 'quote') {
    const content = excerpt(block.content, words, MAX_CHARACTERS);
    return { block: [{ ...block, content }], left: 0, cut: content !== block.content };
  }
  if (block?.kind === 'code') {
    const lines = block.text.split('\n');
    const left = Math.max(0, lines.length - MAX_LINES);
    const text = left === 0 ? block.text : lines.slice(0, MAX_LINES).join('\n');
    return { block: [{ ...block, text }], left, cut: false };
  }
  return { block: block === undefined ? [] : [block], left: 0, cut: false };
}

/** A passage's words with all that hangs below it, in one line. */
export function passageWords(passage: Passage, withChildren: boolean): string {
  const own = plainText(passageLine(passage)).trim();
  const below = withChildren ? passage.children.map((child) => passageWords(child, true)) : [];
  return [own, ...below]
    .filter((words) => words !== '')
    .reduce((said, words, at) => said + joint(said, at === 1 && own !== '') + words, '')
    .replace(/\s+/g, ' ');
}

/** What stands behind words before others: their own mark, else a colon behind a title, a semicolon in a list. */
function joint(said: string, isTitle: boolean): string {
  if (said === '') return '';
  if (/[.:;!?]$/.test(said)) return ' ';
  return isTitle ? ': ' : '; ';
}

function ownBlock(passage: Passage): Block[] {
  if (passage.kind === 'code') return [codeBlock(passage)];
  const content = passageLine(passage);
  return content.length === 0 ? [] : [{ kind: 'quote', content }];
}

function codeBlock(passage: Passage): Block {
  return {
    kind: 'code',
    text: passage.text,
    ...(passage.language === undefined ? {} : { language: passage.language }),
  };
}

/** Runs of list-like passages become one list; code stands alone between them. */
function childBlocks(children: readonly Passage[], budget: { left: number }): Block[] {
  const blocks: Block[] = [];
  for (const group of runsOf(children, (child) => shapeOf(child.kind))) {
    const shape = shapeOf(group[0].kind);
    if (shape === 'code') blocks.push(...group.filter(() => take(budget)).map(codeBlock));
    else {
      const items = group.flatMap((child) => listItem(child, budget));
      if (items.length > 0) blocks.push({ kind: 'list', ordered: shape === 'ordered', items });
    }
  }
  return blocks;
}

function listItem(passage: Passage, budget: { left: number }): ListItem[] {
  if (!take(budget)) {
    passage.children.forEach((child) => listItem(child, budget));
    return [];
  }
  if (passage.kind === 'code') return [codeItem(passage)];
  const content = passageLine(passage);
  const children = passage.children.flatMap((child) => listItem(child, budget));
  return [children.length === 0 ? { content } : { content, children }];
}

function codeItem({ text: lines, language }: Passage): ListItem {
  return { code: lines, ...(language === undefined ? {} : { language }) };
}

function take(budget: { left: number }): boolean {
  budget.left -= 1;
  return budget.left >= 0;
}

function shapeOf(kind: PassageKind): 'ordered' | 'bulleted' | 'code' {
  if (kind === 'step') return 'ordered';
  return kind === 'code' ? 'code' : 'bulleted';
}

/** Splits a list into runs of neighbours with the same key. */
function runsOf<T>(values: readonly T[], key: (value: T) => string): [T, ...T[]][] {
  const runs: [T, ...T[]][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last !== undefined && key(last[0]) === key(value)) last.push(value);
    else runs.push([value]);
  }
  return runs;
}
