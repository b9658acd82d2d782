/** Pairs of `Q:` and `A:` in Markdown: in one paragraph, in paragraphs of their own, or as items of a list. */
import type { PassageKind } from '../../../core/note.js';
import type { NoteDraft, PassageDraft } from '../note-draft.js';
import { splitSources } from '../sources.js';
import { isAnswerMark, isQuestionMark } from '../question-answer.js';

/** A question with everything up to the next one. */
export interface Pair {
  readonly question: PassageDraft;
  readonly answer: PassageDraft[];
}

/**
 * Tells the pairs among the passages of a section from the other passages. What follows a question answers it,
 * up to the next one; but a question with something below it (a callout, a nested list) has its answer there.
 */
export function splitPairs(passages: readonly PassageDraft[]): {
  passages: PassageDraft[];
  pairs: Pair[];
} {
  const others: PassageDraft[] = [];
  const pairs: Pair[] = [];
  for (const passage of passages) {
    const last = pairs.at(-1);
    if (asksQuestion(passage)) pairs.push({ question: passage, answer: [...passage.children] });
    else if (last === undefined || isComplete(last, passage)) others.push(passage);
    else last.answer.push(passage);
  }
  return { passages: others, pairs };
}

function isComplete({ question }: Pair, next: PassageDraft): boolean {
  return question.children.length > 0 && !isAnswerMark(next.label ?? '');
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
  const { passage: root, origins } = splitSources(
    unmarked(question, 'topic', answer.map(answering)),
  );
  return {
    topic: question.text,
    above,
    root,
    origins,
    questions: [question.text],
    keywords: [],
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
