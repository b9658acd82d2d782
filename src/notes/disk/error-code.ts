/** Codes of the system's errors. */

/** The code of an error that the system gave (`ENOENT`, `EACCES`); `null` for anything else. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
