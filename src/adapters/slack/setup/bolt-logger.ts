/** The SDK's log lines in ours, with tokens taken out. */
import { LogLevel, type Logger } from '@slack/web-api';
import type { Log } from '../../../core/log.js';

/** Tokens of Slack (`xoxb-`, `xapp-` and their like), tickets of socket addresses, response addresses. */
const SECRETS =
  /\bx(?:ox|app)[a-z.]*-[\w.-]+|(?<=ticket=)[^&\s"]+|(?<=hooks\.slack(?:-gov)?\.com\/)\S+/g;

/** Text without secrets. */
export function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

/** The SDK's logger. Its info lines are debug to us: whoever runs the bot wants to hear of troubles only. */
export function createBoltLogger(log: Log): Logger {
  const line = (parts: readonly unknown[]) => redact(parts.map(String).join(' '));
  return {
    debug: () => undefined,
    info: (...parts) => {
      log.debug({ from: 'slack' }, line(parts));
    },
    warn: (...parts) => {
      log.warn({ from: 'slack' }, line(parts));
    },
    error: (...parts) => {
      log.error({ from: 'slack' }, line(parts));
    },
    // The SDK composes costly debug lines (whole payloads) only below this level.
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
