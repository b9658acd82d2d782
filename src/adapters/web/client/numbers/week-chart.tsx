/** Questions by week as stacked bars, and the same numbers as a table for whoever does not see the bars. */
import { useRef } from 'preact/hooks';
import type { Week } from '../../../../core/records/statistics.js';
import { CountTable } from './count-table.js';
import { useWidth } from './use-width.js';
import { words } from '../words/shown-words.js';

const KINDS = ['answered', 'suggested', 'notFound'] as const;

/** Height of the drawing; it is as wide as the page has room for, so that its words keep their size. */
const HEIGHT = 220;
/** Until the room is known. */
const FIRST_WIDTH = 720;
/** Room that a week's date takes. */
const DATE_WIDTH = 56;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 10;

/** Draws the chart. */
export function WeekChart({ weeks }: { readonly weeks: readonly Week[] }) {
  const said = words().numbers;
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(drawing, FIRST_WIDTH);
  const most = scaleOf(Math.max(...weeks.map(total)));
  const step = (width - LEFT) / weeks.length;
  const dated = Math.ceil(DATE_WIDTH / step);
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  return (
    <section class="chart" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{said.byWeek}</h2>
      <ul class="legend" aria-hidden="true">
        {KINDS.map((key) => (
          <li key={key} class={key}>
            {said[key]}
          </li>
        ))}
      </ul>
      <svg ref={drawing} height={HEIGHT} role="img" aria-label={inWords(weeks)}>
        {[0, most / 2, most].map((value) => (
          <g key={value} class="grid">
            <line x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 6} y={y(value) + 4}>
              {value}
            </text>
          </g>
        ))}
        {weeks.map((week, n) => (
          <Bar key={week.monday} week={week} x={LEFT + n * step} step={step} y={y} />
        ))}
        {weeks.map(({ monday }, n) =>
          n % dated === 0 ? (
            <text key={monday} class="week" x={LEFT + (n + 0.5) * step} y={HEIGHT - 6}>
              {monday.slice(5)}
            </text>
          ) : null,
        )}
      </svg>
      <details>
        <summary>{said.asTable}</summary>
        <CountTable
          title={said.tableTitle}
          head={[said.weekOf, ...KINDS.map((key) => said[key])]}
          rows={weeks.map((week) => [week.monday, ...KINDS.map((key) => week[key])])}
        />
      </details>
    </section>
  );
}

interface BarProps {
  readonly week: Week;
  readonly x: number;
  readonly step: number;
  readonly y: (value: number) => number;
}

function Bar({ week, x, step, y }: BarProps) {
  let below = 0;
  const said = words().numbers;
  const parts = KINDS.map((key) => {
    const from = below;
    below += week[key];
    return { key, from, to: below };
  });
  const gap = Math.min(6, step / 5);
  return (
    <g>
      <title>{`${week.monday}: ${KINDS.map((key) => `${said[key]}: ${week[key]}`).join(', ')}`}</title>
      {parts.map(({ key, from, to }) => (
        <rect
          key={key}
          class={key}
          x={x + gap / 2}
          width={step - gap}
          y={y(to)}
          height={y(from) - y(to)}
        />
      ))}
    </g>
  );
}

function total({ answered, suggested, notFound }: Week): number {
  return answered + suggested + notFound;
}

/** The next even number that a scale may end at: 2, 4, 10, 20, 40, 100, … */
function scaleOf(most: number): number {
  for (let unit = 1; ; unit *= 10)
    for (const step of [2, 4, 10]) if (most <= unit * step) return unit * step;
}

function inWords(weeks: readonly Week[]): string {
  const last = weeks.at(-1);
  const said = words().numbers;
  if (last === undefined) return said.nothingAsked;
  const busiest = weeks.reduce((best, week) => (total(week) > total(best) ? week : best), last);
  return [
    said.inWords(weeks.length, last.answered, last.suggested, last.notFound),
    said.busiest(busiest.monday, total(busiest)),
  ].join(' ');
}
