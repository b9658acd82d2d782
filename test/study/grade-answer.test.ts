/** Three hundred answers as people type them, graded as a fair teacher would. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { code, plainText, text } from '../../src/core/inline.js';
import { newEngine } from '../../src/app/engine-data.js';
import { gradeAnswer } from '../../src/study/grade-answer.js';
import type { StudyCard } from '../../src/study/study-card.js';

interface Asked {
  readonly asked: string;
  readonly answer: string;
  readonly accepted?: readonly string[];
  readonly choices?: readonly string[];
  readonly code?: true;
  readonly replies: readonly {
    readonly typed: string;
    readonly kind: string;
    readonly grade: string;
    readonly but?: string;
    readonly missing?: string;
    readonly choices?: readonly string[];
    readonly accepted?: readonly string[];
  }[];
}

const TABLE = ['free-answers', 'more-answers'].flatMap(
  (name) => parse(readFileSync(`test/study/${name}.yaml`, 'utf8')) as readonly Asked[],
);
const { words } = newEngine();

const CASES = TABLE.flatMap((asked) => asked.replies.map((reply) => ({ ...asked, ...reply })));

test.each(CASES)('$answer: “$typed” is $grade', (one) => {
  const graded = gradeAnswer(cardOf(one), one.typed, words);
  expect(graded.grade).toBe(one.but ?? one.grade);
  if (one.missing !== undefined) expect(graded.missing.join(' … ')).toContain(one.missing);
});

function cardOf({
  asked,
  answer,
  accepted = [],
  choices = [],
  code: isCode,
}: Omit<Asked, 'replies'>): StudyCard {
  const right = isCode === true ? [code(answer)] : [text(answer)];
  const offered = [
    { content: right, isRight: true },
    ...choices.map((choice) => ({ content: [text(choice)], isRight: false })),
  ];
  return {
    id: 'x',
    kind: 'pair',
    noteId: 'n',
    topic: plainText(right),
    prompt: { words: [text(asked)], about: [] },
    answer: right,
    accepted,
    choices: choices.length > 0 ? offered : null,
    source: { file: 'n.md', line: 1 },
    explanation: right,
    isMarked: false,
  };
}
