/** Questions by week as stacked bars, and the same numbers as a table for whoever does not see the bars. */
import { useRef } from 'preact/hooks';
import type { Week } from '../../../../core/records/statistics.js';
import { CountTable } from './count-table.js';
import { useWidth } from './use-width.js';

const KINDS = [
  { key: 'answered', label: 'Answered' },
  { key: 'suggested', label: 'Suggested' },
  { key: 'notFound', label: 'Not in the notes' },
] as const;

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
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(drawing, FIRST_WIDTH);
  const most = scaleOf(Math.max(...weeks.map(total)));
  const step = (width - LEFT) / weeks.length;
  const dated = Math.ceil(DATE_WIDTH / step);
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  return (
    <section class="chart" aria-labelledby="weeks-title">
      <h2 id="weeks-title">By week</h2>
      <ul class="legend" aria-hidden="true">
        {KINDS.map(({ key, label }) => (
          <li key={key} class={key}>
            {label}
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
        <summary>The same as a table</summary>
        <CountTable
          title="Questions by week"
          head={['Week of', ...KINDS.map(({ label }) => label)]}
          rows={weeks.map((week) => [week.monday, ...KINDS.map(({ key }) => week[key])])}
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
  const parts = KINDS.map(({ key }) => {
    const from = below;
    below += week[key];
    return { key, from, to: below };
  });
  const gap = Math.min(6, step / 5);
  return (
    <g>
      <title>{`${week.monday}: ${KINDS.map(({ key, label }) => `${week[key]} ${label.toLowerCase()}`).join(', ')}`}</title>
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
  if (last === undefined) return 'Nothing was asked.';
  const busiest = weeks.reduce((best, week) => (total(week) > total(best) ? week : best), last);
  return (
    `Questions in ${weeks.length} weeks. This week: ${last.answered} answered, ${last.suggested} suggested, ` +
    `${last.notFound} not in the notes. Busiest week: that of ${busiest.monday} with ${total(busiest)}.`
  );
}
