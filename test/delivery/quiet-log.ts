/** A log for tests: keeps what was logged, prints nothing. */
import type { Log } from '../../src/core/log.js';

/** A log whose `lines` can be looked at. */
export interface QuietLog extends Log {
  readonly lines: string[];
}

/** Creates an empty log. */
export function createQuietLog(): QuietLog {
  const lines: string[] = [];
  const note = (level: string) => (fields: object, message: string) => {
    const { err } = fields as { err?: unknown };
    const error = err instanceof Error ? `: ${err.stack ?? err.message}` : '';
    lines.push(`${level} ${message}${error}`);
  };
  return {
    lines,
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
  };
}
