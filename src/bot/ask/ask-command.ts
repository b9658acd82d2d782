/** `/ask`, and every message that is no command: a question to the notes. */
import type { Conversation } from '../../core/conversation.js';
import type { Answer, AskOptions } from '../../engine/answer-engine.js';
import { defineCommand, type CommandContext, type CommandResult } from '../command.js';
import { leaningOf } from '../../engine/query/follow-up.js';
import { withoutNoise } from '../../engine/query/noise.js';
import { answerReading } from '../canirun/answer-reading.js';
import { readPlainQuestion } from '../canirun/plain-question.js';
import { onlyPair } from '../canirun/read-canirun.js';
import { answerError, readerFor } from '../errors/answer-error.js';
import { readToldError, verdictQuestion } from '../errors/read-told-error.js';
import { expertsHere } from '../people/experts-here.js';
import { notesToo } from '../notes/notes-too.js';
import { LONGEST_QUESTION, recordQuestion } from './record-question.js';
import { remarkOf } from './remark.js';
import { smallTalk } from './small-talk.js';
import { offeredNotes, presentAnswer } from './answer-reply.js';
import { EN } from '../messages/en.js';
import { overview } from '../help/help-command.js';

/** Asks the notes. */
export const ask = defineCommand({
  spec: {
    name: 'ask',
    summary: EN['command.ask'],
    first: true,
    arguments: [{ name: 'question', summary: EN['command.ask.question'], takes: 'words' }],
    canBeOff: true,
    personal: true,
    takesQuestions: true,
    readsNotes: true,
    shell: 'ask',
    example: '/ask does a container have its own kernel',
  },
  // Nothing at all is asked, too: it gets an overview.
  readText: (question) => ({ question }),
  run({ question }, context) {
    return context.message.addressed
      ? askAddressed(question, context)
      : askOverheard(question, context);
  },
});

async function askAddressed(question: string, context: CommandContext): Promise<CommandResult> {
  if (question === '') return { reply: overview(context, []) };
  const polite = smallTalk(question, context.messages, context.parts.engine.words);
  if (polite !== null) return { reply: polite };
  const told = readToldError(question, readerFor(context));
  if (told !== null) return answerError(told, context);
  const verdict = await askVerdict(question, context);
  if (verdict !== null) return verdict;
  return tell(context.parts.engine.ask(question, askOptions(question, context)), question, context);
}

/** "Can I run nginx on a macbook m2?": the verdict, and where the notes speak of it too, the way there. */
async function askVerdict(
  question: string,
  context: CommandContext,
): Promise<CommandResult | null> {
  const { parts, message } = context;
  const reading = readPlainQuestion(question, parts.canirun, parts.hosts?.names(message.place));
  if (reading === null) return null;
  const said = await answerReading(reading, context);
  const reply = { ...said, blocks: [...said.blocks, ...notesToo(question, context)] };
  return { reply, conversation: { question: verdictQuestion(onlyPair(reading)), noteId: null } };
}

/**
 * Nobody asked the bot: it speaks only to what asks something of nobody in particular, and when it is sure. The thread's
 * topic counts for whoever was answered there; it may be another's. What it is silent about was not said to it, and
 * nothing of it is kept.
 */
async function askOverheard(said: string, context: CommandContext): Promise<CommandResult> {
  const remark = remarkOf(said, context.parts.engine.words);
  if (remark.kind !== 'question') return { reply: null };
  const { question } = remark;
  const followsUp = context.message.followsUp === true;
  const options = followsUp ? askOptions(question, context) : { top: RANKED };
  const answer = context.parts.engine.ask(question, options);
  return answer.sure ? tell(answer, question, context) : { reply: null };
}

/** @param typed - the question in its own words */
async function tell(
  answer: Answer,
  typed: string,
  context: CommandContext,
): Promise<CommandResult> {
  const kept = await recordQuestion(answer, context);
  const { messages, parts, message } = context;
  // What was understood of it may name a note that not everybody may see.
  const question = (kept ? answer.question : typed).slice(0, LONGEST_QUESTION);
  const canBeOpened = parts.questions !== undefined;
  const open = canBeOpened ? { question, people: expertsHere(context) !== null } : null;
  const reply = presentAnswer(answer, { today: today(context), kept, open, messages });
  return { reply, conversation: remember(answer, kept ? message.id : null) };
}

/** Enough for the quotation and three other topics. */
const RANKED = 8;

/** Whoever says nothing for so long begins anew: the next morning it is another matter. */
const CONVERSATION_MS = 8 * 60 * 60_000;

/** The options that continue a conversation, where the question goes on with it. */
function askOptions(
  question: string,
  { conversation, message, parts }: CommandContext,
): AskOptions {
  const noteId = conversation?.noteId ?? null;
  if (conversation === null || noteId === null) return { top: RANKED };
  const ended = parts.now().getTime() - conversation.at > CONVERSATION_MS;
  const leans = (): boolean => leaningOf(withoutNoise(question), parts.engine.words) !== undefined;
  if (ended || (message.fresh === true && !leans())) return { top: RANKED };
  return { top: RANKED, context: { noteId, question: conversation.question } };
}

/** @param id - under which the question is kept; `null`: it is not */
function remember(answer: Answer, id: string | null): Omit<Conversation, 'at'> {
  const { status, question } = answer;
  const best = status === 'not-found' ? undefined : answer.passages[0];
  const asked =
    id === null || status === 'answered' ? null : { id, question, notes: offeredNotes(answer) };
  return { question, noteId: best?.note.id ?? null, ...(asked && { asked }) };
}

function today(context: CommandContext): string {
  return context.parts.now().toISOString().slice(0, 10);
}
