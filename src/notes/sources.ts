/** "Source:" lines: where the facts of a note come from, kept apart from what the note says. */
import type { Inline } from '../core/inline.js';
import { plainText } from '../core/inline.js';
import type { PassageDraft } from './note-draft.js';

/** Passages without the ones that name sources, at any depth, and what those name. */
export function splitSources(passages: readonly PassageDraft[]): {
  passages: PassageDraft[];
  origins: string[];
} {
  const origins: string[] = [];
  const without = (list: readonly PassageDraft[]): PassageDraft[] =>
    list.flatMap((passage) => {
      if (isSource(passage)) {
        origins.push(...wordsOf(passage));
        return [];
      }
      return [{ ...passage, children: without(passage.children) }];
    });
  return { passages: without(passages), origins };
}

/** True for the words "Source" and "Sources", as a label or heading. */
export function isSourceName(words: string): boolean {
  return /^sources?$/i.test(words.trim());
}

function isSource(passage: PassageDraft): boolean {
  return isSourceName(passage.label ?? '');
}

/** What a "Source:" line names, and the lines below it. */
function wordsOf(passage: PassageDraft): string[] {
  const own =
    passage.kind === 'label' || passage.kind === 'topic' ? [] : [sourceWords(passage.content)];
  return [...own, ...passage.children.flatMap(wordsOf)];
}

/** The words of a source, with the address of a link that does not show it. */
function sourceWords(content: readonly Inline[]): string {
  return content
    .map((node) => {
      const words = plainText([node]);
      return node.kind === 'link' && node.href !== words ? `${words} (${node.href})` : words;
    })
    .join('')
    .trim();
}
