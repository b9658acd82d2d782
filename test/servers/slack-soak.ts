/**
 * A soak: many deliveries with repeats, reorderings, failures of the Web API, broken sockets and killed processes,
 * and a count at the end of what was lost, doubled or wrong.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotProcess, type BotProcess } from './bot-process.js';
import { createSlackPeople, deliverSigned, type SlackDelivery } from './slack-person.js';
import { startSlackServer, type SlackServer } from './slack-server.js';
import type { SlackFault } from './slack-state.js';

/** What happens during a soak. */
export interface SoakPlan {
  readonly mode: 'http' | 'socket';
  readonly deliveries: number;
  /** Share that is delivered a second time. */
  readonly repeats: number;
  /** How often the process is killed and started again. */
  readonly kills: number;
  /** How often a socket is broken. */
  readonly drops: number;
  /** Share of posts that fail: limited, refused by a broken server, or made but not confirmed. */
  readonly faults: number;
  readonly secret: string;
  readonly seed: number;
}

/** How it ended. */
export interface SoakResult {
  readonly acknowledged: number;
  /** Acknowledged and never answered. */
  readonly lost: number;
  /** Answered more than once. */
  readonly doubled: number;
  readonly repeated: number;
  readonly killed: number;
  readonly dropped: number;
  /** Posts that Slack made without the bot's hearing of it. */
  readonly unconfirmed: number;
  readonly violations: readonly string[];
  readonly seconds: number;
}

/** Deliveries under way at a time: what is sent together arrives in any order. */
const AT_ONCE = 24;
/** The bot may take this long over what is left at the end, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Runs a soak. */
export async function soak(plan: SoakPlan): Promise<SoakResult> {
  const started = performance.now();
  const random = createRandom(plan.seed);
  const server = await startSlackServer();
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-soak-'));
  const settings = { MODE: plan.mode, API_URL: server.apiUrl, STORE: join(folder, 'store.db') };
  let bot = await startBotProcess(settings);
  const count = { acknowledged: 0, repeated: 0, killed: 0, dropped: 0, unconfirmed: 0 };

  const people = createSlackPeople(server);
  const queue = shuffledNearby(
    Array.from({ length: plan.deliveries }, (_, n) => n).flatMap((n) => {
      const delivery = people.mention(`q${n}`, {
        channel: `C${n % 50}`,
        ts: `${1_000 + n}.000001`,
      });
      const repeated = random() < plan.repeats;
      if (repeated) count.repeated++;
      return repeated ? [delivery, delivery] : [delivery];
    }),
    random,
  );
  const total = queue.length;
  const due = (times: number, sent: number, done: number) =>
    done < Math.floor((times * sent) / total);
  const restarts: Promise<void>[] = [];
  let restarting = false;

  function trouble(): void {
    const sent = total - queue.length;
    if (random() < plan.faults) {
      const fault = FAULTS[Math.floor(random() * FAULTS.length)];
      if (fault?.done) count.unconfirmed++;
      if (fault) server.faults.push(fault);
    }
    if (due(plan.drops, sent, count.dropped)) {
      count.dropped++;
      server.sockets.end(random() < 0.5 ? 'rude' : 'polite');
    }
    if (due(plan.kills, sent, count.killed) && !restarting) {
      count.killed++;
      restarts.push(killAndStart());
    }
  }

  async function killAndStart(): Promise<void> {
    restarting = true;
    await bot.kill();
    bot = await startBotProcess(settings);
    restarting = false;
  }

  async function worker(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      trouble();
      await deliverUntilAcknowledged(server, () => bot, next, plan);
      count.acknowledged++;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await Promise.all(restarts);
  const answers = () => new Map(groupByWords(server));
  const deadline = Date.now() + PATIENCE_MS;
  while (answers().size < plan.deliveries && Date.now() < deadline) await pause(200);
  await pause(1_000);
  await bot.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  const found = answers();
  const doubled = [...found.values()].filter((times) => times > 1).length;
  const { violations } = server;
  const seconds = (performance.now() - started) / 1000;
  return { ...count, lost: plan.deliveries - found.size, doubled, violations, seconds };
}

const FAULTS: readonly SlackFault[] = [
  { method: 'chat.postMessage', answer: { status: 429, headers: { 'retry-after': '1' } } },
  { method: 'chat.postMessage', answer: { status: 500 } },
  { method: 'chat.postMessage', answer: 'reset' },
  { method: 'chat.postMessage', answer: 'reset', done: true },
  { method: 'chat.postMessage', answer: { status: 503 }, done: true },
  { method: 'chat.postMessage', slow: 300 },
];

/** Slack repeats what was not acknowledged; here at a quicker pace, and until it is. */
async function deliverUntilAcknowledged(
  server: SlackServer,
  bot: () => BotProcess,
  delivery: SlackDelivery,
  { mode, secret }: SoakPlan,
): Promise<void> {
  for (let retry = 0; ; retry++) {
    const marked = retry === 0 ? {} : { retry };
    const acknowledged =
      mode === 'socket'
        ? (await server.sockets.send(delivery.type, delivery.payload, marked.retry)) !== null
        : await deliverSigned(`http://127.0.0.1:${bot().port}/slack/events`, delivery, {
            secret,
            ...marked,
          }).then(
            ({ status }) => status === 200,
            () => false,
          );
    if (acknowledged) return;
    await pause(200);
  }
}

function groupByWords(server: SlackServer): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of server.posts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** Moves each by a few places. */
function shuffledNearby<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one, n) => ({ one, at: n + random() * 20 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Reproducible numbers from 0 to 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
