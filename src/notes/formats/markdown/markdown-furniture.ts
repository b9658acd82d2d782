/**
 * Furniture: what helps to get around in a page and answers nothing, such as a table of its own contents or "Back
 * to top". It repeats the words of every heading, and so would beat the answers that it leads to.
 */
import { plainText, type Inline } from '../../../core/inline.js';
import type { PassageDraft } from '../note-draft.js';

/** Passages without furniture; of a list that is a table of contents nothing is left. */
export function withoutFurniture(passages: readonly PassageDraft[]): PassageDraft[] {
  const kept: PassageDraft[] = [];
  for (let at = 0; at < passages.length;) {
    const end = endOfRun(passages, at);
    const run = passages.slice(at, end);
    // One by one: as arguments of one call, the items of a long list overflow the stack.
    if (!isContents(run)) for (const passage of run.flatMap(cleared)) kept.push(passage);
    at = end;
  }
  return kept;
}

/** Links of a list that make it a table of contents; a single one may be a pointer to the answer. */
const MIN_ENTRIES = 2;

/** A list or table whose entries are links into the same file, and nothing else. */
function isContents(run: readonly PassageDraft[]): boolean {
  const entries = run.flatMap(leaves);
  const links = entries.filter(leadsInside);
  // Names of groups ("General") may stand between the links.
  return links.length >= MIN_ENTRIES && links.length >= entries.length * 0.8;
}

/** The passages of a run and those below that have none below them. */
function leaves(passage: PassageDraft): PassageDraft[] {
  return passage.children.length === 0 ? [passage] : passage.children.flatMap(leaves);
}

/** A passage without the furniture below it; nothing is left of one that is furniture itself or only held it. */
function cleared(passage: PassageDraft): PassageDraft[] {
  if (passage.children.length === 0) return isWayBack(passage) ? [] : [passage];
  const children = withoutFurniture(passage.children);
  if (children.length === passage.children.length) return [{ ...passage, children }];
  const isEmpty = children.length === 0 && passage.kind === 'label';
  return isEmpty ? [] : [{ ...passage, children }];
}

/** The index behind the list items or rows that begin at an index; behind one passage for all others. */
function endOfRun(passages: readonly PassageDraft[], at: number): number {
  const group = groupOf(passages[at]);
  let end = at + 1;
  while (group !== null && end < passages.length && groupOf(passages[end]) === group) end++;
  return end;
}

function groupOf(passage: PassageDraft | undefined): 'list' | 'table' | null {
  switch (passage?.kind) {
    case 'item':
    case 'step':
      return 'list';
    case 'row':
      return 'table';
    case 'label':
      return leadsInside(passage) || passage.children.some((child) => groupOf(child) === 'list')
        ? 'list'
        : null;
    default:
      return null;
  }
}

/** Whether all words of a passage are links into the same file; marks, numbers and names of columns don't count. */
function leadsInside({ kind, content, text }: PassageDraft): boolean {
  const links = content.filter(isInside);
  if (links.length === 0) return false;
  const words = lettersOf(text) - (kind === 'row' ? columnLetters(content) : 0);
  return words <= lettersOf(plainText(linksIn(content)));
}

/** Letters of what stands in front of the link of a row: the name of its column. */
function columnLetters(content: readonly Inline[]): number {
  const first = content.findIndex(isInside);
  return lettersOf(plainText(content.slice(0, first)));
}

function isInside(node: Inline): boolean {
  if (node.kind === 'link') return node.href.startsWith('#') && node.href.length > 1;
  return 'children' in node && node.children.some(isInside);
}

function linksIn(content: readonly Inline[]): Inline[] {
  return content.flatMap((node): readonly Inline[] => {
    if (node.kind === 'link') return isInside(node) ? [node] : [];
    return 'children' in node ? linksIn(node.children) : [];
  });
}

/** Words of links that lead back, in the languages that they were met in. */
const BACK =
  /^(?:(?:go |jump |return )?(?:back )?(?:to )?(?:the )?(?:top|start|toc|index|table of contents|contents|menu)|back|zurück(?: (?:nach oben|zum (?:anfang|inhaltsverzeichnis)))?|nach oben|volver(?: arriba| al índice)?|retour en haut|haut de page|回到顶部|返回顶部|トップ(?:へ戻る|に戻る)|ページトップへ|目次(?:へ戻る|に戻る))$/i;

/** "[⬆ Back to top](#contents)", and the mark in whose place generators put the contents. */
function isWayBack(passage: PassageDraft): boolean {
  if (passage.label !== undefined && passage.kind !== 'label') return false;
  const isLink = passage.content[0]?.kind === 'link';
  if ((isLink ? /^_?toc_?$/i : /^\[{1,2}_?toc_?\]{1,2}$/i).test(passage.text)) return true;
  return isWayBackLine(passage.content);
}

/** Whether words are nothing but a link back, as they stand alone or at the end of a paragraph. */
export function isWayBackLine(content: readonly Inline[]): boolean {
  if (!content.some(isBackLink)) return false;
  const words = plainText(content)
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words !== '' && words.length <= 60 && BACK.test(words);
}

function isBackLink(node: Inline): boolean {
  if (node.kind === 'link') return /^#|^$/.test(node.href);
  return 'children' in node && node.children.some(isBackLink);
}

function lettersOf(words: string): number {
  return words.match(/\p{L}/gu)?.length ?? 0;
}
