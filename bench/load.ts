/** What both platforms' benches share: sending at a rate or flat out, and what is measured meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from '../test/servers/bot-process.js';

/** Delivers one question; resolves with the milliseconds to its acknowledgement, `null` where there was none. */
export type Ask = () => Promise<number | null>;

/** What is under load. */
export interface Loaded {
  readonly bot: BotProcess;
  /** How many posts the platform has taken. */
  readonly posts: () => number;
}

/** Deliveries under way at a time when sending flat out. */
const AT_ONCE = 64;
/** The bot has answered all when nothing was posted for this long, in milliseconds. */
const QUIET_MS = 1_000;

/** Sends at a steady rate, whether or not the bot keeps up, and reports. */
export function atRate(what: string, loaded: Loaded, ask: Ask, rate: number, seconds: number) {
  return measure(`${what}, ${rate} a second`, loaded, async (sent) => {
    const started = performance.now();
    for (let n = 0; n < rate * seconds; n++) {
      const wait = started + (n * 1000) / rate - performance.now();
      if (wait > 1) await sleep(wait);
      sent(ask());
    }
  });
}

/** Sends as fast as acknowledgements come back, and reports. */
export function flatOut(what: string, loaded: Loaded, ask: Ask, count: number) {
  return measure(`${what}, flat out`, loaded, async (sent) => {
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const one = ask();
        sent(one);
        await one;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  });
}

/** Prints the head of the table that {@link atRate} and {@link flatOut} print rows of. */
export function printHead(): void {
  const cells = [
    'load',
    'sent',
    'acknowledged a second',
    'p50 ms',
    'p99 ms',
    'unacknowledged',
    'posts',
    'posts a second',
    'bot: ms of processor each',
    'platform: ms of processor each',
  ];
  console.log(`| ${cells.join(' | ')} |\n|${' --- |'.repeat(cells.length)}`);
}

async function measure(
  what: string,
  { bot, posts }: Loaded,
  run: (sent: (one: Promise<number | null>) => void) => Promise<void>,
): Promise<void> {
  const [postsBefore, botBefore, ownBefore] = [posts(), await bot.cpu(), process.cpuUsage()];
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const all: Promise<number | null>[] = [];
  await run((one) => all.push(one));
  const results = await Promise.all(all);
  const acknowledgedAfter = seconds();
  let lastPost = { count: posts(), at: seconds() };
  while (seconds() - lastPost.at < QUIET_MS / 1000) {
    await sleep(10);
    if (posts() > lastPost.count) lastPost = { count: posts(), at: seconds() };
  }
  const own = process.cpuUsage(ownBefore);
  const took = results.filter((one) => one !== null).sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? NaN).toFixed(1);
  const posted = lastPost.count - postsBefore;
  const cells = [
    what,
    results.length,
    (took.length / acknowledgedAfter).toFixed(0),
    at(0.5),
    at(0.99),
    results.length - took.length,
    posted,
    (posted / lastPost.at).toFixed(0),
    (((await bot.cpu()) - botBefore) / results.length).toFixed(2),
    ((own.user + own.system) / 1000 / results.length).toFixed(2),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
