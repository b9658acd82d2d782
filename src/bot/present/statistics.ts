/** Draws the numbers as tables. */
import { text, type Inline } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import type { NoteUse, Statistics, StatusCounts } from '../../core/statistics.js';
import { clip, sayPlain } from './plain.js';

/** A chat shows the beginning of each list; the web page and the export have all. */
const LISTED = 5;

/**
 * Draws the numbers.
 * @param withWords - also say which questions and which notes
 */
export function presentStatistics(numbers: Statistics, withWords: boolean): Reply {
  const { total, weeks } = numbers;
  const asked = total.answered + total.suggested + total.notFound;
  const share = Math.round((100 * total.answered) / asked);
  return sayPlain(
    `${asked} ${asked === 1 ? 'question' : 'questions'} in ${weeks.length} weeks; ${share} % answered, ` +
      `${total.suggested} met with a suggestion, ${total.notFound} not in the notes.`,
    table(
      ['Week of', 'Answered', 'Suggested', 'Not in the notes'],
      weeks.filter(hasAny).map((week) => [week.monday, ...countsOf(week)]),
    ),
    ...(withWords ? wordsOf(numbers) : []),
  );
}

function wordsOf({ mostAsked, mostMissed, neverUsed }: Statistics): Block[] {
  return [
    ...section(
      'Most used notes',
      ['Note', 'Times', 'Helpful', 'Not helpful'],
      mostAsked.map(useRow),
    ),
    ...section(
      'Most missed',
      ['Question', 'Times'],
      mostMissed.map(({ question, times }) => [clip(question, 100), times]),
    ),
    ...section(
      `Notes that answered nothing (${neverUsed.length})`,
      ['Note'],
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
