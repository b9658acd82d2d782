/** `/canirun`: whether an image runs on a host; several images or hosts give a matrix. */
import type { Command } from '../command.js';
import { EN } from '../messages/en.js';
import { answerError, readerFor } from '../errors/answer-error.js';
import { readErrorArgument, verdictQuestion } from '../errors/read-told-error.js';
import { answerReading } from './answer-reading.js';
import { onlyPair, readCanirun } from './read-canirun.js';

/** Judges images on hosts. */
export const canirun: Command = {
  spec: {
    name: 'canirun',
    summary: EN['command.canirun'],
    options: [
      {
        name: 'image',
        summary: EN['command.canirun.image'],
        required: true,
        completes: 'image',
      },
      {
        name: 'host',
        summary: EN['command.canirun.host'],
        required: true,
        completes: 'host',
      },
    ],
    canBeOff: true,
    form: 'canirun',
    asksMembership: true,
    bare: /^/,
    example: '/canirun nginx:alpine raspberry pi zero',
  },
  async run(argument, context) {
    const { parts, message } = context;
    const told = readErrorArgument(argument, readerFor(context));
    if (told !== null) return answerError(told, context);
    const reading = readCanirun(argument, parts.canirun, parts.hosts?.names(message.place));
    const reply = await answerReading(reading, context);
    const pair = onlyPair(reading);
    return pair === null
      ? { reply }
      : { reply, conversation: { question: verdictQuestion(pair), noteId: null } };
  },
};
