/** Units, and which numbers they make amounts. */
import type { Atom } from './atoms.js';

/** Units of things that are counted: whole numbers only. */
const COUNTED = new Set(
  'core cores vcpu vcpus cpus threads nodes years inch zoll w watt mhz'.split(' '),
);

/** What a unit of memory or storage is in bytes. */
export const BYTES: ReadonlyMap<string, number> = new Map([
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

/**
 * Whether a number and what stands behind it are an amount.
 * @param number - an atom of digits
 * @param unit - the next atom
 */
export function isAmount(number: Atom, unit: Atom): boolean {
  return unit.join !== 'break' && unit.opens !== true && isUnit(number.text, unit.text);
}

function isUnit(number: string, unit: string): boolean {
  const isWhole = !number.includes('.');
  if (COUNTED.has(unit)) return isWhole || FRACTIONS.has(unit);
  if (unit.length === 1) return isWhole && BYTES.has(unit);
  return BYTES.has(unit) || unit === 'ghz';
}
