/** Memory with a bound: maps whose oldest entry makes room. */

/**
 * Puts an entry last, and drops the first where there are more than `most`: a Map keeps the order of insertion. Called
 * with every use, that is the least recently used one; called once for each key, the oldest.
 */
export function remember<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
  most: number,
): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
