/**
 * The picture of what is coming: a bar for each of fourteen days with its number above it, and how much would be remembered
 * today. Every number is written, so that neither length nor colour stands alone.
 */
import type { Forecast } from '../../study/alone/forecast.js';
import type { Messages } from '../messages/messages.js';
import { escapeXml } from '../reply/escape-xml.js';
import { percentOf } from './percent.js';

/** As the picture of a verdict: type of 22 units stays legible on a phone. */
const WIDTH = 640;
const HEIGHT = 300;
const MARGIN = 24;
const TOP = 92;
const FLOOR = 244;
const GAP = 8;

/** Contrast of every text on its ground is at least 4.5 : 1 (WCAG 2.2, 1.4.3) in both themes, of bars 3 : 1 (1.4.11). */
const STYLE = `
.card{fill:#101d2e}.rule{stroke:#33485f}.bar{fill:#5f9bd0}.now{fill:#6fcbb9}
.title{fill:#f3f7fb;font-weight:700;font-size:25px}.count{fill:#f3f7fb;font-size:21px;font-weight:700}.day{fill:#c4d2e0;font-size:20px}
@media (prefers-color-scheme: light){
.card{fill:#ffffff}.rule{stroke:#c9d5e1}.bar{fill:#2b6cab}.now{fill:#13796a}
.title,.count{fill:#0f2236}.day{fill:#42566b}
}`;

/** Draws it as SVG; the font that it names is bundled with the rasteriser. */
export function drawForecast({ days, remembered }: Forecast, messages: Messages): string {
  const title = messages.say('study.forecast.title');
  const most = Math.max(1, ...days.map(({ count }) => count));
  const step = (WIDTH - 2 * MARGIN) / days.length;
  const bars = days.map(({ date, count }, at) => {
    const height = count === 0 ? 0 : Math.max(4, ((FLOOR - TOP - 30) * count) / most);
    const x = MARGIN + at * step;
    const middle = x + step / 2;
    const number =
      count === 0
        ? ''
        : `<text class="count" x="${round(middle)}" y="${round(FLOOR - height - 8)}" text-anchor="middle">${count}</text>`;
    return [
      `<rect class="${at === 0 ? 'now' : 'bar'}" x="${round(x + GAP / 2)}" y="${round(FLOOR - height)}" width="${round(step - GAP)}" height="${round(height)}" rx="3"/>`,
      number,
      at % 2 === 0
        ? `<text class="day" x="${round(at === 0 ? x + GAP / 2 : middle)}" y="${FLOOR + 30}"${at === 0 ? '' : ' text-anchor="middle"'}>${at === 0 ? escapeXml(messages.say('study.forecast.today')) : dayOfMonth(date)}</text>`
        : '',
    ].join('');
  });
  const share =
    remembered === null
      ? ''
      : `<text class="title" x="${WIDTH - MARGIN}" y="48" text-anchor="end">${percentOf(remembered)} % ${escapeXml(messages.say('study.forecast.remembered'))}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="Atkinson Hyperlegible, Arial, Helvetica, sans-serif">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="card" width="${WIDTH}" height="${HEIGHT}" rx="18"/>`,
    `<text class="title" x="${MARGIN}" y="48">${escapeXml(title)}</text>`,
    share,
    ...bars,
    `<line class="rule" x1="${MARGIN}" y1="${FLOOR}" x2="${WIDTH - MARGIN}" y2="${FLOOR}" stroke-width="2"/>`,
    '</svg>',
  ].join('');
}

/** `2026-12-04` is the 4th. */
function dayOfMonth(date: string): number {
  return Number(date.slice(8));
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
