/** Pairs of `Q:` and `A:` in Markdown: in one paragraph, in paragraphs of their own, or as items of a list. */
import type { PassageKind } from '../engine/note.js';
import type { NoteDraft, PassageDraft } from './note-draft.js';
import { isAnswerMark, isQuestionMark } from './question-answer.js';

/** A question with everything up to the next one. */
export interface Pair {
  readonly question: PassageDraft;
  readonly answer: PassageDraft[];
}

/** Tells the pairs among the passages of a section from the passages before the first of them. */
export function splitPairs(passages: readonly PassageDraft[]): {
  passages: PassageDraft[];
  pairs: Pair[];
} {
  const before: PassageDraft[] = [];
  const pairs: Pair[] = [];
  for (const passage of passages) {
    if (asksQuestion(passage)) pairs.push({ question: passage, answer: [...passage.children] });
    else (pairs.at(-1)?.answer ?? before).push(passage);
  }
  return { passages: before, pairs };
}

/** True for a passage that `Q:` marks as a question. */
export function asksQuestion(passage: PassageDraft): boolean {
  return passage.label !== undefined && isQuestionMark(passage.label);
}

/**
 * Drafts the note of a pair.
 * @param above - the headings that it stands below
 */
export function draftPair({ question, answer }: Pair, above: readonly string[]): NoteDraft {
  return {
    topic: question.text,
    above,
    root: unmarked(question, 'topic', answer.map(answering)),
    questions: [question.text],
    keywords: [],
    origins: [],
  };
}

function answering(passage: PassageDraft): PassageDraft {
  if (passage.label !== undefined && isAnswerMark(passage.label)) {
    return unmarked(passage, 'answer', passage.children);
  }
  return passage.kind === 'paragraph' ? { ...passage, kind: 'answer' } : passage;
}

/** A passage without the mark in front of it. */
function unmarked(
  { text, content, line, endLine }: PassageDraft,
  kind: PassageKind,
  children: readonly PassageDraft[],
): PassageDraft {
  return { kind, text, content, line, endLine, children };
}
