/** Amounts in a description (`8 GB`, `4 cores`, `13 inch`): they are no versions; one of memory is kept. */
import { isNoise, mentionAt, type NumberSearch } from './number-search.js';
import { BYTES, isAmount } from './units.js';

const MEMORY_WORDS = new Set(['ram', 'memory', 'mem', 'ddr', 'lpddr']);
const STORAGE_WORDS = new Set(
  'disk disks hdd ssd nvme emmc sd microsd card flash storage drive drives free swap raid vram'.split(
    ' ',
  ),
);
/** Without a word for it, more than this is a disk. */
const MOST_MEMORY = 64 * 2 ** 30;

/**
 * Takes a number with a unit behind it for an amount.
 * @param search - the search
 * @param at - index of a number
 */
export function bindAmount(search: NumberSearch, at: number): void {
  const { atoms, used } = search;
  const number = atoms[at];
  const unit = atoms[at + 1];
  if (number === undefined || unit === undefined) return;
  if (!isAmount(number, unit)) return;
  const mention = mentionAt(search, at + 1);
  if (mention !== undefined && !isNoise(mention)) return;
  used.add(at).add(at + 1);
  const scale = BYTES.get(unit.text);
  if (scale !== undefined) keepMemory(search, at, Number.parseFloat(number.text) * scale);
}

function keepMemory(search: NumberSearch, at: number, bytes: number): void {
  const { atoms } = search;
  const around = [atoms[at - 1]?.text ?? '', atoms[at + 2]?.text ?? ''];
  if (around.some((word) => MEMORY_WORDS.has(word))) {
    search.memory ??= bytes;
    return;
  }
  const isWord = (atoms[at + 1]?.text.length ?? 0) > 1;
  if (isWord && bytes <= MOST_MEMORY && !STORAGE_WORDS.has(around[1] ?? ''))
    search.likelyMemory ??= bytes;
}
