/** Draws an answer from the notes: quotations, where they stand, and what else is near. */
import { text } from '../../core/inline.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import { sharesSubject } from '../../engine/answer/evidence.js';
import type { Answer, Quote, RankedPassage } from '../../engine/answer-engine.js';
import type { Note } from '../../core/note.js';
import type { Messages } from '../messages/messages.js';
import { cite, clipPath, formatPath, quotePassage } from '../notes/passage.js';
import { choiceBlock, clip, listEmphasised } from '../reply/plain.js';

const MAX_CHOICES = 3;

/**
 * Draws an answer.
 * @param answer - what the engine found
 * @param today - ISO date (YYYY-MM-DD); answers from notes past their review date say so
 * @param messages - the language of what is said around the quotations
 */
export function presentAnswer(answer: Answer, today: string, messages: Messages): Reply {
  switch (answer.status) {
    case 'answered':
      return presentFound(answer, today, messages, null);
    case 'suggested':
      return presentFound(answer, today, messages, messages.say('answer.unsure'));
    case 'not-found':
      return presentNotFound(answer, messages);
  }
}

function presentFound(
  answer: Answer,
  today: string,
  messages: Messages,
  hedge: string | null,
): Reply {
  const quotes = answer.quotes.length > 0 ? answer.quotes : answer.passages.slice(0, 1).map(bare);
  const first = quotes[0];
  if (first === undefined) return presentNotFound(answer, messages);
  const lead: Block[] = hedge === null ? [] : [{ kind: 'paragraph', content: [text(hedge)] }];
  return {
    summary: summarise(first, messages, hedge !== null),
    blocks: [
      ...lead,
      ...quotes.flatMap((quote) => drawQuote(quote, messages)),
      ...staleNotes(quotes, today, messages),
      { kind: 'sources', sources: quotes.map(({ passage }) => cite(passage)) },
      ...choiceBlock(
        messages.say(hedge === null ? 'answer.alsoNear' : 'answer.orMeant'),
        choicesNear(answer, quotes),
      ),
    ],
    tone: hedge === null ? 'plain' : 'caution',
    audience: 'everyone',
  };
}

/** The path as heading, then the words; what the heading says already is not said again. */
function drawQuote({ passage, withChildren }: Quote, messages: Messages): Block[] {
  const { path, label, text: quoted } = passage;
  const drawn = quotePassage(passage, withChildren, messages);
  const opens = path.at(-1) === quoted || (quoted === '' && label !== undefined);
  if (opens && drawn.length > 1) return [heading(path), ...drawn.slice(1)];
  const steps = opens || label !== undefined ? path.slice(0, -1) : path;
  return steps.length === 0 ? drawn : [heading(steps), ...drawn];
}

function heading(path: readonly string[]): Block {
  return { kind: 'heading', content: [text(formatPath(path))] };
}

function presentNotFound(answer: Answer, messages: Messages): Reply {
  const near = choicesNear(answer, []);
  return {
    summary: messages.say(near.length === 0 ? 'answer.notFound' : 'answer.notFoundNear'),
    blocks: [
      { kind: 'paragraph', content: messages.inline('answer.notFound') },
      ...unknownWords(answer.unknownWords.slice(0, 3), messages),
      ...choiceBlock(messages.say('answer.nearestTopics'), near),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function unknownWords(unknown: readonly string[], messages: Messages): Block[] {
  if (unknown.length === 0) return [];
  const count = unknown.length;
  const content = messages.inline('answer.unknownWords', { count, words: listEmphasised(unknown) });
  return [{ kind: 'note', content }];
}

function staleNotes(quotes: readonly Quote[], today: string, messages: Messages): Block[] {
  const stale = new Map<string, Note>();
  for (const { note } of quotes)
    if (note.review !== undefined && note.review < today) stale.set(note.id, note);
  return [...stale.values()].map(({ review, owner }) => ({
    kind: 'note',
    content:
      owner === undefined
        ? messages.inline('answer.stale', { date: String(review) })
        : messages.inline('answer.staleOwner', { date: String(review), owner }),
  }));
}

/** Topics of the other ranked passages that share the question's subject, each once, none of what is quoted already. */
function choicesNear(answer: Answer, quotes: readonly Quote[]): Choice[] {
  const quoted = quotes.map(({ passage }) => formatPath(passage.path));
  const shown = new Set(quotes.map(({ passage }) => formatPath(passage.path)));
  const choices: Choice[] = [];
  for (const { passage, evidence } of answer.passages) {
    if (!sharesSubject(evidence)) continue;
    const label = formatPath(passage.path);
    if (label === '' || shown.has(label) || quoted.some((path) => label.startsWith(`${path} › `)))
      continue;
    shown.add(label);
    choices.push({ label: clipPath(passage.path, 75), message: `/notes ${label}` });
    if (choices.length === MAX_CHOICES) break;
  }
  return choices;
}

function summarise({ passage }: Quote, messages: Messages, unsure: boolean): string {
  const quoted = clip(passage.text === '' ? formatPath(passage.path) : passage.text, 200);
  const where = `${passage.source.file}:${passage.source.line}`;
  return unsure ? messages.say('answer.perhaps', { words: quoted, where }) : `${quoted} (${where})`;
}

function bare({ note, passage }: RankedPassage): Quote {
  return { note, passage, withChildren: false };
}
