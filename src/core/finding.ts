/** What an examination found: the lines of `quaymaster doctor`, whoever examined. */

/** One thing that was looked at. */
export interface Finding {
  /** `warn`: works, but less well than it could; `fail`: does not work. */
  readonly status: 'ok' | 'warn' | 'fail';
  /** What was looked at, in a word or two: `Slack bot token`. */
  readonly subject: string;
  /** What was found, as a full sentence. Never holds a token. */
  readonly text: string;
  /** What to do about it; present unless all is well. */
  readonly remedy?: string;
}

/** All is well. */
export const fine = (subject: string, text: string): Finding => ({ status: 'ok', subject, text });

/** It works, but less well than it could. */
export const warning = (subject: string, text: string, remedy: string): Finding => ({
  status: 'warn',
  subject,
  text,
  remedy,
});

/** It does not work. */
export const failure = (subject: string, text: string, remedy: string): Finding => ({
  status: 'fail',
  subject,
  text,
  remedy,
});
