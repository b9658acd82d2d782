/** A number made from a text: FNV-1a over its UTF-16 units, mixed once more. */

/** What the hash of an empty text is before `finished`. */
export const HASH_START = 0x811c9dc5;

/** The hash with one more unit taken in. */
export const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** The hash as an unsigned 32-bit number whose low bits depend on all of the text. */
export const finished = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

/**
 * The hash of a whole text.
 * @param text any string
 * @returns an unsigned 32-bit number
 */
export function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = mixed(hash, text.charCodeAt(at));
  return finished(hash);
}
