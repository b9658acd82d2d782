/** `/why`: why the last answer of this conversation is what it is. */
import type { Command } from '../command.js';
import { presentEvidence } from '../present/evidence.js';
import { sayPlain } from '../present/plain.js';

/** Explains the last answer from the engine's own evidence, by asking again. */
export const why: Command = {
  spec: {
    name: 'why',
    summary: 'Explain the last answer: which words matched what, and what came second',
    options: [],
    canBeOff: true,
    readsNotes: true,
    example: '/why',
  },
  run(_argument, { conversation, parts }) {
    if (conversation === null)
      return Promise.resolve({
        reply: sayPlain(
          'Nothing was asked here yet. Ask a question first, then /why explains the answer.',
        ),
      });
    const answer = parts.engine.ask(conversation.question, { top: 5 });
    return Promise.resolve({ reply: presentEvidence(answer) });
  },
};
