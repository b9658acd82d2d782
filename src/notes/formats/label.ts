/**
 * Labels: the words in front of a colon that name what hangs behind or below it. Decided from the shape of the
 * words alone, so that addresses, times, paths and running sentences stay whole.
 *
 *   Speed: yarn was faster        label "Speed"
 *   Why it matters: …             label "Why it matters"
 *   npm:                          label "npm", opens what follows
 *   at 10:30 / C:\ / std::string  no label: no blank behind the colon, or a second colon
 *   note that: it is slow         no label: a remark, names nothing
 *   It prints this: ok            no label: a sentence
 *   Run x in there: it is ok      no label: tells what to do
 */

import { TEXT_BUDGET } from './text-budget.js';

/** Where a label ends and the words behind it begin, as offsets into the text. */
export interface LabelSpan {
  readonly end: number;
  readonly textStart: number;
}

/** Longest label in characters and in words; beyond that a colon belongs to a sentence. */
const MAX_LABEL_LENGTH = 60;
const MAX_LABEL_WORDS = 8;

/** Finds the label in front of the words, if there is one and words follow it. */
export function findLabel(text: string): LabelSpan | null {
  const colon = labelColon(text);
  if (colon === -1) return null;
  const end = text.slice(0, colon).trimEnd().length;
  const behind = /[^\s:]/.exec(text.slice(colon));
  if (end === 0 || behind === null) return null;
  if (!isLabel(text.slice(0, end))) return null;
  return { end, textStart: colon + behind.index };
}

/** The words of a line that ends in a colon, without it; `null` for other lines. */
export function openLabel(text: string): string | null {
  const words = /^(.*[^:\s])\s*:$/s.exec(text.trimEnd())?.[1];
  return words?.trim() ?? null;
}

/** True for words short enough to name what hangs below them; longer ones, or several sentences, are a statement. */
export function isName(words: string): boolean {
  return words.length <= TEXT_BUDGET.pathStep && !/[.!?]\s+\p{Lu}/u.test(words);
}

/**
 * The first colon with a blank behind it, or the first `::` with blanks around it (Obsidian's inline fields). The
 * colons around `:star:` make a picture of it.
 */
function labelColon(text: string): number {
  return text.slice(0, MAX_LABEL_LENGTH + 2).search(/(?<!:|(?:^|\s):[a-z\d_+-]{1,40}):{1,2}\s/i);
}

function isLabel(words: string): boolean {
  if (words.length > MAX_LABEL_LENGTH || /[!?;]|[.,]\s*$|\.\s/.test(words)) return false;
  if (!/[\p{L}\p{N}]/u.test(words)) return false;
  const all =
    words
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (all.length > MAX_LABEL_WORDS || REMARKS.has(all[0] ?? '')) return false;
  if (SUBORDINATE.has(all[0] ?? '')) return true;
  if (ORDERS.has(all[0] ?? '') && all.length > MAX_ORDER_WORDS) return false;
  return !SUBJECTS.has(all[0] ?? '') && !all.some((word) => CLAUSE_WORDS.has(word));
}

/** Open a remark on what was said rather than name it. */
const REMARKS = new Set('note notice nb remember fyi ps eg ie todo'.split(' '));

/**
 * Open a sentence that tells somebody what to do, if there are more words: "Run tests" names a step, and "Run /mute 10
 * in #general" tells all of it.
 */
const ORDERS = new Set(
  'run use click open type press select set add check call ask write put see try enter install choose make create delete remove send restart copy paste start stop go'.split(
    ' ',
  ),
);
const MAX_ORDER_WORDS = 3;

/** Open a question or condition, which may hold a verb and still be a name: "How it works", "If it fails". */
const SUBORDINATE = new Set(
  'how why what when where which who if unless after before once while for without with in on at as'.split(
    ' ',
  ),
);

/** Open a sentence when they stand first. */
const SUBJECTS = new Set('it they we you i he she this these those there let lets'.split(' '));

/** Finite verbs and links between clauses: with one of them the words are a sentence. */
const CLAUSE_WORDS = new Set(
  'is are was were am has have had does did do can could will would shall should must may might that because means says said'.split(
    ' ',
  ),
);
