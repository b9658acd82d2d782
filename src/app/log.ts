/** Structured logs on standard error, one JSON object a line, with secrets taken out. */
import { pino, type Logger } from 'pino';
import { SECRET_SHAPES, QUERY_SHAPES } from '../core/text/secret-shapes.js';

/** What parts of the program need of a log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Replaces secrets by `[redacted]`.
 * @param line - a line of JSON, or plain words
 * @param secrets - known ones, taken out also as JSON and addresses write them; whatever is shaped like one goes too
 */
export function redact(line: string, secrets: readonly string[]): string {
  const known = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  const without = known.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), line);
  return [...SECRET_SHAPES, ...QUERY_SHAPES].reduce(
    (text, shape) =>
      text.replace(
        shape,
        (_, kept: unknown) => `${typeof kept === 'string' ? kept : ''}[redacted]`,
      ),
    without,
  );
}

/**
 * Creates the log.
 * @param level - lowest level that is written
 * @param secrets - configured values that must not appear; shorter ones than 8 characters are ignored
 * @param write - where a finished line goes (default: standard error)
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const known = secrets.filter((secret) => secret.length >= 8);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
    },
    {
      write: (line: string) => {
        write(redact(line, known));
      },
    },
  );
}
