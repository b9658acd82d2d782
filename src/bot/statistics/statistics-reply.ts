/** Draws the numbers as tables. */
import { text, type Inline } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type {
  AskedOften,
  NoteUse,
  Statistics,
  StatusCounts,
} from '../../core/records/statistics.js';
import type { Messages } from '../messages/messages.js';
import { clip, sayPlain } from '../reply/plain.js';

/** A chat shows the beginning of each list; the web page and the export have all. */
const LISTED = 5;

/**
 * Draws the numbers.
 * @param withWords - also say which questions and which notes
 */
export function presentStatistics(
  numbers: Statistics,
  withWords: boolean,
  messages: Messages,
): Reply {
  const { total, weeks } = numbers;
  const asked = total.answered + total.suggested + total.notFound;
  const share = Math.round((100 * total.answered) / asked);
  return sayPlain(
    messages.say('stats.summary', {
      asked,
      weeks: weeks.length,
      share,
      suggested: total.suggested,
      notFound: total.notFound,
    }),
    table(
      headOf(messages, 'week', 'answered', 'suggested', 'notFound'),
      weeks.filter(hasAny).map((week) => [week.monday, ...countsOf(week)]),
    ),
    ...(withWords ? listsOf(numbers, messages) : []),
  );
}

type Title =
  | 'week'
  | 'answered'
  | 'suggested'
  | 'notFound'
  | 'note'
  | 'times'
  | 'helpful'
  | 'unhelpful'
  | 'question';

function headOf(messages: Messages, ...titles: Title[]): string[] {
  return titles.map((title) => messages.say(`stats.${title}`));
}

function listsOf(
  { mostAsked, mostAskedQuestions, mostMissed, neverUsed }: Statistics,
  messages: Messages,
): Block[] {
  const asked = ({ question, times }: AskedOften) => [clip(question, 100), times];
  return [
    ...section(
      messages.say('stats.mostAsked'),
      headOf(messages, 'question', 'times'),
      mostAskedQuestions.map(asked),
    ),
    ...section(
      messages.say('stats.mostUsed'),
      headOf(messages, 'note', 'times', 'helpful', 'unhelpful'),
      mostAsked.map(useRow),
    ),
    ...section(
      messages.say('stats.mostMissed'),
      headOf(messages, 'question', 'times'),
      mostMissed.map(asked),
    ),
    ...section(
      messages.say('stats.neverUsed', { count: neverUsed.length }),
      headOf(messages, 'note'),
      neverUsed.map(({ topic }) => [clip(topic, 100)]),
    ),
  ];
}

function useRow({ topic, times, helpful, unhelpful }: NoteUse): (string | number)[] {
  return [clip(topic, 100), times, helpful, unhelpful];
}

function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Block[] {
  if (rows.length === 0) return [];
  return [{ kind: 'heading', content: [text(title)] }, table(head, rows.slice(0, LISTED))];
}

function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Extract<Block, { kind: 'table' }> {
  const cell = (value: string | number): Inline[] => [text(String(value))];
  return { kind: 'table', head: head.map(cell), rows: rows.map((row) => row.map(cell)) };
}

function countsOf({ answered, suggested, notFound }: StatusCounts): number[] {
  return [answered, suggested, notFound];
}

function hasAny({ answered, suggested, notFound }: StatusCounts): boolean {
  return answered + suggested + notFound > 0;
}
