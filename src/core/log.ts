/** The port of the log: structured lines for whoever runs the bot. pino fits it as it is. */

/** Writes log lines. `fields` never hold tokens, signed addresses or the words of a question. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
