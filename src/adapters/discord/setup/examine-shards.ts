/** Examines how the bot's servers are divided among gateway connections, beside what Discord recommends. */
import { z } from 'zod';
import { failure, fine, warning, type Finding } from '../../../core/finding.js';
import type { ShardShare } from '../gateway.js';

/** Most servers that Discord serves over one shard (reference, "Sharding"). */
const SERVERS_PER_SHARD = 2_500;

/** What `GET /gateway/bot` answers, as far as it matters here. */
export const gatewayAnswer = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

/**
 * @param gateway - Discord's recommendation, and how many sessions may still be begun
 * @param share - the shards of this process; absent: all, as many as recommended
 * @param servers - how many servers the bot is in, where Discord tells
 */
export function examineShards(
  gateway: z.infer<typeof gatewayAnswer>,
  share: ShardShare | undefined,
  servers: number | undefined,
): Finding[] {
  const taken = share?.ids.length ?? gateway.shards;
  return [examineCount(gateway.shards, share, servers), ...examineSessions(gateway, taken)];
}

function examineCount(recommended: number, share: ShardShare | undefined, servers = 0): Finding {
  const subject = 'Discord shards';
  const advice = `Discord recommends ${recommended === 1 ? 'one' : recommended}`;
  if (share === undefined)
    return fine(subject, `${advice}; this process takes ${recommended === 1 ? 'it' : 'all'}.`);
  const { ids, count } = share;
  const remedy = `Set SHARD_COUNT to ${recommended} or more in every process, and see that SHARDS of all together name each shard.`;
  if (servers > count * SERVERS_PER_SHARD)
    return failure(
      subject,
      `Discord serves ${SERVERS_PER_SHARD} servers a shard: SHARD_COUNT=${count} is too few for ${servers}. ${advice}.`,
      remedy,
    );
  if (count < recommended)
    return warning(subject, `SHARD_COUNT is ${count}, and ${advice}.`, remedy);
  return fine(subject, `This process takes ${named(ids)} of ${count}; ${advice}.`);
}

/** More than a handful are counted. */
function named(ids: readonly number[]): string {
  if (ids.length > 8) return `${ids.length} shards`;
  return `${ids.length === 1 ? 'shard' : 'shards'} ${ids.join(', ')}`;
}

function examineSessions(
  { session_start_limit: { remaining, reset_after: resets } }: z.infer<typeof gatewayAnswer>,
  taken: number,
): Finding[] {
  if (remaining >= taken) return [];
  const hours = Math.max(1, Math.ceil(resets / 3_600_000));
  return [
    failure(
      'Discord sessions',
      `Discord lets this bot begin only ${remaining} more sessions, and this process needs ${taken}.`,
      `Wait until they are counted anew, in ${hours === 1 ? 'an hour' : `${hours} hours`} at most, and find out what restarts the bot so often.`,
    ),
  ];
}
