/** The tool `ask_notes`: a question in, quotations with file and line out, or "not in the notes". */
import { z } from 'zod';
import { presentAnswer } from '../../bot/ask/answer-reply.js';
import { messagesOf } from '../../bot/messages/messages.js';
import type { NoteView } from '../../bot/parts.js';
import { clip } from '../../bot/reply/plain.js';
import type { Passage } from '../../core/note.js';
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import { quotedText } from '../../engine/answer/quoted-text.js';
import type { Answer } from '../../engine/answer-engine.js';
import { plainReply } from './plain-reply.js';

/** Quotations in one answer, and topics near it. */
const MOST_QUOTES = 5;
/** Characters of one quotation: what the engine takes for a whole answer is shorter. */
const LONGEST_QUOTE = 2_000;
/** Characters of one step of a path; a topic may be a long sentence. */
const LONGEST_STEP = 200;
/** Steps of a path: the last ones. */
const MOST_STEPS = 12;

const cited = {
  path: z.array(z.string()).describe('topic, then the headings or labels down to the passage'),
  source: z.object({
    file: z.string().describe('relative to the folder of notes'),
    line: z.number().int().describe('counted from 1'),
  }),
};

/** What the tool takes. */
export const askNotesInput = {
  question: z
    .string()
    .trim()
    .min(1)
    .max(READING_BUDGET.question)
    .describe('A question in plain words, English or German. Typos and half sentences do.'),
};

/** What it answers. */
export const askNotesOutput = {
  status: z.enum(['answered', 'suggested', 'not-found']),
  confidence: z.number().describe('estimated probability that the first quotation is right'),
  quotes: z.array(z.object({ text: z.string(), ...cited })).describe('the notes’ own words'),
  nearest: z.array(z.object(cited)).describe('what else is near, where the answer is not sure'),
};

/** The tool's answer, as data. */
export type AskNotesResult = z.infer<z.ZodObject<typeof askNotesOutput>>;

/**
 * Asks the notes.
 * @param view - the notes that everybody may see
 * @param today - ISO date (YYYY-MM-DD), for notes past their review date
 */
export function askNotes({ engine }: NoteView, question: string, today: string) {
  const answer = engine.ask(question);
  const messages = messagesOf('en');
  return {
    text: plainReply(presentAnswer(answer, { today, kept: false, messages }), messages),
    result: toResult(answer),
  };
}

function toResult(answer: Answer): AskNotesResult {
  const { status, confidence } = answer;
  const quotes = answer.quotes.slice(0, MOST_QUOTES);
  const quoted = new Set(quotes.map(({ passage }) => passage.id));
  const near = answer.passages.filter(
    ({ passage, onSubject }) => !quoted.has(passage.id) && onSubject,
  );
  return {
    status,
    confidence: Number(confidence.toFixed(3)),
    quotes: quotes.map(({ passage, withChildren }) => ({
      text: clip(quotedText(passage, withChildren), LONGEST_QUOTE),
      ...cite(passage),
    })),
    nearest:
      status === 'answered' ? [] : near.slice(0, MOST_QUOTES).map((one) => cite(one.passage)),
  };
}

function cite({ path, source: { file, line } }: Passage) {
  return {
    path: path.slice(-MOST_STEPS).map((step) => clip(step, LONGEST_STEP)),
    source: { file, line },
  };
}
