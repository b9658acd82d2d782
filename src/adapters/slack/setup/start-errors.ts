/** What to do about each way in which Slack turns the bot away: the exact clicks. */
import { UserError } from '../../../core/errors.js';
import { slackError } from '../post/web-api.js';

/** Which of the two tokens was turned away. */
export type TokenKind = 'bot' | 'app';

const NEW_TOKEN: Record<TokenKind, string> = {
  bot:
    'Open https://api.slack.com/apps, choose your app, “Install App”, copy the “Bot User OAuth Token” (xoxb-…) ' +
    'and set SLACK_BOT_TOKEN to it.',
  app:
    'Open https://api.slack.com/apps, choose your app, “Basic Information”, “App-Level Tokens”, “Generate Token ' +
    'and Scopes”, add the scope connections:write, and set SLACK_APP_TOKEN to the token (xapp-…).',
};

const TURNED_AWAY: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', 'Slack does not know this token.'],
  ['not_authed', 'Slack got no token.'],
  ['account_inactive', 'The bot was removed from the workspace.'],
  ['token_revoked', 'The token was revoked.'],
  ['token_expired', 'The token expired.'],
  ['not_allowed_token_type', 'This is the wrong kind of token for its variable.'],
  ['missing_scope', 'The token lacks a permission.'],
  ['org_login_required', 'The workspace is moving into an organisation.'],
]);

/** Error that says what Slack found wrong with a token and what to click; `null` for troubles that may pass. */
export function turnedAway(error: unknown, token: TokenKind): UserError | null {
  const word = slackError(error);
  const why = word === null ? undefined : TURNED_AWAY.get(word);
  if (why === undefined) return null;
  return new UserError('refused', `${why} ${NEW_TOKEN[token]}`, { cause: error });
}
