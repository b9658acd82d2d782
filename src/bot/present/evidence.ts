/** Draws why an answer is what it is: which words matched which, at what weight, and what came second. */
import { code, emphasis, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { Answer, AnswerStatus, RankedPassage, WordMatch } from '../../engine/answer-engine.js';
import { cite, formatPath } from './passage.js';
import { clip } from './plain.js';

const MAX_MATCHES = 8;

const STATUS: Record<AnswerStatus, string> = {
  answered: 'sure enough to answer',
  suggested: 'near enough to suggest',
  'not-found': 'not covered by the notes',
};

const MATCH: Record<WordMatch['by'], string> = {
  exact: 'the same word',
  stem: 'another form of it',
  typo: 'a near spelling',
  compound: 'words split or joined',
  synonym: 'means the same',
  prefix: 'begins with it',
};

const FIELD: Record<WordMatch['field'], string> = {
  topic: 'the topic',
  path: 'the path to it',
  question: 'its questions',
  keyword: 'its keywords',
  text: 'its words',
};

/** Draws the evidence of an answer. */
export function presentEvidence(answer: Answer): Reply {
  const [best, second] = answer.passages;
  const sure = `${Math.round(answer.confidence * 100)} %`;
  const summary =
    best === undefined
      ? `“${clip(answer.question, 120)}” shares no word with any note.`
      : `“${clip(answer.question, 120)}” is ${STATUS[answer.status]} (${sure} sure): ${clip(formatPath(best.passage.path), 120)}.`;
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      ...(best === undefined ? [] : [matches(best)]),
      ...(best === undefined || second === undefined ? [] : [runnerUp(best, second)]),
      ...unknown(answer.unknownWords),
      ...(best === undefined ? [] : [{ kind: 'sources' as const, sources: [cite(best.passage)] }]),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function matches(best: RankedPassage): Block {
  const row = (match: WordMatch): readonly (readonly Inline[])[] => [
    [code(match.asked)],
    [code(match.matched)],
    [text(`${MATCH[match.by]}, in ${FIELD[match.field]}`)],
    [text(`${Math.round(match.weight * 100)} %`)],
  ];
  return {
    kind: 'table',
    head: [[text('asked')], [text('matched')], [text('how')], [text('weight')]],
    rows: best.evidence.slice(0, MAX_MATCHES).map(row),
  };
}

function runnerUp(best: RankedPassage, second: RankedPassage): Block {
  const lead = best.score <= 0 ? 0 : Math.round((1 - second.score / best.score) * 100);
  return {
    kind: 'paragraph',
    content: [
      text('Second came '),
      strong(clip(formatPath(second.passage.path), 120)),
      text(` (${second.passage.source.file}:${second.passage.source.line}), ${lead} % behind.`),
    ],
  };
}

function unknown(words: readonly string[]): Block[] {
  if (words.length === 0) return [];
  const listed = words
    .slice(0, 8)
    .flatMap((word, at) => [text(at === 0 ? '' : ', '), emphasis(clip(word, 40))]);
  return [{ kind: 'note', content: [text('Words that no note knows: '), ...listed, text('.')] }];
}
