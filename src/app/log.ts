/** Structured logs on standard error, one JSON object a line, with secrets taken out. */
import { pino, type Logger } from 'pino';

/** What parts of the program need of a log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Shapes of tokens that must never reach a log, whoever wrote them: Slack tokens, Discord bot tokens
 * (three base64url parts), bearer values and passwords in addresses.
 */
const TOKEN_SHAPES = [
  /xox[a-z]-[\w-]{8,200}|xapp-[\w-]{8,200}/g,
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,80}/g,
  /(?<=bearer )[\w.~+/=-]{8,4096}/gi,
  /(?<=:\/\/[^\s/:@"]{1,200}:)[^\s@"/]{1,200}(?=@)/g,
];

/** Replaces the given secrets, and anything shaped like a token, by `[redacted]`. */
export function redact(line: string, secrets: readonly string[]): string {
  const withoutKnown = secrets.reduce(
    (text, secret) => text.replaceAll(secret, '[redacted]'),
    line,
  );
  return TOKEN_SHAPES.reduce((text, shape) => text.replace(shape, '[redacted]'), withoutKnown);
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
