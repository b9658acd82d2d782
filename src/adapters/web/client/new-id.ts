/** Names that nobody guesses. */

/** `crypto.randomUUID` exists on https and localhost only; the page is also served as plain http elsewhere. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
