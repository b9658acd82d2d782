/**
 * The value of a key that a table itself holds. `table[key]` also finds what every object inherits, so that the word
 * “constructor” finds a function; the linter sends everybody here who looks up words in a plain object.
 * @returns `undefined` where the table doesn't hold the key
 */
export function ownValue<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  // eslint-disable-next-line quaymaster/no-word-keys -- the one place that asks first
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
