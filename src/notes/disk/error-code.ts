/** Codes of the system's errors. */

/** The code of an error that the system gave (`ENOENT`, `EACCES`); `null` for anything else. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The outcome of a request to the disk; `null` where there is nothing or nothing that may be seen. */
export async function orNull<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}
