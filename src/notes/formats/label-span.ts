/** Labels in inline text: the words in front of a colon, unless cutting them off would take code out of a sentence. */
import type { Inline } from '../../core/inline.js';
import { takeInline, withoutCodeColons } from '../../core/text/inline-edit.js';
import { findLabel, type LabelSpan } from './label.js';

/**
 * Finds the label in front of the words. A name is plain words or code (`-v`: says more); with both, as in "Run `/mute`
 * in general: it is silent", the words are a sentence, and stay whole.
 */
export function labelSpan(content: readonly Inline[]): LabelSpan | null {
  const span = findLabel(withoutCodeColons(content));
  if (span === null) return null;
  const label = takeInline(content, span.end);
  const code = label.filter(hasCode).length;
  return code > 0 && label.some((node) => !hasCode(node) && hasLetters(node)) ? null : span;
}

function hasCode(node: Inline): boolean {
  return node.kind === 'code' || ('children' in node && node.children.some(hasCode));
}

function hasLetters(node: Inline): boolean {
  return 'text' in node ? /[\p{L}\p{N}]/u.test(node.text) : node.children.some(hasLetters);
}
