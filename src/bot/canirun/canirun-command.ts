/** `/canirun`: whether an image runs on a host; several images or hosts give a matrix. */
import { defineCommand, type CommandContext, type CommandResult } from '../command.js';
import { EN } from '../messages/en.js';
import { answerError, readerFor } from '../errors/answer-error.js';
import { readErrorArgument, verdictQuestion, type ToldError } from '../errors/read-told-error.js';
import { answerReading } from './answer-reading.js';
import { onlyPair, readCanirun, readFields, type CanirunReading } from './read-canirun.js';

/** Judges images on hosts. */
export const canirun = defineCommand({
  spec: {
    name: 'canirun',
    summary: EN['command.canirun'],
    first: true,
    arguments: [
      {
        name: 'image',
        summary: EN['command.canirun.image'],
        label: EN['command.canirun.image.label'],
        takes: 'word',
        completes: 'image',
        example: 'nginx:alpine',
      },
      {
        name: 'host',
        summary: EN['command.canirun.host'],
        label: EN['command.canirun.host.label'],
        takes: 'words',
        lead: 'on',
        completes: 'host',
        example: 'windows 11',
      },
      {
        name: 'error',
        summary: EN['command.canirun.error'],
        label: EN['command.canirun.error.label'],
        takes: 'words',
        below: true,
        optional: true,
        example: 'exec format error',
      },
    ],
    canBeOff: true,
    personal: true,
    form: EN['command.canirun.title'],
    asksMembership: true,
    bare: /^/,
    shell: 'canirun',
    example: '/canirun nginx:alpine raspberry pi zero',
  },
  // People write and paste them in many ways, and in either order.
  readText: (typed, context) =>
    readErrorArgument(typed, readerFor(context)) ??
    readCanirun(typed, context.parts.canirun, context.parts.hosts?.names(context.message.place)),
  run(given, context) {
    if (!('error' in given)) return answer(given, context);
    const pair = readFields(given);
    const { error } = given;
    const asked =
      error === undefined ? ({ kind: 'pairs', pairs: [pair] } as const) : { ...pair, log: error };
    return answer(asked, context);
  },
});

async function answer(
  asked: ToldError | CanirunReading,
  context: CommandContext,
): Promise<CommandResult> {
  if ('log' in asked) return answerError(asked, context);
  const reply = await answerReading(asked, context);
  return { reply, conversation: { question: verdictQuestion(onlyPair(asked)), noteId: null } };
}
