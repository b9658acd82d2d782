/**
 * A number made from a text: FNV-1a over its UTF-16 units, mixed once more.
 * @param text any string
 * @returns an unsigned 32-bit number
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
