/** Weights carry the names of what they weigh; here they are put into the order of the code. */

/**
 * By place in `wanted`: the place of the same name in `given`.
 * @param what what the names are of, for the message
 * @throws Error when either has a name that the other lacks: the weights are of another version
 */
export function placesIn(
  given: readonly string[],
  wanted: readonly string[],
  what: string,
): number[] {
  const places = new Map(given.map((name, at) => [name, at]));
  const missing = wanted.filter((name) => !places.has(name));
  const unknown = given.filter((name) => !wanted.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(
      `The weights of ${what} don't fit: ${[
        ...missing.map((name) => `none for “${name}”`),
        ...unknown.map((name) => `“${name}” is not measured`),
      ].join(', ')}. Train them again: scripts/train.ts.`,
    );
  return wanted.map((name) => places.get(name)!);
}
