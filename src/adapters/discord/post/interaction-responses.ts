/**
 * Answers interactions: acknowledged at once, filled in when the answer is there. An answer that is ready before
 * Discord took the acknowledgement waits for it, because Discord knows nothing to fill in until then.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  InteractionResponseType,
  MessageFlags,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { Log } from '../../../core/log.js';
import {
  CODES,
  describe,
  errorCode,
  type DiscordApi,
  type MessageBody,
  type PostedMessage,
} from './discord-api.js';
import { madeAt, type InteractionHandle } from '../discord-target.js';
import { renderSentence, type DiscordMessage } from '../render/render.js';

/** Sends the first answer to an interaction: over the gateway a call of its own, over HTTP the response itself. */
export type Respond = (callback: object) => Promise<void>;

/** The queue. */
export interface InteractionResponses {
  /** Says "thinking…", to all or to the asker alone. Never rejects: a late acknowledgement is logged. */
  defer(interaction: InteractionHandle, respond: Respond, toAsker: boolean): Promise<void>;
  /** Takes a click without showing anything. Never rejects. */
  deferUpdate(interaction: InteractionHandle, respond: Respond): Promise<void>;
  /** Fills in the answer. */
  fill(interaction: InteractionHandle, message: MessageBody): Promise<PostedMessage>;
  /** Removes the answer, or the message whose button was clicked. What is gone already counts as removed. */
  remove(interaction: InteractionHandle): Promise<void>;
  /** Adds an answer that the asker alone sees. */
  whisper(interaction: InteractionHandle, message: MessageBody): Promise<PostedMessage>;
}

/** A response by HTTP is on its way a little while; until then Discord does not know what is to be filled in. */
const SETTLING_MS = 10_000;
const PAUSE_MS = 300;

/** Creates the queue. @param now - the clock, in milliseconds since 1970 */
export function createInteractionResponses(
  api: DiscordApi,
  log: Log,
  now: () => number,
): InteractionResponses {
  const acknowledging = new Map<string, Promise<void>>();

  function acknowledge(interaction: InteractionHandle, responding: Promise<void>): Promise<void> {
    const done = responding
      .catch((error: unknown) => {
        const again = errorCode(error) === CODES.alreadyAcknowledged;
        const fields = { interaction: interaction.id, reason: describe(error) };
        if (again) log.debug(fields, 'an interaction was delivered twice');
        else log.warn(fields, 'an interaction could not be acknowledged');
      })
      .finally(() => acknowledging.delete(interaction.id));
    acknowledging.set(interaction.id, done);
    return done;
  }

  /** Tries again while the acknowledgement may still be on its way. */
  async function once<T>(interaction: InteractionHandle, call: () => Promise<T>): Promise<T> {
    await acknowledging.get(interaction.id);
    for (;;) {
      try {
        return await call();
      } catch (error) {
        const fresh = now() - madeAt(interaction.id) < SETTLING_MS;
        if (errorCode(error) !== CODES.unknownWebhook || !fresh) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  return {
    defer: (interaction, respond, toAsker) =>
      acknowledge(
        interaction,
        respond({
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(toAsker && { data: { flags: MessageFlags.Ephemeral } }),
        }),
      ),
    deferUpdate: (interaction, respond) =>
      acknowledge(interaction, respond({ type: InteractionResponseType.DeferredMessageUpdate })),
    fill: (interaction, message) => once(interaction, () => api.editAnswer(interaction, message)),
    remove: (interaction) =>
      once(interaction, () => api.deleteAnswer(interaction)).catch((error: unknown) => {
        if (errorCode(error) !== CODES.unknownMessage) throw error;
      }),
    whisper: (interaction, { body, files }) =>
      once(interaction, () =>
        api.followUp(interaction, { body: { ...body, flags: MessageFlags.Ephemeral }, files }),
      ),
  };
}

/** A message that the one who clicked sees, at once. */
export function whisper(message: DiscordMessage): object {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...message, flags: MessageFlags.Ephemeral },
  };
}

/** A sentence of the same kind. */
export function whisperNow(sentence: string): object {
  return whisper(renderSentence(sentence));
}

/** A form, at once: it can't be deferred. */
export function openForm(form: APIModalInteractionResponseCallbackData): object {
  return { type: InteractionResponseType.Modal, data: form };
}

/** Completions, at once: they can't be deferred. */
export function complete(choices: readonly object[]): object {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  };
}

/** A drawn message without files. */
export function plainBody(message: DiscordMessage): MessageBody {
  return { body: message, files: [] };
}
