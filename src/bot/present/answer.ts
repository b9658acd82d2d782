/** Draws an answer from the notes: quotations, where they stand, and what else is near. */
import { emphasis, text } from '../../core/inline.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import type { Answer, Quote, RankedPassage } from '../../engine/answer-engine.js';
import type { Note } from '../../engine/note.js';
import { cite, clipPath, formatPath, quotePassage } from './passage.js';
import { choiceBlock, clip } from './plain.js';

const MAX_CHOICES = 3;

/**
 * Draws an answer.
 * @param answer - what the engine found
 * @param today - ISO date (YYYY-MM-DD); answers from notes past their review date say so
 */
export function presentAnswer(answer: Answer, today: string): Reply {
  switch (answer.status) {
    case 'answered':
      return presentFound(answer, today, null);
    case 'suggested':
      return presentFound(
        answer,
        today,
        'I’m not sure that this is what you asked. The nearest in the notes:',
      );
    case 'not-found':
      return presentNotFound(answer);
  }
}

function presentFound(answer: Answer, today: string, hedge: string | null): Reply {
  const quotes = answer.quotes.length > 0 ? answer.quotes : answer.passages.slice(0, 1).map(bare);
  const first = quotes[0];
  if (first === undefined) return presentNotFound(answer);
  const lead: Block[] = hedge === null ? [] : [{ kind: 'paragraph', content: [text(hedge)] }];
  return {
    summary: summarise(first, hedge !== null),
    blocks: [
      ...lead,
      ...quotes.flatMap(drawQuote),
      ...staleNotes(quotes, today),
      { kind: 'sources', sources: quotes.map(({ passage }) => cite(passage)) },
      ...choiceBlock(
        hedge === null ? 'Also near:' : 'Or did you mean:',
        choicesNear(answer, quotes),
      ),
    ],
    tone: hedge === null ? 'plain' : 'caution',
    audience: 'everyone',
  };
}

/** The path as heading, then the words; what the heading says already is not said again. */
function drawQuote({ passage, withChildren }: Quote): Block[] {
  const { path, label, text: words } = passage;
  const drawn = quotePassage(passage, withChildren);
  const opens = path.at(-1) === words || (words === '' && label !== undefined);
  if (opens && drawn.length > 1) return [heading(path), ...drawn.slice(1)];
  const steps = opens || label !== undefined ? path.slice(0, -1) : path;
  return steps.length === 0 ? drawn : [heading(steps), ...drawn];
}

function heading(path: readonly string[]): Block {
  return { kind: 'heading', content: [text(formatPath(path))] };
}

function presentNotFound(answer: Answer): Reply {
  const near = choicesNear(answer, []);
  return {
    summary:
      near.length === 0
        ? 'That is not in the notes.'
        : 'That is not in the notes. The nearest topics are offered below.',
    blocks: [
      { kind: 'paragraph', content: [text('That is not in the notes.')] },
      ...unknownWords(answer.unknownWords.slice(0, 3)),
      ...choiceBlock('The nearest topics:', near),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
}

function unknownWords(words: readonly string[]): Block[] {
  if (words.length === 0) return [];
  const listed = words.flatMap((word, at) => [
    text(at === 0 ? '' : ', '),
    emphasis(clip(word, 40)),
  ]);
  const lead = words.length === 1 ? 'No note mentions ' : 'No note mentions any of ';
  return [{ kind: 'note', content: [text(lead), ...listed, text('.')] }];
}

function staleNotes(quotes: readonly Quote[], today: string): Block[] {
  const stale = new Map<string, Note>();
  for (const { note } of quotes)
    if (note.review !== undefined && note.review < today) stale.set(note.id, note);
  return [...stale.values()].map(({ review, owner }) => ({
    kind: 'note',
    content: [
      text(`This note was due for review on ${String(review)}; it may be out of date.`),
      ...(owner === undefined ? [] : [text(` Ask ${owner} to look at it.`)]),
    ],
  }));
}

/** Topics of the other ranked passages, each once, none of what is quoted already. */
function choicesNear(answer: Answer, quotes: readonly Quote[]): Choice[] {
  const quoted = quotes.map(({ passage }) => formatPath(passage.path));
  const shown = new Set(quotes.map(({ passage }) => formatPath(passage.path)));
  const choices: Choice[] = [];
  for (const { passage } of answer.passages) {
    const label = formatPath(passage.path);
    if (label === '' || shown.has(label) || quoted.some((path) => label.startsWith(`${path} › `)))
      continue;
    shown.add(label);
    choices.push({ label: clipPath(passage.path, 75), message: `/notes ${label}` });
    if (choices.length === MAX_CHOICES) break;
  }
  return choices;
}

function summarise({ passage }: Quote, unsure: boolean): string {
  const words = passage.text === '' ? formatPath(passage.path) : passage.text;
  const where = `${passage.source.file}:${passage.source.line}`;
  return `${unsure ? 'Perhaps: ' : ''}${clip(words, 200)} (${where})`;
}

function bare({ note, passage }: RankedPassage): Quote {
  return { note, passage, withChildren: false };
}
