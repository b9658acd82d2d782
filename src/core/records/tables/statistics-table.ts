/** The numbers for a spreadsheet. */
import { formatCsv } from './csv.js';
import type { Statistics } from '../statistics.js';

/** CSV with one row a number, so that one file holds all. */
export function formatStatistics(numbers: Statistics): string {
  return formatCsv(['table', 'name', 'measure', 'count'], rowsOf(numbers));
}

type Row = readonly [table: string, name: string, measure: string, count: number];

function rowsOf({
  weeks,
  mostAsked,
  mostAskedQuestions,
  mostMissed,
  neverUsed,
}: Statistics): Row[] {
  return [
    ...weeks.flatMap((week): Row[] => [
      ['week', week.monday, 'answered', week.answered],
      ['week', week.monday, 'suggested', week.suggested],
      ['week', week.monday, 'not-found', week.notFound],
    ]),
    ...mostAsked.flatMap((use): Row[] => [
      ['note', use.topic, 'used', use.times],
      ['note', use.topic, 'helpful', use.helpful],
      ['note', use.topic, 'unhelpful', use.unhelpful],
    ]),
    ...mostAskedQuestions.map(({ question, times }): Row => ['question', question, 'asked', times]),
    ...mostMissed.map(({ question, times }): Row => ['missed', question, 'asked', times]),
    ...neverUsed.map(({ topic }): Row => ['note', topic, 'used', 0]),
  ];
}
