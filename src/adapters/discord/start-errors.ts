/** What to do about each way in which Discord turns the bot away: the exact clicks. */
import { DiscordAPIError } from 'discord.js';
import { UserError } from '../../core/errors.js';

const PORTAL = 'Open https://discord.com/developers/applications, choose your application, ';

/** Discord does not know the token. */
export function wrongToken(cause: unknown): UserError {
  return new UserError(
    'refused',
    `Discord does not know this token. ${PORTAL}“Bot”, “Reset Token”, “Yes, do it!”, “Copy”, and set DISCORD_TOKEN to it.`,
    { cause },
  );
}

/** The bot asks for the words of all messages and may not have them (gateway close code 4014). */
export function disallowedIntents(cause?: unknown): UserError {
  return new UserError(
    'refused',
    `Discord does not give this bot the words of messages that don’t address it. ${PORTAL}“Bot”, “Privileged Gateway ` +
      'Intents”, switch on “Message Content Intent”, “Save Changes”; or set DISCORD_MESSAGE_CONTENT=off to answer only who asks.',
    { cause },
  );
}

/** The token belongs to another application than the one that is configured. */
export function otherApplication(configured: string, found: string): UserError {
  return new UserError(
    'bad-input',
    `DISCORD_APPLICATION_ID is ${configured}, but DISCORD_TOKEN belongs to application ${found}. ` +
      `Set DISCORD_APPLICATION_ID to ${found}, or copy the token of the other application’s “Bot” page.`,
  );
}

/** The error as its remedy, when Discord turned the bot away; `null` for troubles that may pass. */
export function turnedAway(error: unknown): UserError | null {
  if (error instanceof DiscordAPIError && error.status === 401) return wrongToken(error);
  if (!(error instanceof Error)) return null;
  if (/disallowed intents/i.test(error.message)) return disallowedIntents(error);
  if ('code' in error && error.code === 'TokenInvalid') return wrongToken(error);
  return /authentication failed|invalid token/i.test(error.message) ? wrongToken(error) : null;
}
