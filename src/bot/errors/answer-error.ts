/** Answers an error that somebody told: explained for the image and the host that it is about, as far as they are known. */
import type { ErrorExplanation } from '../../canirun/errors/explain-error.js';
import type { Verdict } from '../../canirun/judge/verdict.js';
import type { Block } from '../../core/reply.js';
import type { CommandContext, CommandResult } from '../command.js';
import { formatCanirun } from '../canirun/split-canirun.js';
import { hostsMeant } from '../hosts/team-hosts.js';
import type { Messages } from '../messages/messages.js';
import { notesToo } from '../notes/notes-too.js';
import { choiceBlock, clip, sayPlain } from '../reply/plain.js';
import { formName } from './error-form.js';
import { explainFor, type ExplainedFor } from './explain-for.js';
import { headlineBlock, missingBlock, presentError } from './error-reply.js';
import { verdictQuestion, type ErrorReader, type ToldError } from './read-told-error.js';

/** What an error is read by where a command runs. */
export function readerFor({ parts, message, conversation }: CommandContext): ErrorReader {
  return {
    known: parts.canirun,
    team: parts.hosts?.names(message.place) ?? [],
    words: parts.engine.words,
    conversation,
  };
}

/** Explains it. @param told - from `readErrorArgument` or `readToldError` */
export async function answerError(
  told: ToldError,
  context: CommandContext,
): Promise<CommandResult> {
  const { messages } = context;
  const { verdict, explanation } = await explainTold(told, context);
  if (explanation === null) return { reply: sayPlain(messages.say('error.unknown')) };
  const { image, host } = told;
  const reply = presentError(
    explanation,
    messages,
    verdict === undefined
      ? missingBlock(told.image, told.host, messages)
      : headlineBlock(verdict, messages),
    ...wayOn(told, explanation, verdict, messages),
    ...notesToo(explanation.line, context),
  );
  const isWhole = image !== '' && host !== '' && !host.includes('\n');
  return isWhole
    ? { reply, conversation: { question: verdictQuestion({ image, host }), noteId: null } }
    : { reply };
}

async function explainTold(
  { image, host, log }: ToldError,
  { parts, message }: CommandContext,
): Promise<ExplainedFor> {
  const request = image === '' ? undefined : { name: image, asker: message.author };
  const [meant] = host === '' ? [] : await hostsMeant(host, message.place, parts.hosts);
  return explainFor(log, { image: request, host: meant }, parts.canirun);
}

/** The way to the verdict in full, or the form that asks for what is missing. */
function wayOn(
  { image, host }: ToldError,
  { id }: ErrorExplanation,
  verdict: Verdict | undefined,
  messages: Messages,
): Block[] {
  if (verdict === undefined) {
    const form = formName(id, image, host);
    return [{ kind: 'forms', forms: [{ label: messages.say('error.tellMore'), form }] }];
  }
  if (verdict.host.includes('\n')) return [];
  const full = {
    label: clip(messages.say('matrix.cell', { image, host: verdict.host }), 75),
    message: `/canirun ${formatCanirun(image, verdict.host)}`,
  };
  return choiceBlock(messages.say('error.verdict'), [full]);
}
