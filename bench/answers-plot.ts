/** A picture of the quality measured: recall of each engine on each set, and how confidence keeps its word. */
import type { Outcome } from './answers-metrics.js';

/** Recall@1 of one searcher on one set, by kind of question. */
export interface Bar {
  readonly set: string;
  readonly searcher: string;
  readonly clean: number;
  readonly typos: number;
}

const WIDTH = 960;
const ROW = 16;
const GAP = 14;
const LEFT = 150;
const SCALE = 640;
const CURVE = 300;
const COLOURS = ['#0a6570', '#b0691a', '#7a5aa6', '#5b6770', '#8f2d3b'];
const BINS = 10;

/**
 * The picture as SVG.
 * @param bars every searcher on every set
 * @param pooled our outcomes, pooled without squad2, for the curves of risk and calibration
 */
export function plotOf(bars: readonly Bar[], pooled: readonly Outcome[]): string {
  const sets = [...new Set(bars.map(({ set }) => set))];
  const searchers = [...new Set(bars.map(({ searcher }) => searcher))];
  let y = 70;
  const rows = sets.flatMap((set) => {
    const of = bars.filter((bar) => bar.set === set);
    const top = y;
    y += of.length * ROW + GAP;
    return [
      text(LEFT - 10, top + (of.length * ROW) / 2 + 4, set, 'end'),
      ...of.map((bar, at) =>
        barOf(bar, top + at * ROW, COLOURS[searchers.indexOf(bar.searcher)] ?? '#000'),
      ),
    ];
  });
  const legend = searchers.map((name, at) => [
    `<rect x="${LEFT + at * 155}" y="40" width="12" height="12" fill="${COLOURS[at] ?? '#000'}"/>`,
    text(LEFT + at * 155 + 18, 50, name),
  ]);
  const height = y + CURVE + 110;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    text(20, 24, 'The right note comes first: bar, plain questions; tick, with one or two typos'),
    ...legend.flat(),
    ...rows,
    ...axes(80, y + 40, 'share of covered questions answered', 'share of answers that are right'),
    curve(riskPoints(pooled), 80, y + 40),
    ...axes(560, y + 40, 'confidence', 'share of answers that are right'),
    `<line x1="560" y1="${y + 40 + CURVE}" x2="${560 + CURVE}" y2="${y + 40}" stroke="#bbb" stroke-dasharray="4 4"/>`,
    curve(calibrationPoints(pooled), 560, y + 40),
    '</svg>\n',
  ].join('\n');
}

function barOf({ clean, typos }: Bar, y: number, colour: string): string {
  const tick = LEFT + typos * SCALE;
  return `<rect x="${LEFT}" y="${y}" width="${round(clean * SCALE)}" height="${ROW - 4}" fill="${colour}"/><line x1="${round(tick)}" y1="${y - 1}" x2="${round(tick)}" y2="${y + ROW - 3}" stroke="#fff" stroke-width="2"/>${text(LEFT + clean * SCALE + 6, y + 10, `${clean.toFixed(2)} / ${typos.toFixed(2)}`)}`;
}

/** From the surest answer on: how many covered questions have one, and how many of the answers are right. */
function riskPoints(outcomes: readonly Outcome[]): [number, number][] {
  const covered = outcomes.filter(({ answers }) => answers.length > 0).length;
  let [given, right, known] = [0, 0, 0];
  const points = [...outcomes]
    .sort((a, b) => b.confidence - a.confidence)
    .map((outcome): [number, number] => {
      given++;
      if (outcome.answers.length > 0) known++;
      if (isRight(outcome)) right++;
      return [known / covered, right / given];
    });
  const step = Math.max(1, Math.floor(points.length / 100));
  return points.filter((_, at) => at % step === step - 1);
}

function calibrationPoints(outcomes: readonly Outcome[]): [number, number][] {
  return Array.from({ length: BINS }, (_, bin) =>
    outcomes.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin),
  )
    .filter((found) => found.length > 0)
    .map((found) => [
      found.reduce((sum, { confidence }) => sum + confidence, 0) / found.length,
      found.filter(isRight).length / found.length,
    ]);
}

function isRight({ answers, ids }: Outcome): boolean {
  return ids[0] !== undefined && answers.includes(ids[0]);
}

function axes(x: number, y: number, below: string, beside: string): string[] {
  const ticks = [0, 0.5, 1].flatMap((value) => [
    text(x + value * CURVE, y + CURVE + 16, value.toString(), 'middle'),
    text(x - 8, y + (1 - value) * CURVE + 4, value.toString(), 'end'),
  ]);
  return [
    `<rect x="${x}" y="${y}" width="${CURVE}" height="${CURVE}" fill="none" stroke="#999"/>`,
    text(x + CURVE / 2, y + CURVE + 36, below, 'middle'),
    text(x, y - 10, beside),
    ...ticks,
  ];
}

function curve(points: readonly (readonly [number, number])[], x: number, y: number): string {
  const path = points.map(
    ([across, up]) => `${round(x + across * CURVE)},${round(y + (1 - up) * CURVE)}`,
  );
  return `<polyline points="${path.join(' ')}" fill="none" stroke="${COLOURS[0] ?? ''}" stroke-width="2.5"/>`;
}

function text(x: number, y: number, words: string, anchor = 'start'): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="#222">${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
