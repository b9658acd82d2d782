/** Replies of one or two sentences, and the pieces that every presenter uses. */
import { emphasis, text, type Inline } from '../../core/inline.js';
import type { Block, Choice, Reply } from '../../core/reply.js';

/** Longest summary of an answer, in UTF-16 units: what a notification shows and a screen reader says at once. */
export const LONGEST_SUMMARY = 500;

/** A sentence for everyone. */
export function sayPlain(sentence: string, ...more: Block[]): Reply {
  return {
    summary: sentence,
    blocks: [{ kind: 'paragraph', content: [text(sentence)] }, ...more],
    tone: 'plain',
    audience: 'everyone',
  };
}

/** A sentence that says what was wrong and what to do; shown only to the asker where the outlet can. */
export function sayProblem(sentence: string, ...more: Block[]): Reply {
  return { ...sayPlain(sentence, ...more), tone: 'bad', audience: 'asker' };
}

/** A block of choices, or nothing when there are none. */
export function choiceBlock(prompt: string, choices: readonly Choice[]): Block[] {
  return choices.length === 0 ? [] : [{ kind: 'choices', prompt, choices }];
}

/** Words with commas between them, each emphasised. */
export function listEmphasised(words: readonly string[]): readonly Inline[] {
  return words.flatMap((word, at) => [text(at === 0 ? '' : ', '), emphasis(clip(word, 40))]);
}

/** Cuts at a word, with an ellipsis; `length` counts UTF-16 units, the ellipsis included. */
export function clip(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : undefined)}…`;
}
