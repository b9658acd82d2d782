/** Draws the figures behind an answer: which words matched which, at what weight, and what came second. */
import { code, text, type Inline } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Answer, RankedPassage, WordMatch } from '../../engine/answer-engine.js';
import type { Messages } from '../messages/messages.js';
import { cite, formatPath } from '../notes/passage.js';
import { clip, listEmphasised } from '../reply/plain.js';

const MAX_MATCHES = 8;

/** Draws the evidence of an answer. */
export function presentEvidence(answer: Answer, messages: Messages): Reply {
  const [best] = answer.passages;
  // Another section of the same note is no rival, and often bears the same name.
  const second = answer.passages.find(({ note }) => note.id !== best?.note.id);
  const question = clip(answer.question, 120);
  const summary =
    best === undefined
      ? messages.say('why.noWord', { question })
      : messages.say('why.details', { question, sure: Math.round(answer.confidence * 100) });
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      ...(best === undefined ? [] : [matches(best, messages)]),
      ...(best === undefined || second === undefined ? [] : [runnerUp(best, second, messages)]),
      ...unknown(answer.unknownWords.slice(0, 8), messages),
      ...(best === undefined ? [] : [{ kind: 'sources' as const, sources: [cite(best.passage)] }]),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function matches(best: RankedPassage, messages: Messages): Block {
  const row = (match: WordMatch): readonly (readonly Inline[])[] => [
    [code(match.asked)],
    [code(match.matched)],
    [text(`${messages.say(`why.by.${match.by}`)}, ${messages.say(`why.in.${match.field}`)}`)],
    [text(`${Math.round(match.weight * 100)} %`)],
  ];
  return {
    kind: 'table',
    head: [
      messages.inline('why.head.asked'),
      messages.inline('why.head.matched'),
      messages.inline('why.head.how'),
      messages.inline('why.head.weight'),
    ],
    rows: best.evidence.slice(0, MAX_MATCHES).map(row),
  };
}

function runnerUp(best: RankedPassage, second: RankedPassage, messages: Messages): Block {
  const { path, source } = second.passage;
  const behind = best.score <= 0 ? 0 : Math.round((1 - second.score / best.score) * 100);
  return {
    kind: 'paragraph',
    content: messages.inline('why.second', {
      topic: clip(formatPath(path), 120),
      where: `${source.file}:${source.line}`,
      behind,
    }),
  };
}

function unknown(typed: readonly string[], messages: Messages): Block[] {
  if (typed.length === 0) return [];
  const content = messages.inline('why.unknownWords', { words: listEmphasised(typed) });
  return [{ kind: 'note', content }];
}
