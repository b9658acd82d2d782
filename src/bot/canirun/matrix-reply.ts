/** Draws many verdicts at once: images down the side, hosts across the top. */
import { code, strong, text, type Inline } from '../../core/inline.js';
import type { NodePool } from '../../canirun/hosts/pasted/node-pools.js';
import type { Block, Reply, Tone } from '../../core/reply.js';
import type { Verdict, VerdictKind } from '../../canirun/judge/verdict.js';
import { wordSentence } from '../messages/canirun/word-sentence.js';
import type { Messages } from '../messages/messages.js';
import { choiceBlock, clip } from '../reply/plain.js';
import { isPartlyEnglish, reasonsIn } from './verdict-reply.js';

const MAX_DETAILS = 8;

/** More reasons than this nobody reads; each verdict in full has its own. */
const MAX_REASONS = 24;

/** A verdict with the words that ask for it alone. */
export interface MatrixCell {
  readonly verdict: Verdict;
  /** The image's name, or the service of a file that uses it. */
  readonly row: string;
  /** How the image is called: by its name, behind that of the service. */
  readonly image: string;
  readonly host: string;
  /** The `/canirun …` message that gives the whole verdict. */
  readonly message: string;
  /** Where the host is a pool of a cluster. */
  readonly pool?: NodePool;
}

/**
 * Draws a matrix.
 * @param cells - image by image, each with the same hosts in the same order
 * @param notes - sentences on what was read and what could not be
 * @param messages - the language of what is said around the reasons
 * @param side - what stands down the side: there is room for many there
 */
export function presentMatrix(
  cells: readonly MatrixCell[],
  notes: readonly string[],
  messages: Messages,
  side: 'image' | 'host' = 'image',
): Reply {
  const across = side === 'image' ? 'host' : 'image';
  const columns = [...new Set(cells.map((cell) => cell[across]))];
  const rows = [...new Set(cells.map((cell) => cell[side]))];
  const runs = cells.filter(({ verdict }) => isGood(verdict.verdict)).length;
  const summary = messages.say('matrix.summary', { runs, all: cells.length });
  const cellAt = (row: string, column: string): Inline[] => {
    const cell = cells.find((one) => one[side] === row && one[across] === column);
    return [text(cell === undefined ? '' : messages.say(`matrix.${cell.verdict.verdict}`))];
  };
  return {
    summary,
    blocks: [
      { kind: 'paragraph', content: [text(summary)] },
      {
        kind: 'table',
        head: [
          messages.inline(`matrix.${side}`),
          ...columns.map((column): Inline[] => [text(clip(column, 40))]),
        ],
        rows: rows.map((row) => [
          [code(clip(row, 60))],
          ...columns.map((column) => cellAt(row, column)),
        ]),
      },
      ...reasonsOf(cells, messages),
      ...notes.map((note): Block => ({ kind: 'note', content: [text(note)] })),
      ...choiceBlock(
        messages.say('matrix.inFull'),
        cells.slice(0, MAX_DETAILS).map(({ image, host, message }) => ({
          label: clip(messages.say('matrix.cell', { image, host }), 75),
          message,
        })),
      ),
    ],
    tone: toneOf(runs, cells.length),
    audience: 'everyone',
  };
}

/** For every cell that does not plainly run: the first step that fails or is open. */
function reasonsOf(cells: readonly MatrixCell[], messages: Messages): Block[] {
  const items = cells.flatMap(({ verdict, image, host }) => {
    if (verdict.verdict === 'native' || verdict.verdict === 'vm') return [];
    const reason =
      verdict.reasons.find(({ ok }) => ok === false) ??
      verdict.reasons.find(({ ok }) => ok === null);
    const why = reason?.text ?? verdict.missing[0]?.question;
    if (why === undefined) return [];
    const cell = clip(messages.say('matrix.cell', { image, host }), 100);
    return [{ content: [strong(cell), text(`: ${wordSentence(why, messages)}`)] }];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'list', ordered: false, items: items.slice(0, MAX_REASONS) },
    ...(cells.some(({ verdict }) => isPartlyEnglish(verdict)) ? reasonsIn(messages) : []),
  ];
}

function isGood(kind: VerdictKind): boolean {
  return kind !== 'no' && kind !== 'unknown';
}

function toneOf(runs: number, all: number): Tone {
  if (runs === all) return 'good';
  return runs === 0 ? 'bad' : 'caution';
}
