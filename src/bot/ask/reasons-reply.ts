/** Says in words why an answer is what it is: what spoke for it, and what against. The figures are one button away. */
import { text } from '../../core/inline.js';
import type { Reply } from '../../core/reply.js';
import type { Answer, RankedPassage, WordMatch } from '../../engine/answer-engine.js';
import type { Messages } from '../messages/messages.js';
import { cite, formatPath } from '../notes/passage.js';
import { choiceBlock, clip } from '../reply/plain.js';

/** So much of the score is told of; what is left decided nothing. */
const TOLD_SHARE = 0.75;
const MOST_TOLD = 4;
/** Who is so near behind might have been it. */
const NEARLY = 0.9;

/** Draws the reasons. */
export function presentReasons(answer: Answer, messages: Messages): Reply {
  const [best] = answer.passages;
  const sentence = best === undefined ? noWord(answer, messages) : sayWhy(answer, best, messages);
  return {
    summary: sentence,
    blocks: [
      { kind: 'paragraph', content: [text(sentence)] },
      ...(best === undefined ? [] : [{ kind: 'sources' as const, sources: [cite(best.passage)] }]),
      ...(best === undefined
        ? []
        : choiceBlock('', [{ label: messages.say('why.showDetails'), message: '/why details' }])),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function noWord({ question }: Answer, messages: Messages): string {
  return messages.say('why.noWord', { question: clip(question, 120) });
}

function sayWhy(answer: Answer, best: RankedPassage, messages: Messages): string {
  const topic = topicOf(best);
  const reasons = list(reasonsFor(best, messages), messages);
  switch (answer.status) {
    case 'answered':
      return messages.say('why.answered', { topic, reasons });
    case 'suggested':
      return messages.say('why.suggested', {
        topic,
        reasons,
        doubt: doubtOf(answer, best, messages),
      });
    case 'not-found':
      return messages.say('why.not-found', {
        question: clip(answer.question, 120),
        topic,
        reasons,
        doubt: doubtOf(answer, best, messages),
      });
  }
}

/** The matches that made the score, the plain ones together. */
function reasonsFor({ evidence }: RankedPassage, messages: Messages): string[] {
  const told = deciding(evidence);
  const plain = told.filter(({ by }) => by !== 'typo' && by !== 'synonym');
  const words = quotedList(
    plain.map(({ asked }) => asked),
    messages,
  );
  const others = told.flatMap(({ by, asked, matched }) =>
    by === 'typo' || by === 'synonym'
      ? [
          messages.say(`why.because.${by}`, {
            asked: quoted(asked, messages),
            matched: quoted(matched, messages),
          }),
        ]
      : [],
  );
  const reasons = [
    ...(plain.length === 0
      ? []
      : [messages.say('why.because.words', { count: plain.length, words })]),
    ...others,
  ];
  return reasons.length === 0 ? [messages.say('why.because.best')] : reasons;
}

function deciding(evidence: readonly WordMatch[]): readonly WordMatch[] {
  let share = 0;
  return evidence.slice(0, MOST_TOLD).filter(({ weight }) => {
    const matters = share < TOLD_SHARE;
    share += weight;
    return matters;
  });
}

/** What kept the answer from being sure, the plainest first. */
function doubtOf({ unknownWords, passages }: Answer, best: RankedPassage, messages: Messages) {
  if (unknownWords.length > 0)
    return messages.say('why.doubt.unknown', {
      words: quotedList(unknownWords.slice(0, MOST_TOLD), messages),
    });
  // Another section of the same note is no rival, and often bears the same name.
  const rival = passages.find(({ note }) => note.id !== best.note.id);
  if (rival !== undefined && rival.score >= NEARLY * best.score)
    return messages.say('why.doubt.rival', { topic: topicOf(rival) });
  return messages.say('why.doubt.little');
}

const topicOf = ({ passage }: RankedPassage): string => clip(formatPath(passage.path), 120);

const quoted = (word: string, messages: Messages): string =>
  messages.say('why.quoted', { word: clip(word, 40) });

function quotedList(words: readonly string[], messages: Messages): string {
  return list(
    words.map((word) => quoted(word, messages)),
    messages,
  );
}

/** Several with commas and an "and". */
function list(parts: readonly string[], { language }: Messages): string {
  return new Intl.ListFormat(language).format(parts);
}
