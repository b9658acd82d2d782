/** A soak's account as a Markdown table. */
import type { SoakResult, SoakRow } from '../test/servers/soak.js';

const COLUMNS: readonly (readonly [string, (row: SoakRow) => number])[] = [
  ['sent', (row) => row.sent],
  ['repeated', (row) => row.repeated],
  ['accepted', (row) => row.accepted],
  ['gone with a killed process', (row) => row.gone],
  ['acknowledged, not answered', (row) => row.unfilled],
  ['lost', (row) => row.lost],
  ['posts in the window', (row) => row.inWindow],
  ['doubled', (row) => row.doubled],
  ['of these in the window', (row) => row.doubledInWindow],
];

/** The table, with what happened in a line below it. */
export function soakTable(results: readonly SoakResult[]): string {
  const head = ['way', ...COLUMNS.map(([title]) => title)];
  const rows = results.flatMap(({ rows: all }) => all);
  const sum = (pick: (result: SoakResult) => number) =>
    results.reduce((n, one) => n + pick(one), 0);
  const violations = results.flatMap((one) => one.violations);
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line([row.way, ...COLUMNS.map(([, value]) => String(value(row)))])),
    '',
    `${sum((one) => one.killed)} kills, ${sum((one) => one.dropped)} broken sockets, ` +
      `${sum((one) => one.failed)} failed calls; payload violations: ${violations.length}; ` +
      `acknowledged too late: ${sum((one) => one.late)}; ` +
      `${Math.round(sum((one) => one.seconds))} s.`,
    ...violations.slice(0, 5).map((one) => `- ${one}`),
  ].join('\n');
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
