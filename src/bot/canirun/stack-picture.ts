/**
 * The picture of a verdict: the stack from the CPU up to the image's applications. What the host supplies stands
 * on the left, what the image brings on the right, what a tool puts between them in the middle; neighbours overlap
 * where they join. Every joint says in words and by its shape whether it fits, so colour never stands alone.
 */
import type { StackLayer } from '../../canirun/judge/verdict.js';
import { wordValue } from '../messages/canirun/word-sentence.js';
import type { Messages } from '../messages/messages.js';
import { escapeXml } from '../reply/escape-xml.js';
import { clip } from '../reply/plain.js';

/** A picture 640 wide is shown at about 360 points on a phone: type of 22 units and more stays legible there. */
const WIDTH = 640;
const MARGIN = 24;
const BRICK_WIDTH = 452;
const BRICK_HEIGHT = 84;
const JOINT = 44;
const TOP = 56;
const PADDING = 20;

/** Left edges: host, tool, image. */
const LEFT: Record<StackLayer['from'], number> = {
  host: MARGIN,
  tool: (WIDTH - BRICK_WIDTH) / 2,
  image: WIDTH - MARGIN - BRICK_WIDTH,
};

/** Contrast of every text on its ground is at least 4.5 : 1 (WCAG 2.2, 1.4.3) in both themes. */
const STYLE = `
.card{fill:#101d2e}.rule{stroke:#33485f}
.brick{stroke-width:2}.host .brick{fill:#1d3550;stroke:#7fb0de}.tool .brick{fill:#33304f;stroke:#b3a6ec;stroke-dasharray:9 6}.image .brick{fill:#1c4140;stroke:#6fcbb9}
.label{fill:#f3f7fb;font-weight:700;font-size:25px}.detail{fill:#c4d2e0;font-size:21px}.side{fill:#c4d2e0;font-size:21px}
.ok{fill:#8be0a4}.bad{fill:#ff9d93}.open{fill:#ffd479}.okl{stroke:#8be0a4}.badl{stroke:#ff9d93}.openl{stroke:#ffd479}
.joint{font-size:21px;font-weight:700}
@media (prefers-color-scheme: light){
.card{fill:#ffffff}.rule{stroke:#c9d5e1}
.host .brick{fill:#e3eefa;stroke:#2b6cab}.tool .brick{fill:#edeafb;stroke:#6a55c4}.image .brick{fill:#def3ee;stroke:#13796a}
.label{fill:#0f2236}.detail,.side{fill:#42566b}
.ok{fill:#176b34}.bad{fill:#b3261e}.open{fill:#7a5200}.okl{stroke:#176b34}.badl{stroke:#b3261e}.openl{stroke:#7a5200}
}`;

/**
 * Draws the stack as SVG. Everything in it is escaped; the font it names is bundled with the
 * rasteriser. Marks are drawn, not typed, so that no font need hold them.
 * @param title - image and verdict in a few words, for whoever has the picture read out; the reply shows them above
 * @param stack - layers from the CPU upwards
 * @param messages - the language of what is written between them
 */
export function drawStack(title: string, stack: readonly StackLayer[], messages: Messages): string {
  const height = TOP + stack.length * BRICK_HEIGHT + Math.max(0, stack.length - 1) * JOINT + MARGIN;
  const topFirst = [...stack].reverse();
  const bricks = topFirst.map((layer, at) =>
    drawBrick(layer, TOP + at * (BRICK_HEIGHT + JOINT), messages),
  );
  // Each joint is that of the layer below it with what stands on that; what is no image stands on nothing.
  const isNoImage = topFirst[0]?.carries === false;
  const joints = topFirst
    .slice(1)
    .map((layer, at) =>
      drawJoint(
        at === 0 && isNoImage ? { ...layer, carries: false } : layer,
        TOP + BRICK_HEIGHT + at * (BRICK_HEIGHT + JOINT),
        messages,
      ),
    );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Atkinson Hyperlegible, Arial, Helvetica, sans-serif">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="card" width="${WIDTH}" height="${height}" rx="18"/>`,
    `<text class="side" x="${MARGIN}" y="38">${messages.say('verdict.picture.host')}</text>`,
    `<text class="side" x="${WIDTH - MARGIN}" y="38" text-anchor="end">${messages.say('verdict.picture.image')}</text>`,
    `<line class="rule" x1="${MARGIN + 56}" y1="32" x2="${WIDTH - MARGIN - 70}" y2="32" stroke-width="2"/>`,
    ...bricks,
    ...joints,
    '</svg>',
  ].join('');
}

function drawBrick(layer: StackLayer, y: number, messages: Messages): string {
  const x = LEFT[layer.from] + PADDING;
  const label = wordValue(layer.label, messages);
  const detail = wordValue(layer.detail ?? '', messages);
  const lines =
    detail === ''
      ? [drawLine('label', label, x, y + 51)]
      : [drawLine('label', label, x, y + 37), drawLine('detail', detail, x, y + 66)];
  return `<g class="${layer.from}"><rect class="brick" x="${x - PADDING}" y="${y}" width="${BRICK_WIDTH}" height="${BRICK_HEIGHT}" rx="10"/>${lines.join('')}</g>`;
}

/** Type of a line, and how wide it may become. */
const LINE = {
  label: { size: 25, room: BRICK_WIDTH - 2 * PADDING },
  detail: { size: 21, room: BRICK_WIDTH - 2 * PADDING },
} as const;

/**
 * A line of text that stays in its room whatever font a browser puts in the place of the bundled one: cut at a
 * word where it is too long, and held to its length where another font could make it so.
 */
function drawLine(kind: keyof typeof LINE, words: string, x: number, y: number): string {
  const { size, room } = LINE[kind];
  const shown = fitting(words, size, room);
  const width = Math.round(widthOf(shown, size));
  const hold = width > room * 0.75 ? ` textLength="${width}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text class="${kind}" x="${x}" y="${y}"${hold}>${escapeXml(shown)}</text>`;
}

function fitting(words: string, size: number, room: number): string {
  let length = words.length;
  while (length > 8 && widthOf(clip(words, length), size) > room) length -= 1;
  return clip(words, length);
}

/** Width of a text in the bundled bold font, estimated by classes of letters. */
function widthOf(words: string, size: number): number {
  let width = 0;
  for (const letter of words) width += size * letterWidth(letter);
  return width;
}

function letterWidth(letter: string): number {
  if (/[ijlIt.,:;'|!()[\]/ ]/.test(letter)) return 0.32;
  if (/[mwMW@%—…]/.test(letter)) return 0.88;
  if (letter > '\u2e80') return 1;
  return /[A-Z0-9_&+=<>]/.test(letter) ? 0.64 : 0.56;
}

/** The joint above a layer: pegs where it fits, a torn edge where it does not, a dotted line where nobody knows. */
function drawJoint(layer: StackLayer, y: number, messages: Messages): string {
  const middle = WIDTH / 2;
  const centre = y + JOINT / 2;
  const say = (how: 'fits' | 'unfit' | 'unknown') => messages.say(`verdict.picture.${how}`);
  if (layer.carries === true)
    return joint(
      'ok',
      middle - 16,
      centre,
      say('fits'),
      `M${middle - 44} ${centre + 1}l7 8 13-17`,
      [
        `M${middle - 92} ${y}v${JOINT}M${middle - 68} ${y}v${JOINT}`,
        `M${middle + 68} ${y}v${JOINT}M${middle + 92} ${y}v${JOINT}`,
      ],
    );
  if (layer.carries === null)
    return joint('open', middle - 46, centre, say('unknown'), '', [
      dots(MARGIN + 20, middle - 70, centre),
      dots(middle + 74, WIDTH - MARGIN - 20, centre),
    ]);
  const cross = `M${middle - 82} ${centre - 8}l16 16m0-16l-16 16`;
  return joint('bad', middle - 54, centre, say('unfit'), cross, [
    tear(MARGIN + 20, middle - 112, centre),
    tear(middle + 104, WIDTH - MARGIN - 20, centre),
  ]);
}

function joint(
  kind: 'ok' | 'bad' | 'open',
  x: number,
  centre: number,
  words: string,
  mark: string,
  sides: readonly string[],
): string {
  const lines = [mark, ...sides].filter((path) => path !== '').join('');
  return `<path class="${kind}l" fill="none" stroke-width="5" stroke-linejoin="round" stroke-linecap="round" d="${lines}"/><text class="joint ${kind}" x="${x}" y="${centre + 7}">${words}</text>`;
}

/** A line of dots from one x to another. */
function dots(from: number, to: number, y: number): string {
  const steps = Array.from({ length: Math.floor((to - from) / 16) }, (_, at) => from + at * 16);
  return steps.map((x) => `M${x} ${y}h1`).join('');
}

/** A torn edge from one x to another. */
function tear(from: number, to: number, y: number): string {
  const teeth = Array.from({ length: Math.floor((to - from) / 14) }, (_, at) =>
    at % 2 === 0 ? 'l14-12' : 'l14 12',
  );
  return `M${from} ${y + 6}${teeth.join('')}`;
}
