/** Reads reactions to messages, as the gateway delivers them. Pure. */
import { z } from 'zod';
import type { Reaction, Sign } from '../../shared/take-reaction.js';
import { answerId, type DiscordTarget } from '../discord-target.js';

const snowflake = z.string().regex(/^\d{1,20}$/);

const reaction = z.object({
  user_id: snowflake,
  channel_id: snowflake,
  message_id: snowflake,
  guild_id: snowflake.optional(),
  /** Comes along when a reaction is put, in servers. */
  member: z
    .object({
      user: z.object({ id: snowflake, bot: z.boolean().optional() }),
      roles: z.array(snowflake).default([]),
    })
    .optional(),
  /** Discord's own emoji have no id, and the character as their name. */
  emoji: z.object({ id: z.string().nullish(), name: z.string().nullish() }),
});

/** Marks on an emoji that change its looks alone: the variation selector, and skin tones (Unicode TR 51). */
const LOOKS = /\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

const SIGNS: ReadonlyMap<string, Sign> = new Map([
  ['👍', 'helpful'],
  ['👎', 'unhelpful'],
  ['🗑', 'remove'],
]);

/** A reaction, and what Discord said about who put it. */
export interface PutReaction {
  readonly reaction: Reaction;
  readonly target: DiscordTarget;
  readonly guild: string | null;
  /** Ids of their roles. */
  readonly roles: readonly string[];
}

/**
 * Reads a MESSAGE_REACTION_ADD or MESSAGE_REACTION_REMOVE.
 * @returns `null` for those of bots, the own one included, and those that mean nothing here
 */
export function readReaction(
  payload: unknown,
  botUser: string,
  isPut: boolean,
): PutReaction | null {
  const { data } = reaction.safeParse(payload);
  if (!data || data.user_id === botUser || data.member?.user.bot === true) return null;
  if (data.emoji.id != null) return null;
  const sign = SIGNS.get((data.emoji.name ?? '').replace(LOOKS, ''));
  if (sign === undefined) return null;
  const { user_id: user, channel_id: channel } = data;
  const direct = data.guild_id === undefined;
  const target = { channel, question: null, user, direct, toAsker: false, interaction: null };
  const answer = answerId(channel, data.message_id);
  return {
    reaction: { adapter: 'discord', sign, isPut, answer, user },
    target,
    guild: data.guild_id ?? null,
    roles: data.member?.roles ?? [],
  };
}
