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

/** Orders two versions; parts that are missing count as the newest. */
export function compareVersions(a: string, b: string): number {
  return compare(
    numbers(LEADING_VERSION.exec(a)?.[1] ?? ''),
    numbers(LEADING_VERSION.exec(b)?.[1] ?? ''),
    Infinity,
  );
}

function holds(version: readonly number[], { operator, parts }: Comparison): boolean {
  if (operator === '=') return parts.every((part, i) => (version[i] ?? Infinity) === part);
  const order = compare(version, parts, 0);
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

/** Missing parts of `a` are the newest; those of `b` are `missing`. */
function compare(a: readonly number[], b: readonly number[], missing: number): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a[i] ?? Infinity;
    const right = b[i] ?? missing;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function numbers(text: string): readonly number[] {
  return text === '' ? [] : text.split('.').map(Number);
}
