/** Discord's part of the configuration: its environment variables, and what they say together. */
import { z } from 'zod';
import { given, needIn, onOrOff, people, port, webAddress } from '../../shared/variables.js';
import type { ShardShare } from '../gateway.js';
import { isShardList, shareOfShards } from './shards.js';

/** How to reach Discord: the gateway with `token`, HTTP interactions with `publicKey`. */
export interface DiscordConfig {
  readonly token?: string;
  readonly applicationId?: string;
  readonly publicKey?: string;
  readonly port: number;
  /** Connect to the gateway with `token`; off in replicas that take interactions by HTTP alone. */
  readonly gateway: boolean;
  /** The shards that this process takes; absent: all, as many as Discord recommends. */
  readonly shards?: ShardShare;
  readonly apiUrl?: string;
  /** Whether to ask for the words of messages that don't address the bot (a privileged intent). */
  readonly messageContent: boolean;
  /** Ids of people who may remove any answer, besides who may manage messages. */
  readonly staff: readonly string[];
}

/** The variables. */
export const discordVariables = z
  .object({
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_APPLICATION_ID: z
      .string()
      .regex(
        /^\d{15,21}$/,
        'is no application id; copy the number from the General Information page',
      )
      .optional(),
    DISCORD_PUBLIC_KEY: z
      .string()
      .regex(
        /^[0-9a-f]{64}$/i,
        'is no public key; copy the 64 hexadecimal digits from General Information',
      )
      .optional(),
    DISCORD_PORT: port.default(4143),
    DISCORD_API_URL: webAddress,
    DISCORD_STAFF: people,
    DISCORD_GATEWAY: onOrOff('on'),
    DISCORD_MESSAGE_CONTENT: onOrOff('off'),
    SHARDS: z
      .string()
      .refine(
        isShardList,
        'is no list of shards; write 0, 0-3 or 0,2,5, or 0/4 for the first of four processes',
      )
      .optional(),
    SHARD_COUNT: z.coerce
      .number({ error: 'is not a number; give how many shards all processes have together' })
      .int('is not a whole number; give how many shards all processes have together')
      .min(1, 'is below 1; give how many shards all processes have together')
      .max(20_000, 'is above 20000; a shard serves up to 2,500 servers')
      .optional(),
  })
  .superRefine((env, context) => {
    const need = needIn(context);
    if (env.DISCORD_TOKEN !== undefined && env.DISCORD_APPLICATION_ID === undefined)
      need('DISCORD_APPLICATION_ID', 'is missing beside DISCORD_TOKEN');
    if (env.SHARDS !== undefined && env.SHARD_COUNT === undefined)
      need(
        'SHARD_COUNT',
        'is missing beside SHARDS; give how many shards all processes have together',
      );
    if (env.SHARDS !== undefined && env.DISCORD_GATEWAY === 'off')
      need('SHARDS', 'is set, but DISCORD_GATEWAY is off; leave one of the two out');
    const share = shareOf(env);
    if (typeof share === 'string') need('SHARDS', share);
  });

type DiscordVariables = z.infer<typeof discordVariables>;

/** From the variables to the configuration; `undefined`: Discord is not configured. */
export function toDiscord(env: DiscordVariables): DiscordConfig | undefined {
  if (env.DISCORD_TOKEN === undefined && env.DISCORD_PUBLIC_KEY === undefined) return undefined;
  const share = shareOf(env);
  return {
    port: env.DISCORD_PORT,
    gateway: env.DISCORD_GATEWAY === 'on',
    messageContent: env.DISCORD_MESSAGE_CONTENT === 'on',
    staff: env.DISCORD_STAFF,
    ...given({
      token: env.DISCORD_TOKEN,
      applicationId: env.DISCORD_APPLICATION_ID,
      publicKey: env.DISCORD_PUBLIC_KEY,
      shards: typeof share === 'string' ? undefined : share,
      apiUrl: env.DISCORD_API_URL,
    }),
  };
}

/** The shards of this process, or what is wrong with them; `undefined`: as many as Discord recommends. */
function shareOf({
  SHARDS,
  SHARD_COUNT,
}: Pick<DiscordVariables, 'SHARDS' | 'SHARD_COUNT'>): ShardShare | string | undefined {
  return SHARD_COUNT === undefined ? undefined : shareOfShards(SHARDS, SHARD_COUNT);
}
