/** Draws an answer from the notes: quotations, where they stand, and what else is near. */
import { plainText, text } from '../../core/inline.js';
import type { Block, Choice, Reply } from '../../core/reply.js';
import type { Answer, Quote, RankedPassage } from '../../engine/answer-engine.js';
import type { Note, Passage } from '../../core/note.js';
import type { Messages } from '../messages/messages.js';
import { excerpt } from '../notes/excerpt.js';
import {
  cite,
  clipPath,
  formatPath,
  passageLine,
  passageWords,
  quotePassage,
  wholePassage,
  type DrawnPassage,
} from '../notes/passage.js';
import { noneChoice, personChoice } from '../people/people-reply.js';
import { choiceBlock, clip, LONGEST_SUMMARY } from '../reply/plain.js';

const MAX_CHOICES = 3;

/** What an answer is drawn with. */
export interface AnswerFrame {
  /** ISO date (YYYY-MM-DD); answers from notes past their review date say so. */
  readonly today: string;
  /** The question waits for those who keep the notes, where it was not found. */
  readonly kept: boolean;
  /**
   * The question in words in which it can be opened, and whether people can be asked; `null`: nobody would hear of it.
   */
  readonly open?: { readonly question: string; readonly people: boolean } | null;
  /** The language of what is said around the quotations. */
  readonly messages: Messages;
  /** All is quoted, however long: where there is no way on to the rest. */
  readonly whole?: true;
}

/** Draws an answer: the notes' words first, then quietly where they stand. */
export function presentAnswer(answer: Answer, frame: AnswerFrame): Reply {
  switch (answer.status) {
    case 'answered':
      return presentFound(answer, frame, null);
    case 'suggested':
      return presentFound(answer, frame, frame.messages.say('answer.unsure'));
    case 'not-found':
      return presentNotFound(answer, frame);
  }
}

function presentFound(answer: Answer, frame: AnswerFrame, hedge: string | null): Reply {
  const { today, messages } = frame;
  const quotes = answer.quotes.length > 0 ? answer.quotes : answer.passages.slice(0, 1).map(bare);
  const first = quotes[0];
  if (first === undefined) return presentNotFound(answer, frame);
  const lead: Block[] = hedge === null ? [] : [{ kind: 'paragraph', content: [text(hedge)] }];
  // Who got a sure answer looks no further.
  const near = hedge === null ? [] : choicesNear(answer, quotes);
  return {
    summary: summarise(first, wordsFound(answer, first), messages, hedge !== null),
    blocks: [
      ...lead,
      ...quotes.flatMap((quote) =>
        drawQuote(quote, quotes.length > 1, wordsFound(answer, quote), frame),
      ),
      ...staleNotes(quotes, today, messages),
      { kind: 'sources', sources: quotes.map(({ passage }) => cite(passage)) },
      ...(hedge === null ? [] : offered(near, frame)),
    ],
    tone: hedge === null ? 'plain' : 'caution',
    audience: 'everyone',
  };
}

/** What else it could be, and that it is none of it. */
function offered(near: readonly Choice[], { open, messages }: AnswerFrame): Block[] {
  const none = open ? [noneChoice(open.question, near.length === 0, messages)] : [];
  const prompt = near.length === 0 ? '' : messages.say('answer.orMeant');
  return choiceBlock(prompt, [...near, ...none]);
}

/** Ids of the notes from which somebody may choose who got no sure answer. */
export function offeredNotes({ passages }: Answer): readonly string[] {
  return [...new Set(passages.filter(({ onSubject }) => onSubject).map(({ note }) => note.id))];
}

/**
 * The words; under a heading where they hang below a title, or where several quotations are to be told apart. The path
 * to a single one stands with its source.
 */
function drawQuote(
  { passage, withChildren }: Quote,
  isOneOfMany: boolean,
  words: readonly string[],
  { messages, whole }: AnswerFrame,
): Block[] {
  const { path, label, text: quoted } = passage;
  const drawn =
    whole === true
      ? wholePassage(passage, withChildren)
      : quotePassage(passage, withChildren, words);
  const { blocks } = drawn;
  const rest = wayOn(passage, drawn, messages);
  const opens = path.at(-1) === quoted || (quoted === '' && label !== undefined);
  if (opens && blocks.length > 1)
    return [heading(isOneOfMany ? path : path.slice(-1)), ...blocks.slice(1), ...rest];
  const steps = opens || label !== undefined ? path.slice(0, -1) : path;
  return isOneOfMany && steps.length > 0
    ? [heading(steps), ...blocks, ...rest]
    : [...blocks, ...rest];
}

/** The words of a quotation that the question's words matched, as they may stand there. */
function wordsFound({ passages }: Answer, { passage }: Quote): readonly string[] {
  const found = passages.find((ranked) => ranked.passage === passage);
  return [...new Set((found?.evidence ?? []).map(({ matched }) => matched.toLowerCase()))];
}

/** The way on where something was left out. */
function wayOn(
  { path, source }: Passage,
  { left, cut }: DrawnPassage,
  messages: Messages,
): Block[] {
  if (left === 0 && !cut) return [];
  const { file } = source;
  const label = messages.say('answer.showAll');
  const prompt = cut
    ? messages.say('answer.partOf', { file })
    : messages.say('answer.moreBelow', { count: left, file });
  return choiceBlock(prompt, [{ label, message: `/notes ${formatPath(path)}` }]);
}

function heading(path: readonly string[]): Block {
  return { kind: 'heading', content: [text(formatPath(path))] };
}

/** One line, as others read it too; what the notes know nothing of, `/why` says. */
function presentNotFound(answer: Answer, { kept, open, messages }: AnswerFrame): Reply {
  const near = choicesNear(answer, []);
  const person = open?.people === true ? [personChoice(open.question, messages)] : [];
  const said = [
    messages.say(kept ? 'answer.notFoundKept' : 'answer.notFound'),
    ...(near.length > 0 ? [messages.say('answer.nearest')] : []),
  ].join(' ');
  return {
    summary: said,
    blocks: [
      { kind: 'paragraph', content: [text(said)] },
      ...choiceBlock('', [...near, ...person]),
    ],
    tone: 'plain',
    audience: 'everyone',
  };
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
  for (const { passage, onSubject } of answer.passages) {
    if (!onSubject) continue;
    const label = formatPath(passage.path);
    if (label === '' || shown.has(label) || quoted.some((path) => label.startsWith(`${path} › `)))
      continue;
    shown.add(label);
    choices.push({ label: clipPath(passage.path, 75), message: `/notes ${label}` });
    if (choices.length === MAX_CHOICES) break;
  }
  return choices;
}

/** The answer itself: what a notification shows and a screen reader says. */
function summarise(
  { passage, withChildren }: Quote,
  words: readonly string[],
  messages: Messages,
  unsure: boolean,
): string {
  const own = withChildren
    ? passageWords(passage, true)
    : plainText(excerpt(passageLine(passage), words, LONGEST_SUMMARY))
        .replace(/\s+/g, ' ')
        .trim();
  const said = clip(own || formatPath(passage.path), LONGEST_SUMMARY);
  const where = `${passage.source.file}:${passage.source.line}`;
  return unsure ? messages.say('answer.perhaps', { words: said, where }) : `${said} (${where})`;
}

function bare({ note, passage }: RankedPassage): Quote {
  return { note, passage, withChildren: false };
}
