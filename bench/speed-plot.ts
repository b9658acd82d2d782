/** A picture of what a question costs against how many notes there are, both on logarithmic scales. */

/** Processor time of a question at one size, in milliseconds. */
export interface Cost {
  readonly notes: number;
  readonly clean: { readonly cpuMedian: number; readonly cpuP99: number };
  readonly typos: { readonly cpuMedian: number; readonly cpuP99: number };
}

const WIDTH = 760;
const HEIGHT = 460;
const LEFT = 70;
const TOP = 60;
const RIGHT = 560;
const BOTTOM = 400;
/** The vertical scale, in milliseconds. */
const LEAST = 0.01;
const MOST = 100;

const LINES: readonly (readonly [string, string, (cost: Cost) => number])[] = [
  ['clean, median', '#0a6570', ({ clean }) => clean.cpuMedian],
  ['typos, median', '#b0691a', ({ typos }) => typos.cpuMedian],
  ['clean, 99th percentile', '#5b6770', ({ clean }) => clean.cpuP99],
  ['typos, 99th percentile', '#7a5aa6', ({ typos }) => typos.cpuP99],
];

/**
 * The picture as SVG.
 * @param costs by size, ascending, at least two; the dashed line is a cost that grows as the notes do
 */
export function speedPlotOf(costs: readonly Cost[]): string {
  const sizes = costs.map(({ notes }) => notes);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const x = (notes: number): number =>
    LEFT + ((RIGHT - LEFT) * Math.log(notes / low)) / Math.max(1, Math.log(high / low));
  const y = (ms: number): number => {
    const kept = Math.min(MOST, Math.max(LEAST, ms));
    return BOTTOM - ((BOTTOM - TOP) * Math.log(kept / LEAST)) / Math.log(MOST / LEAST);
  };
  const path = (points: readonly (readonly [number, number])[]): string =>
    points.map(([notes, ms]) => `${x(notes).toFixed(1)},${y(ms).toFixed(1)}`).join(' ');
  const first = costs[0]?.clean.cpuMedian ?? LEAST;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 30, 'Milliseconds of processor for a question, by number of notes'),
    ...[0.01, 0.1, 1, 10, 100].flatMap((ms) => [
      `<line x1="${LEFT}" y1="${y(ms)}" x2="${RIGHT}" y2="${y(ms)}" stroke="#ddd"/>`,
      text(LEFT - 8, y(ms) + 4, String(ms), 'end'),
    ]),
    ...sizes.map((notes) => text(x(notes), BOTTOM + 20, notes.toLocaleString('en'), 'middle')),
    `<polyline points="${path(sizes.map((notes) => [notes, (first * notes) / low]))}" fill="none" stroke="#999" stroke-dasharray="5 5"/>`,
    text(RIGHT + 15, TOP + 20 + LINES.length * 24, 'dashed: as the notes'),
    ...LINES.flatMap(([name, colour, of], at) => [
      `<polyline points="${path(costs.map((cost) => [cost.notes, of(cost)]))}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      `<rect x="${RIGHT + 15}" y="${TOP + at * 24}" width="12" height="12" fill="${colour}"/>`,
      text(RIGHT + 33, TOP + 10 + at * 24, name),
    ]),
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, content: string, anchor = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`;
}
