/** `quaymaster ask`: questions from the command line or standard input, answered from notes. */
import { chooseStyle } from '../adapters/terminal/style.js';
import { renderReply } from '../adapters/terminal/render.js';
import { answerToJson } from '../bot/ask/answer-json.js';
import { presentAnswer } from '../bot/ask/answer-reply.js';
import { messagesOf } from '../bot/messages/messages.js';
import { UserError } from '../core/errors.js';
import type { Answer } from '../engine/answer-engine.js';
import { openNotes } from '../app/library/open-notes.js';
import { programName } from './program-name.js';
import { inputLines, print, remarkOnNotes, terminalWidth } from './output.js';

/** Options of the command, as given. */
export interface AskFlags {
  readonly notes: readonly string[];
  readonly top: string;
  readonly json?: true;
}

/**
 * Answers each question in turn.
 * @param words - the question; none: each line of standard input is one
 * @throws UserError for a bad `--top`, notes that can't be read, or nothing asked
 */
export async function askCommand(words: readonly string[], flags: AskFlags): Promise<void> {
  const top = readTop(flags.top);
  if (words.length > 0 ? words.join('').trim() === '' : process.stdin.isTTY)
    throw new UserError(
      'bad-input',
      'There is no question. Write it behind the command: quaymaster ask "what is a kernel", or pipe one question a line.',
    );
  const { engine, knowledge } = await openNotes(flags.notes);
  remarkOnNotes(knowledge.problems(), flags.notes);
  const oncePerNote =
    flags.notes.length > 0 && flags.notes.every((path) => path.endsWith('.jsonl'));
  for await (const question of questions(words)) {
    const answer = engine.ask(question, { top, oncePerNote });
    await print(
      flags.json === true
        ? `${JSON.stringify(answerToJson(question, answer, oncePerNote))}\n`
        : toText(answer, flags),
    );
  }
}

function readTop(given: string): number {
  const top = Number(given);
  if (!Number.isInteger(top) || top < 1 || top > 100)
    throw new UserError(
      'bad-input',
      `--top ${given} is not possible; give a number from 1 to 100.`,
    );
  return top;
}

async function* questions(words: readonly string[]): AsyncGenerator<string> {
  if (words.length > 0) yield words.join(' ');
  else yield* inputLines();
}

function toText(answer: Answer, { notes }: AskFlags): string {
  const style = chooseStyle(process.stdout.isTTY, process.env);
  const today = new Date().toISOString().slice(0, 10);
  const frame = { today, kept: false, whole: true, messages: messagesOf() } as const;
  const reply = presentAnswer(answer, frame);
  const shell = { program: programName(), options: notes.flatMap((path) => ['--notes', path]) };
  return `${renderReply(reply, { style, width: Math.min(terminalWidth(), 100), choices: shell })}\n`;
}
