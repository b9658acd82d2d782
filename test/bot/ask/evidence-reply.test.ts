import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/core/inline.js';
import type { Answer } from '../../../src/engine/answer-engine.js';
import { presentEvidence } from '../../../src/bot/ask/evidence-reply.js';
import { messagesOf, type Messages } from '../../../src/bot/messages/messages.js';
import { noteOf } from '../../fixtures/notes.js';

const money = noteOf('Who collects the money?', { children: [{ text: 'Ask the treasurer.' }] });
const tides = noteOf('Tides');

function explain(messages: Messages, notes = [money, money, tides]) {
  const passages = notes.map((note, at) => {
    const passage = (at === 1 ? note.root.children[0] : undefined) ?? note.root;
    return { note, passage, score: 10 - at, evidence: [], onSubject: true };
  });
  const status = 'answered';
  const answer: Answer = {
    ...{ question: 'who gets the money', status, confidence: 0.9, passages },
    ...{ sure: true, quotes: [], unknownWords: [] },
  };
  const { summary, blocks } = presentEvidence(answer, messages);
  const paragraphs = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [plainText(block.content)] : [],
  );
  return { summary, paragraphs };
}

test.each(['en', 'de'] as const)('no mark follows the mark of a topic (%s)', (language) => {
  expect(explain(messagesOf(language)).summary).toMatch(/: Who collects the money\?$/);
  expect(explain(messagesOf(language), [tides]).summary).toMatch(/: Tides\.$/);
});

test('what came second is another note, never a section of the best one', () => {
  expect(explain(messagesOf()).paragraphs.at(-1)).toMatch(/^Second came Tides .* 20 % behind\.$/);
  expect(explain(messagesOf(), [money, money]).paragraphs).toHaveLength(1);
});
