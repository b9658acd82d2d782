/** Draws passages as blocks: quoted in the note's own words, with what hangs below them. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Citation, ListItem } from '../../core/reply.js';
import type { Passage, PassageKind } from '../../core/note.js';
import type { Messages } from '../messages/messages.js';
import { clip } from '../reply/plain.js';

/** At most this many lines of a list are quoted; the citation leads to the rest. */
const MAX_LINES = 24;

/** Where a passage stands, for the reply's sources. */
export function cite(passage: Passage): Citation {
  return { file: passage.source.file, line: passage.source.line, path: passage.path };
}

/** The steps that lead to a passage, as people read them: `Containers and VMs › Size`. */
export function formatPath(path: readonly string[]): string {
  return path.map((step) => step.replace(/\s*[:.]\s*$/, '')).join(' › ');
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

/**
 * Draws one quotation.
 * @param passage - what to quote
 * @param withChildren - whether what hangs below it goes along
 * @param messages - the language of what is said where lines are left out
 */
export function quotePassage(passage: Passage, withChildren: boolean, messages: Messages): Block[] {
  const own = ownBlock(passage);
  if (!withChildren || passage.children.length === 0) return own;
  const budget = { left: MAX_LINES };
  const below = childBlocks(passage.children, budget);
  if (budget.left >= 0) return [...own, ...below];
  const { file } = passage.source;
  const content = messages.inline('answer.moreLines', { count: -budget.left, file });
  return [...own, ...below, { kind: 'note', content }];
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
  const content = passage.kind === 'code' ? [code(passage.text)] : passageLine(passage);
  const children = passage.children.flatMap((child) => listItem(child, budget));
  return [children.length === 0 ? { content } : { content, children }];
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
