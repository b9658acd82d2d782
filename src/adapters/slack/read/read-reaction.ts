/** Reads reactions to messages. Pure. */
import { z } from 'zod';
import type { Reaction, Sign } from '../../shared/take-reaction.js';
import { messageId, type SlackTarget } from '../slack-target.js';
import type { Receiver } from './read-event.js';

const reactionEvent = z.object({
  type: z.enum(['reaction_added', 'reaction_removed']),
  user: z.string(),
  reaction: z.string(),
  /** Who wrote the message. */
  item_user: z.string().optional(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

/** Slack's names of emoji, of which thumbs have two; the tone of a skin follows a colon. */
const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ['+1', 'helpful'],
  ['thumbsup', 'helpful'],
  ['-1', 'unhelpful'],
  ['thumbsdown', 'unhelpful'],
  ['wastebasket', 'remove'],
]);

/** A reaction, and where its message stands. */
export interface PutReaction {
  readonly reaction: Reaction;
  readonly target: SlackTarget;
}

/**
 * Reads a `reaction_added` or `reaction_removed` event.
 * @returns `null` for the bot's own, those to what somebody else wrote, and those that mean nothing here
 */
export function readReaction(payload: unknown, { team, botUserId }: Receiver): PutReaction | null {
  const { data: event } = reactionEvent.safeParse(payload);
  if (!event || event.user === botUserId) return null;
  if (event.item_user !== undefined && event.item_user !== botUserId) return null;
  const sign = SIGNS.get(event.reaction.split('::')[0] ?? '');
  if (sign === undefined) return null;
  const { user, item } = event;
  const where = { channel: item.channel, thread: null, user, direct: false, toAsker: false };
  const answer = messageId(team.id, item.channel, item.ts);
  const isPut = event.type === 'reaction_added';
  return {
    reaction: { adapter: 'slack', sign, isPut, answer, user },
    target: { team, ...where, said: null, responseUrl: null },
  };
}
