/** Amounts in a description (`8 GB`, `4 cores`, `13 inch`): they are no versions; one of memory is kept. */
import { isNoise, mentionAt, type NumberSearch } from './number-search.js';

/** Units of things that are counted: whole numbers only. */
const COUNTED = new Set(
  'core cores vcpu vcpus cpus threads nodes years inch zoll w watt mhz'.split(' '),
);
const BYTES: ReadonlyMap<string, number> = new Map([
  ['tb', 2 ** 40],
  ['tib', 2 ** 40],
  ['gb', 2 ** 30],
  ['gib', 2 ** 30],
  ['g', 2 ** 30],
  ['mb', 2 ** 20],
  ['mib', 2 ** 20],
  ['m', 2 ** 20],
]);
const FRACTIONS = new Set(['ghz', 'inch', 'zoll']);
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
  if (unit.join === 'break' || unit.opens === true || !isUnit(number.text, unit.text)) return;
  const mention = mentionAt(search, at + 1);
  if (mention !== undefined && !isNoise(mention)) return;
  used.add(at).add(at + 1);
  const scale = BYTES.get(unit.text);
  if (scale !== undefined) keepMemory(search, at, Number.parseFloat(number.text) * scale);
}

function isUnit(number: string, unit: string): boolean {
  const isWhole = !number.includes('.');
  if (COUNTED.has(unit)) return isWhole || FRACTIONS.has(unit);
  if (unit.length === 1) return isWhole && BYTES.has(unit);
  return BYTES.has(unit) || unit === 'ghz';
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
