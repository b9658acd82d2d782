/** Draws an answer from the notes: quotations, where they stand, and what else is near. */
import { text } from '../../core/inline.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import { sharesSubject } from '../../engine/answer/evidence.js';
import type { Answer, Quote, RankedPassage } from '../../engine/answer-engine.js';
import type { Note } from '../../core/note.js';
import type { Words } from '../messages/messages.js';
import { cite, clipPath, formatPath, quotePassage } from '../notes/passage.js';
import { choiceBlock, clip, listEmphasised } from '../reply/plain.js';

const MAX_CHOICES = 3;

/**
 * Draws an answer.
 * @param answer - what the engine found
 * @param today - ISO date (YYYY-MM-DD); answers from notes past their review date say so
 * @param words - the language of what is said around the quotations
 */
export function presentAnswer(answer: Answer, today: string, words: Words): Reply {
  switch (answer.status) {
    case 'answered':
      return presentFound(answer, today, words, null);
    case 'suggested':
      return presentFound(answer, today, words, words.say('answer.unsure'));
    case 'not-found':
      return presentNotFound(answer, words);
  }
}

function presentFound(answer: Answer, today: string, words: Words, hedge: string | null): Reply {
  const quotes = answer.quotes.length > 0 ? answer.quotes : answer.passages.slice(0, 1).map(bare);
  const first = quotes[0];
  if (first === undefined) return presentNotFound(answer, words);
  const lead: Block[] = hedge === null ? [] : [{ kind: 'paragraph', content: [text(hedge)] }];
  return {
    summary: summarise(first, words, hedge !== null),
    blocks: [
      ...lead,
      ...quotes.flatMap((quote) => drawQuote(quote, words)),
      ...staleNotes(quotes, today, words),
      { kind: 'sources', sources: quotes.map(({ passage }) => cite(passage)) },
      ...choiceBlock(
        words.say(hedge === null ? 'answer.alsoNear' : 'answer.orMeant'),
        choicesNear(answer, quotes),
      ),
    ],
    tone: hedge === null ? 'plain' : 'caution',
    audience: 'everyone',
  };
}

/** The path as heading, then the words; what the heading says already is not said again. */
function drawQuote({ passage, withChildren }: Quote, words: Words): Block[] {
  const { path, label, text: quoted } = passage;
  const drawn = quotePassage(passage, withChildren, words);
  const opens = path.at(-1) === quoted || (quoted === '' && label !== undefined);
  if (opens && drawn.length > 1) return [heading(path), ...drawn.slice(1)];
  const steps = opens || label !== undefined ? path.slice(0, -1) : path;
  return steps.length === 0 ? drawn : [heading(steps), ...drawn];
}

function heading(path: readonly string[]): Block {
  return { kind: 'heading', content: [text(formatPath(path))] };
}

function presentNotFound(answer: Answer, words: Words): Reply {
  const near = choicesNear(answer, []);
  return {
    summary: words.say(near.length === 0 ? 'answer.notFound' : 'answer.notFoundNear'),
    blocks: [
      { kind: 'paragraph', content: words.inline('answer.notFound') },
      ...unknownWords(answer.unknownWords.slice(0, 3), words),
      ...choiceBlock(words.say('answer.nearestTopics'), near),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function unknownWords(unknown: readonly string[], words: Words): Block[] {
  if (unknown.length === 0) return [];
  const count = unknown.length;
  const content = words.inline('answer.unknownWords', { count, words: listEmphasised(unknown) });
  return [{ kind: 'note', content }];
}

function staleNotes(quotes: readonly Quote[], today: string, words: Words): Block[] {
  const stale = new Map<string, Note>();
  for (const { note } of quotes)
    if (note.review !== undefined && note.review < today) stale.set(note.id, note);
  return [...stale.values()].map(({ review, owner }) => ({
    kind: 'note',
    content:
      owner === undefined
        ? words.inline('answer.stale', { date: String(review) })
        : words.inline('answer.staleOwner', { date: String(review), owner }),
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

function summarise({ passage }: Quote, words: Words, unsure: boolean): string {
  const quoted = clip(passage.text === '' ? formatPath(passage.path) : passage.text, 200);
  const where = `${passage.source.file}:${passage.source.line}`;
  return unsure ? words.say('answer.perhaps', { words: quoted, where }) : `${quoted} (${where})`;
}

function bare({ note, passage }: RankedPassage): Quote {
  return { note, passage, withChildren: false };
}
