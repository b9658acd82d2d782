/**
 * What hangs below what among Markdown blocks that stand side by side: lists below "Jobs:", blocks below "**Jobs**",
 * code below "- Extract it:", whether or not it is indented.
 */
import type { PassageDraft } from '../note-draft.js';
import { isPairMark } from '../question-answer.js';

/** A passage among those of the blocks beside it. */
export interface FlatPassage {
  readonly passage: PassageDraft;
  /** Whether it is a paragraph; only those take others below them. */
  readonly isParagraph: boolean;
  /** Which of the blocks side by side it comes from. */
  readonly block: number;
}

/** Puts passages below those that name them. */
export function nestPassages(flat: readonly FlatPassage[]): PassageDraft[] {
  const passages: PassageDraft[] = [];
  for (let at = 0; at < flat.length;) {
    const opener = flat[at];
    if (opener === undefined) break;
    const end = endOfTaken(flat, at);
    const taken = end === at + 1 ? [] : nestPassages(flat.slice(at + 1, end));
    passages.push(taken.length === 0 ? opener.passage : withBelow(opener.passage, taken));
    at = end;
  }
  return passages;
}

/**
 * The block that follows ("Jobs:"), everything up to the next such line ("**Jobs**"), the code that follows (a list
 * item "Extract it:"), or nothing.
 */
function taking({ passage, isParagraph }: FlatPassage): 'next' | 'rest' | 'code' | 'nothing' {
  const opens = passage.kind === 'label' || passage.text.endsWith(':');
  if (!isParagraph) return opens && passage.children.length === 0 ? 'code' : 'nothing';
  if (!isPairMark(passage.label ?? '') && isHeadline(passage)) return 'rest';
  return opens ? 'next' : 'nothing';
}

/** Code: a block of it, or a paragraph that is nothing else. */
function isCode({ passage, isParagraph }: FlatPassage): boolean {
  if (passage.kind === 'code') return true;
  return isParagraph && passage.content.length === 1 && passage.content[0]?.kind === 'code';
}

/** A paragraph all in bold that is no sentence stands for a heading. */
function isHeadline({ content, text }: PassageDraft): boolean {
  return content.length === 1 && content[0]?.kind === 'strong' && !/[.!]$/.test(text);
}

/** The index behind the passages that the one at an index takes below it. */
function endOfTaken(flat: readonly FlatPassage[], at: number): number {
  const [opener, next] = [flat[at], flat[at + 1]];
  if (opener === undefined || next === undefined) return at + 1;
  const takes = taking(opener);
  if (takes === 'nothing') return at + 1;
  if (takes === 'code' && !isCode(next)) return endOfBeside(flat, at);
  if (takes === 'next' && next.isParagraph && taking(next) !== 'nothing') return at + 1;
  const ends = (item: FlatPassage): boolean => {
    if (takes === 'code') return !isCode(item);
    return takes === 'rest' ? taking(item) === 'rest' : item.block !== next.block;
  };
  let end = at + 1;
  for (let item = flat[end]; item !== undefined && !ends(item); item = flat[end]) end++;
  return takes === 'next' ? withCodeOfItems(flat, end) : end;
}

/**
 * The index behind what stands beside the last item of a list, "1. **Rebuild**:", and was not indented: a list, or a paragraph
 * that opens nothing itself.
 */
function endOfBeside(flat: readonly FlatPassage[], at: number): number {
  const [opener, next] = [flat[at], flat[at + 1]];
  if (opener?.passage.kind !== 'label' || next === undefined) return at + 1;
  if (next.block === opener.block || taking(next) === 'next' || taking(next) === 'rest')
    return at + 1;
  let end = at + 2;
  while (flat[end]?.block === next.block) end++;
  return end;
}

/** The index behind the code of a list's last item, and behind items with code of their own that go on with the list. */
function withCodeOfItems(flat: readonly FlatPassage[], from: number): number {
  let end = from;
  for (;;) {
    const [last, item] = [flat[end - 1], flat[end]];
    if (last === undefined || item === undefined) return end;
    const goesOn = isCode(item)
      ? isCode(last) || taking(last) === 'code'
      : isCode(last) && taking(item) === 'code' && isCodeAt(flat, end + 1);
    if (!goesOn) return end;
    end++;
  }
}

function isCodeAt(flat: readonly FlatPassage[], at: number): boolean {
  const item = flat[at];
  return item !== undefined && isCode(item);
}

/** A passage that opens what hangs below it. One all in bold names it; a command by itself is code there. */
function withBelow(passage: PassageDraft, below: readonly PassageDraft[]): PassageDraft {
  const names = isHeadline(passage) && !isPairMark(passage.label ?? '');
  return {
    ...passage,
    ...(names ? { kind: 'label', label: passage.text } : {}),
    children: [...passage.children, ...below.map(asCode)],
  };
}

function asCode(passage: PassageDraft): PassageDraft {
  const [only, ...others] = passage.content;
  const isCommand = passage.kind === 'paragraph' && others.length === 0 && only?.kind === 'code';
  return isCommand && passage.label === undefined ? { ...passage, kind: 'code' } : passage;
}
