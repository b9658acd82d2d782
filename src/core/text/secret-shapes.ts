/** What secrets look like: taken out of every log, and struck out of what somebody wants kept as a note. */

/**
 * Shapes of secrets, whoever wrote them; the first group, where there is one, stays. Lines of a log are JSON, so a
 * quotation mark may come with a backslash.
 */
export const SECRET_SHAPES: readonly RegExp[] = [
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
  // A line of a log may break between the two.
  /(\bbearer(?:\s|\\[nrt]){1,4})[\w.~+/=-]{8,4096}/gi,
  /(\bbasic )(?:[\w+/]{16,4096}={0,2}|[\w+/]{4,15}={1,2})/gi,
  // Cookies, as a header and by the session's own name.
  /((?:authorization|cookie|set-cookie)\\?"?: ?\\?"?)[^"\\\r\n]{1,4096}/gi,
  /(quaymaster_session=)[\w.~+/=%-]{1,4096}/g,
  // Slack's session, whose value may be cut off from its header and its prefix; files that whoever has the address may read.
  /((?:^|[\s;"'])d=)[\w%+/=.-]{20,4096}/g,
  /(\bfiles\.slack(?:-gov)?\.com\/[^\s"?]{0,400}\?[^\s"]{0,200}?\bt=)[^&\s"\\#]{4,4096}/gi,
  // Addresses that let anybody post who knows them: Slack's response_url and webhooks, Discord's interactions.
  /(hooks\.slack(?:-gov)?\.com\/)[\w/%.-]{8,400}/gi,
  /(\/(?:webhooks|interactions)\/\d{15,20}\/)[\w-]{20,600}/g,
  // Passwords in addresses: all between the user's name and the last @, since people put / and @ into them as they are.
  /(:\/\/[^\s/:@"]{0,200}:)[^\s"]{1,400}(?=@)/g,
  /(%3a%2f%2f[^\s"%]{0,200}%3a)[^\s"]{1,400}(?=%40)/gi,
  // A token in the place of the user's name.
  /(https?:\/\/)[^\s/:@"]{16,400}(?=@)/gi,
];

/** Values of a query or a form: secrets in what is logged of requests, and seldom in what people write. */
export const QUERY_SHAPES: readonly RegExp[] = [/([?&#](?:code|state|key)=)[^&\s"\\#]{1,4096}/gi];

/**
 * "The password is hunter22": only people write so, and only with a digit and a letter in it is it no plain word
 * ("the token is short-lived"). The first group stays.
 */
export const TOLD_SECRET =
  /(\b(?:passwords?|passwort|kennwort|passphrase|pass|pin|secret|token|api[ _-]?key)\b["'*`]{0,3}(?: (?:is|ist|lautet|was))?:? {1,3}["'*`]{0,3})(?=[^\s]{0,60}\d)(?=[^\s]{0,60}[a-z])[^\s"'*`]{6,200}/gi;
