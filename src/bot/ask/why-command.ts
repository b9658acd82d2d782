/** `/why`: why the last answer of this conversation is what it is. */
import { defineCommand } from '../command.js';
import { presentEvidence } from './evidence-reply.js';
import { presentReasons } from './reasons-reply.js';
import { isAboutVerdict } from '../errors/read-told-error.js';
import { sayPlain } from '../reply/plain.js';
import { EN } from '../messages/en.js';

/** The best note's own passages often come behind one another, and the second that is named is another note's. */
const DEEP_ENOUGH = 20;

/** Explains the last answer from the engine's own evidence, by asking again. */
export const why = defineCommand({
  spec: {
    name: 'why',
    summary: EN['command.why'],
    arguments: [
      {
        name: 'what',
        summary: EN['command.why.what'],
        takes: ['details'],
        optional: true,
      },
    ],
    canBeOff: true,
    readsNotes: true,
    bare: /^(?:details)?$/i,
    example: '/why',
  },
  run({ what }, { conversation, parts, messages }) {
    if (conversation === null)
      return Promise.resolve({ reply: sayPlain(messages.say('why.nothingAsked')) });
    if (isAboutVerdict(conversation))
      return Promise.resolve({ reply: sayPlain(messages.say('why.verdict')) });
    const answer = parts.engine.ask(conversation.question, { top: DEEP_ENOUGH, again: true });
    const present = what === undefined ? presentReasons : presentEvidence;
    return Promise.resolve({ reply: present(answer, messages) });
  },
});
