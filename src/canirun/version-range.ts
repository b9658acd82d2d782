/**
 * Versions and ranges as the data files write them: `>=19.03.5`, `>=8.0.37 <9`, `<2.4.2`, `4.4`.
 *
 * A version with fewer parts than the range names stands for its newest release: image tags and people leave
 * parts out and get the latest (`mongo:4.4` is the newest 4.4.x, `docker 19.03` its last patch). So `4.4` is
 * `>=4.4.19`, and neither `>=5` nor `<4.4.19`.
 */

/** A parsed range: all comparisons must hold. */
export type VersionRange = readonly Comparison[];

interface Comparison {
  readonly operator: '>=' | '<=' | '<' | '>' | '=';
  readonly parts: readonly number[];
}

const COMPARISON = /^(>=|<=|<|>|=)?v?(\d{1,9}(?:\.\d{1,9}){0,5})$/;
const LEADING_VERSION = /^v?(\d{1,9}(?:\.\d{1,9}){0,5})/;

/**
 * @param text - comparisons separated by blanks; a bare version means equal as far as it goes
 * @returns the range
 * @throws RangeError when the text is no range
 */
export function parseVersionRange(text: string): VersionRange {
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const match = COMPARISON.exec(part);
      if (!match) throw new RangeError(`"${part}" is no version range such as >=1.2`);
      return {
        operator: (match[1] ?? '=') as Comparison['operator'],
        parts: numbers(match[2] ?? ''),
      };
    });
}

/**
 * @param version - a version, or text that begins with one (`7.0.5-jammy`, `5.15.0-91-generic`)
 * @param range - a parsed range
 * @returns whether all comparisons hold; text without a version is the newest release
 */
export function isInRange(version: string, range: VersionRange): boolean {
  const match = LEADING_VERSION.exec(version);
  const parts = match ? numbers(match[1] ?? '') : [];
  return range.every((comparison) => holds(parts, comparison));
}

function holds(version: readonly number[], { operator, parts }: Comparison): boolean {
  if (operator === '=') return parts.every((part, i) => (version[i] ?? Infinity) === part);
  const order = compare(version, parts);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0 || parts.every((part, i) => (version[i] ?? Infinity) === part);
  }
}

/** Missing parts of the version are the newest, those of the range 0. */
function compare(version: readonly number[], range: readonly number[]): number {
  const length = Math.max(version.length, range.length);
  for (let i = 0; i < length; i++) {
    const left = version[i] ?? Infinity;
    const right = range[i] ?? 0;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function numbers(text: string): readonly number[] {
  return text === '' ? [] : text.split('.').map(Number);
}
