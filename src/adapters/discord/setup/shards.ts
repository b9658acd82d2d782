/**
 * Which of Discord's shards a process takes, as SHARDS and SHARD_COUNT say. The names are discord.js's own: a parent
 * that starts processes by its ShardingManager hands each of them the two.
 */
import type { ShardShare } from '../gateway.js';

/** `0`, `0-3`, `0,2,5-7`; in brackets too, as discord.js writes lists. */
const LIST = /^\[?\s*\d{1,5}(?:\s*-\s*\d{1,5})?(?:\s*,\s*\d{1,5}(?:\s*-\s*\d{1,5})?)*\s*\]?$/;
/** `0/4`: the first of four processes. */
const PART = /^(\d{1,5})\s*\/\s*(\d{1,5})$/;

/** True where SHARDS is written in one of its forms. */
export function isShardList(text: string): boolean {
  return LIST.test(text.trim()) || PART.test(text.trim());
}

/**
 * The shards of this process.
 * @param text - SHARDS, in one of its forms; absent: all of them
 * @param count - SHARD_COUNT, how many there are over all processes
 * @returns the share, or what is wrong with SHARDS: the end of a sentence
 */
export function shareOfShards(text: string | undefined, count: number): ShardShare | string {
  if (text === undefined) return { ids: everyId(count), count };
  const part = PART.exec(text.trim());
  if (part) return partOf(Number(part[1]), Number(part[2]), count);
  const ids = [...new Set((text.match(/\d+(?:\s*-\s*\d+)?/g) ?? []).flatMap(idsBetween))];
  if (ids.length === 0)
    return 'holds a range that ends before it begins; write the smaller number first, as in 0-3';
  const beyond = ids.find((id) => id >= count);
  if (beyond === undefined) return { ids: ids.sort((a, b) => a - b), count };
  return `names shard ${beyond}, but SHARD_COUNT is ${count} and the last shard is ${count - 1}`;
}

/**
 * Every n-th shard. Discord lets shards identify at the same time whose numbers differ modulo `max_concurrency`
 * (reference, "Max Concurrency"), so that processes whose count divides it never wait for each other.
 */
function partOf(part: number, parts: number, count: number): ShardShare | string {
  if (part >= parts)
    return `asks for part ${part} of ${parts}; parts count from 0, so the last is ${parts - 1}`;
  if (parts > count)
    return `divides ${count === 1 ? 'one shard' : `${count} shards`} among ${parts} processes; raise SHARD_COUNT to ${parts} or more`;
  return { ids: everyId(count).filter((id) => id % parts === part), count };
}

function everyId(count: number): number[] {
  return Array.from({ length: count }, (_, id) => id);
}

function idsBetween(range: string): number[] {
  const [first = 0, last = first] = range.split('-').map(Number);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}
