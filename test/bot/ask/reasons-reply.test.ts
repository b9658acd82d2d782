import { expect, test } from '@jest/globals';
import { presentReasons } from '../../../src/bot/ask/reasons-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Answer, WordMatch } from '../../../src/engine/answer-engine.js';
import { noteOf } from '../../fixtures/notes.js';

const tides = noteOf('Tides');
const moon = noteOf('Moon');

const matched = (
  asked: string,
  by: WordMatch['by'] = 'exact',
  as = asked,
  weight = 0.25,
): WordMatch => ({ asked, matched: as, by, field: 'text', weight });

function answerOf(
  status: Answer['status'],
  evidence: WordMatch[],
  { unknownWords = [], rival = 2 }: { unknownWords?: string[]; rival?: number } = {},
): Answer {
  const passages = [tides, moon].map((note, at) => ({
    note,
    passage: note.root,
    score: at === 0 ? 10 : rival,
    evidence,
    onSubject: true,
  }));
  return {
    ...{ question: 'when is it high', status, confidence: 0.5, sure: false },
    ...{ passages, quotes: [], unknownWords },
  };
}

const SPELT = [
  matched('high'),
  matched('tiide', 'typo', 'tide'),
  matched('sea', 'synonym', 'water'),
];

test.each([
  [
    'en',
    answerOf('answered', SPELT),
    'I answered from “Tides”, because your word “high” stands there, “tiide” is spelt nearly like “tide”, which stands there, and “sea” means the same as “water”, which stands there.',
  ],
  [
    'de',
    answerOf('answered', [matched('Flut'), matched('hoch')]),
    'Geantwortet habe ich aus „Tides“, weil deine Wörter „Flut“ und „hoch“ dort stehen.',
  ],
  [
    'en',
    answerOf('suggested', [matched('high')], { unknownWords: ['quokka'] }),
    '“Tides” comes nearest, because your word “high” stands there; but no note knows “quokka”, so I only suggested it.',
  ],
  [
    'en',
    answerOf('suggested', [matched('high')], { rival: 9.5 }),
    '“Tides” comes nearest, because your word “high” stands there; but “Moon” fits nearly as well, so I only suggested it.',
  ],
  [
    'de',
    answerOf('not-found', [matched('hoch')]),
    'Auf „when is it high“ antwortet nichts in den Notizen. Am nächsten kommt „Tides“, weil dein Wort „hoch“ dort steht; aber das ist zu wenig, um sicher zu sein.',
  ],
  ['en', answerOf('answered', []), 'I answered from “Tides”, because it fits your question best.'],
] as const)('%s: in words that anybody understands', (language, answer, sentence) => {
  const reply = presentReasons(answer, messagesOf(language));
  expect(reply.summary).toBe(sentence);
  expect(reply.blocks.at(-1)).toMatchObject({ choices: [{ message: '/why details' }] });
});

test('words that decided nothing are left out', () => {
  const evidence = [matched('tide', 'exact', 'tide', 0.8), matched('the', 'exact', 'the', 0.2)];
  expect(presentReasons(answerOf('answered', evidence), messagesOf()).summary).toBe(
    'I answered from “Tides”, because your word “tide” stands there.',
  );
});

test('without any word in common there is nothing to explain', () => {
  const reply = presentReasons({ ...answerOf('not-found', []), passages: [] }, messagesOf());
  expect(reply.summary).toBe('“when is it high” shares no word with any note.');
  expect(reply.blocks).toHaveLength(1);
});
