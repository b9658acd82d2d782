/** Draws many verdicts at once: images down the side, hosts across the top. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { Block, Reply, Tone } from '../../core/reply.js';
import type { Verdict, VerdictKind } from '../../canirun/verdict.js';
import { choiceBlock, clip } from './plain.js';

/** One word a cell, and a mark beside it, so that colour is not needed. */
const CELL: Record<VerdictKind, string> = {
  native: '✓ native',
  vm: '✓ in a VM',
  emulated: '~ emulated',
  legacy: '~ retired tool',
  no: '✗ no',
  unknown: '? unknown',
};

const MAX_DETAILS = 8;

/** More reasons than this nobody reads; each verdict in full has its own. */
const MAX_REASONS = 24;

/** A verdict with the words that ask for it alone. */
export interface MatrixCell {
  readonly verdict: Verdict;
  /** How the image is called: by its name, or as the service of a compose file. */
  readonly image: string;
  readonly host: string;
  /** The `/canirun …` message that gives the whole verdict. */
  readonly message: string;
}

/**
 * Draws a matrix.
 * @param cells - image by image, each with the same hosts in the same order
 * @param notes - sentences on what was read and what could not be
 * @param side - what stands down the side: there is room for many there
 */
export function presentMatrix(
  cells: readonly MatrixCell[],
  notes: readonly string[],
  side: 'image' | 'host' = 'image',
): Reply {
  const across = side === 'image' ? 'host' : 'image';
  const columns = [...new Set(cells.map((cell) => cell[across]))];
  const rows = [...new Set(cells.map((cell) => cell[side]))];
  const runs = cells.filter(({ verdict }) => isGood(verdict.verdict)).length;
  const summary = `${runs} of ${cells.length} run${cells.length === 1 ? 's' : ''}.`;
  const cellAt = (row: string, column: string): Inline[] => {
    const cell = cells.find((one) => one[side] === row && one[across] === column);
    return [text(cell === undefined ? '' : CELL[cell.verdict.verdict])];
  };
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      {
        kind: 'table',
        head: [[text(side)], ...columns.map((column): Inline[] => [text(clip(column, 40))])],
        rows: rows.map((row) => [
          [code(clip(row, 60))],
          ...columns.map((column) => cellAt(row, column)),
        ]),
      },
      ...reasonsOf(cells),
      ...notes.map((note): Block => ({ kind: 'note', content: [text(note)] })),
      ...choiceBlock(
        'In full:',
        cells.slice(0, MAX_DETAILS).map(({ image, host, message }) => ({
          label: clip(`${image} on ${host}`, 75),
          message,
        })),
      ),
    ],
    tone: toneOf(runs, cells.length),
    audience: 'everyone',
  };
}

/** For every cell that does not plainly run: the first step that fails or is open. */
function reasonsOf(cells: readonly MatrixCell[]): Block[] {
  const items = cells.flatMap(({ verdict, image, host }) => {
    if (verdict.verdict === 'native' || verdict.verdict === 'vm') return [];
    const reason =
      verdict.reasons.find(({ ok }) => ok === false) ??
      verdict.reasons.find(({ ok }) => ok === null);
    const words = reason?.text ?? verdict.missing[0]?.question;
    if (words === undefined) return [];
    return [{ content: [strong(clip(`${image} on ${host}`, 100)), text(`: ${words}`)] }];
  });
  return items.length === 0
    ? []
    : [{ kind: 'list', ordered: false, items: items.slice(0, MAX_REASONS) }];
}

function isGood(kind: VerdictKind): boolean {
  return kind !== 'no' && kind !== 'unknown';
}

function toneOf(runs: number, all: number): Tone {
  if (runs === all) return 'good';
  return runs === 0 ? 'bad' : 'caution';
}
