/** What to do about each way in which Discord turns the bot away: the exact clicks. */
import { DiscordAPIError } from 'discord.js';
import { UserError } from '../../../core/errors.js';

const PORTAL = 'Open https://discord.com/developers/applications, choose your application, ';

/** Discord does not know the token. */
function wrongToken(cause?: unknown): UserError {
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

/** Discord serves the bot over more shards only (gateway close code 4011). */
function tooFewShards(cause?: unknown): UserError {
  return new UserError(
    'refused',
    'Discord wants this bot’s servers spread over more shards. Raise SHARD_COUNT in every process (“quaymaster doctor” ' +
      'says how many Discord recommends), or leave out SHARDS and SHARD_COUNT where one process takes all.',
    { cause },
  );
}

/** Discord knows no such shard (gateway close code 4010). */
function wrongShard(cause?: unknown): UserError {
  return new UserError(
    'refused',
    'Discord refuses a shard of this process. Check that SHARDS names shards below SHARD_COUNT.',
    { cause },
  );
}

/** Discord no longer speaks the gateway's version, or not these intents (close codes 4012 and 4013). */
function outdated(cause?: unknown): UserError {
  return new UserError(
    'refused',
    'Discord no longer serves the way in which this version of Quaymaster connects. Update it.',
    { cause },
  );
}

type Remedy = (cause?: unknown) => UserError;

/**
 * The ways in which the gateway closes for good: close code (reference, "Gateway Close Event Codes"), the words of the
 * SDK's error for it, and the remedy.
 */
const FOR_GOOD: readonly (readonly [number, RegExp, Remedy])[] = [
  [4004, /authentication failed|invalid token/i, wrongToken],
  [4010, /invalid shard/i, wrongShard],
  [4011, /sharding is required/i, tooFewShards],
  [4012, /invalid API version/i, outdated],
  [4013, /invalid intents/i, outdated],
  [4014, /disallowed intents/i, disallowedIntents],
];

/** Why the gateway closed for good, with the remedy. @param code - the close code */
export function closedForGood(code: number): UserError {
  const remedy = FOR_GOOD.find(([known]) => known === code)?.[2];
  return remedy?.() ?? new UserError('refused', `Discord ended the connection with code ${code}.`);
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
  if ('code' in error && error.code === 'TokenInvalid') return wrongToken(error);
  return FOR_GOOD.find(([, words]) => words.test(error.message))?.[2](error) ?? null;
}
