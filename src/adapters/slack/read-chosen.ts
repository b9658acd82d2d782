/** A message that a form is opened on by its name alone, as an offer's button does: found again, with its words. */
import { z } from 'zod';
import { readSource, type ChosenMessage } from '../../core/message.js';
import { messageMarkdown } from './read/message-markdown.js';
import type { Listening } from './listening.js';
import type { FormClick } from './read/read-form.js';
import { slackError } from './post/web-api.js';
import { deliveryKey, type SlackTeam } from './slack-target.js';

const found = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        thread_ts: z.string().optional(),
        user: z.string().optional(),
        text: z.string().default(''),
        blocks: z.unknown().optional(),
      }),
    )
    .default([]),
});

/** Reads it. @returns `undefined` where the form's name tells of none in the channel where it was clicked, or it is gone */
export async function readChosen(
  { access }: Listening,
  { form, origin }: FormClick,
  team: SlackTeam,
): Promise<ChosenMessage | undefined> {
  const source = readSource(form.split(' ').slice(1).join(' '));
  if (source?.channel !== origin.channel) return undefined;
  const { channel, message: ts } = source;
  const client = await access.clientOf(team);
  const answer = await client.conversations
    .replies({ channel, ts, limit: 1 })
    .catch((error: unknown) => {
      // Without its words the form is opened empty.
      if (slackError(error) === null) throw error;
      return {};
    });
  const { messages } = found.parse(answer);
  const message = messages.find((one) => one.ts === ts);
  if (message === undefined) return undefined;
  const thread = message.thread_ts ?? ts;
  return {
    ...messageMarkdown(message),
    ...{ channel, message: ts, author: message.user ?? '', thread },
    ...(thread !== ts && { answers: deliveryKey(team.id, channel, thread) }),
  };
}
