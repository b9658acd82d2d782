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

test('says how sure it was', () => {
  expect(explain(messagesOf()).summary).toBe(
    'How “who gets the money” was matched; I was 90 % sure.',
  );
});

test('what came second is another note, never a section of the best one', () => {
  expect(explain(messagesOf()).paragraphs.at(-1)).toMatch(/^Second came Tides .* 20 % behind\.$/);
  expect(explain(messagesOf(), [money, money]).paragraphs).toHaveLength(1);
});
