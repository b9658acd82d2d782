/** Structured logs on standard error, one JSON object a line, with secrets taken out. */
import { pino, type Logger } from 'pino';

/** What parts of the program need of a log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Shapes of secrets that must never reach a log, whoever wrote them; the first group, where there is one, stays. Lines
 * are JSON, so a quotation mark may come with a backslash.
 */
const SECRET_SHAPES: readonly RegExp[] = [
  // Slack's tokens, and Discord's of three base64url parts.
  /xox[a-z]-[\w-]{8,200}|xapp-[\w-]{8,200}/g,
  /[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,80}/g,
  // JSON Web Tokens; tokens of GitHub, GitLab, Docker Hub and AWS, which people keep for registries.
  /\beyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{8,2000}/g,
  /\b(?:gh[opsur]_|github_pat_|glpat-|dckr_[op]at_)[\w-]{16,200}|\bA[KS]IA[A-Z0-9]{16}\b/g,
  /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]{1,8192}/g,
  // Whatever is called a secret, as the environment, a form, JSON or an inspected object writes it.
  /((?:token|secret|password|passwd|pwd|passphrase|credentials?|signature|sig|ticket|api[_-]?key|trigger_id)["'\\]{0,3}(?:=|: ?(?=["'\\]))["'\\]{0,3})[^\s"'\\&,;}\]]{4,4096}/gi,
  /(\bauth\\?["'] ?: ?\\?["'])[^\s"'\\]{8,4096}/gi,
  // Bearer …, Basic …, and whatever stands in the header for them.
  /(\bbearer )[\w.~+/=-]{8,4096}/gi,
  /(\bbasic )(?:[\w+/]{16,4096}={0,2}|[\w+/]{4,15}={1,2})/gi,
  // Cookies, as a header and by the session's own name.
  /((?:authorization|cookie|set-cookie)\\?"?: ?\\?"?)[^"\\\r\n]{1,4096}/gi,
  /(quaymaster_session=)[\w.~+/=%-]{1,4096}/g,
  // Addresses that let anybody post who knows them: Slack's response_url and webhooks, Discord's interactions.
  /(hooks\.slack(?:-gov)?\.com\/)[\w/%.-]{8,400}/gi,
  /(\/(?:webhooks|interactions)\/\d{15,20}\/)[\w-]{20,600}/g,
  // Values of a query or a form.
  /([?&#](?:code|state|key)=)[^&\s"\\#]{1,4096}/gi,
  // Passwords in addresses: all between the user's name and the last @, since people put / and @ into them as they are.
  /(:\/\/[^\s/:@"]{0,200}:)[^\s"]{1,400}(?=@)/g,
  /(%3a%2f%2f[^\s"%]{0,200}%3a)[^\s"]{1,400}(?=%40)/gi,
  // A token in the place of the user's name.
  /(https?:\/\/)[^\s/:@"]{16,400}(?=@)/gi,
];

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
  return SECRET_SHAPES.reduce(
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
