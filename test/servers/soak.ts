/**
 * What the soaks of both platforms have in common: questions with their fate, trouble on schedule, a bot that is
 * killed and started again on the same file, and the account at the end.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../bench/seeded.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { BotProcess } from './bot-process.js';

/** How much of everything happens during a soak. */
export interface SoakPlan {
  readonly deliveries: number;
  /** Share that is delivered a second time. */
  readonly repeats: number;
  /** How often the process is killed (SIGKILL) and started again. */
  readonly kills: number;
  /** How often a socket is broken, where there are any. */
  readonly drops: number;
  /** Share of deliveries with which a call of the bot's is made to fail: limited, broken, or taken but not confirmed. */
  readonly faults: number;
  readonly seed: number;
}

/** A question to put to the bot. */
export interface Asking {
  /** The way in which it is delivered. */
  readonly way: string;
  /** The key under which the bot keeps it. */
  readonly key: string;
  /** The words of its answer; no other question has the same. */
  readonly answer: string;
  /** Whether the bot says that it took it. */
  readonly acknowledges: boolean;
  /** Delivers it once. @returns whether the bot acknowledged it */
  readonly deliver: () => Promise<boolean>;
}

/** A question, and what became of it. */
interface Question extends Asking {
  acknowledged: boolean;
  /** It stands in the bot's store. */
  kept: boolean;
  /** It was on its way to a process that was killed, and nobody tells the next one of it. */
  gone: boolean;
  /** It was answered, and the process was killed before it had recorded that. */
  unrecorded: boolean;
  /** Whether the store was last seen to hold it as settled. */
  settled: boolean;
}

/** The platform's side of a soak. */
export interface SoakedPlatform {
  /** Starts the bot over a store file. */
  readonly start: (store: string) => Promise<BotProcess>;
  /** Makes the n-th question, to be delivered at once. @param bot - the process that runs then */
  readonly ask: (n: number, bot: () => BotProcess) => Asking;
  /** Breaks a socket. @param chance - from 0 to 1, to choose how */
  readonly drop: (chance: number) => void;
  /** Makes a call fail. @param chance - from 0 to 1, to choose how */
  readonly fail: (chance: number) => void;
  /** How often each answer stands there. */
  readonly answers: () => ReadonlyMap<string, number>;
  /** Answers that were taken without the bot's hearing of it. */
  readonly unconfirmed: ReadonlySet<string>;
  readonly violations: readonly string[];
  /** What a violation reads like that is lateness. */
  readonly lateness?: RegExp;
}

/** How the deliveries of one way fared. */
export interface SoakRow {
  readonly way: string;
  readonly sent: number;
  readonly repeated: number;
  /** Taken by the bot, as it said or as its store shows. */
  readonly accepted: number;
  /** Sent to a process that was killed before it took them; the platform tells nobody of them again. */
  readonly gone: number;
  /** Acknowledged and never answered. */
  readonly unfilled: number;
  /** Accepted and never answered. */
  readonly lost: number;
  /** Answered more than once. */
  readonly doubled: number;
  /** Posts in the window: the platform took them, and the bot did not hear of it or was killed before it recorded it. */
  readonly inWindow: number;
  /** Doubled ones of the window: Slack has nothing by which to tell a repeated post. */
  readonly doubledInWindow: number;
}

/** How a soak ended. */
export interface SoakResult {
  readonly rows: readonly SoakRow[];
  readonly killed: number;
  readonly dropped: number;
  readonly failed: number;
  readonly violations: readonly string[];
  /** Acknowledgements that came after the platform's deadline, as after a broken socket. */
  readonly late: number;
  readonly seconds: number;
}

/** Deliveries under way at a time: what is sent together arrives in any order. */
const AT_ONCE = 24;
/** The bot may take this long over what is left at the end, in milliseconds. */
const PATIENCE_MS = 90_000;

/** Runs a soak. */
export async function soak(platform: SoakedPlatform, plan: SoakPlan): Promise<SoakResult> {
  const started = performance.now();
  const random = seeded(plan.seed);
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-soak-'));
  const file = join(folder, 'store.db');
  let bot = await platform.start(file);
  const questions = new Map<number, Question>();
  const repeated = new Set<Question>();
  const queue = shuffledNearby(
    Array.from({ length: plan.deliveries }, (_, n) => n).flatMap((n) =>
      random() < plan.repeats ? [n, n] : [n],
    ),
    random,
  );
  const total = queue.length;
  const count = { killed: 0, dropped: 0, failed: 0 };
  let restarting = Promise.resolve();

  /** Spreads so many events evenly over the deliveries. */
  const isDue = (times: number, done: number) =>
    done < Math.floor((times * (total - queue.length)) / total);

  function trouble(): void {
    if (random() < plan.faults) {
      count.failed++;
      platform.fail(random());
    }
    if (isDue(plan.drops, count.dropped)) {
      count.dropped++;
      platform.drop(random());
    }
    if (isDue(plan.kills, count.killed)) {
      count.killed++;
      restarting = restarting.then(restart);
    }
  }

  async function restart(): Promise<void> {
    await bot.kill();
    // What it had sent is still on its way into the platform, some of it slowly; only then all in the window is seen.
    await pause(1_000);
    await lookInto(file, [...questions.values()]);
    for (const one of questions.values()) if (!one.acknowledges && !one.kept) one.gone = true;
    bot = await platform.start(file);
  }

  /** Sees what a process had kept, and what it had posted but not recorded. */
  async function lookInto(store: string, all: readonly Question[]): Promise<void> {
    const answers = platform.answers();
    const { outbox, ...home } = await openSqliteStore({ file: store });
    for (const one of all.filter(({ settled }) => !settled)) {
      const record = await outbox.find(one.key);
      if (record === null) continue;
      one.kept = true;
      one.settled = record.state !== 'open';
      if (!one.settled && answers.has(one.answer)) one.unrecorded = true;
    }
    await home.close();
  }

  function question(n: number): Question {
    const known = questions.get(n);
    if (known) {
      repeated.add(known);
      return known;
    }
    const fate = {
      acknowledged: false,
      kept: false,
      gone: false,
      unrecorded: false,
      settled: false,
    };
    const fresh = { ...platform.ask(n, () => bot), ...fate };
    questions.set(n, fresh);
    return fresh;
  }

  async function worker(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      trouble();
      await restarting;
      const one = question(next);
      if (await one.deliver()) one.acknowledged = true;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await restarting;
  const deadline = Date.now() + PATIENCE_MS;
  const all = [...questions.values()];
  const isWaiting = () => {
    const answers = platform.answers();
    return all.some((one) => isAccepted(one) && !answers.has(one.answer));
  };
  while (isWaiting() && Date.now() < deadline) await pause(200);
  await pause(1_000); // for answers too many
  await bot.stop();
  await lookInto(file, all);
  await rm(folder, { recursive: true, force: true });
  const rows = [...new Set(all.map(({ way }) => way))].map((way) =>
    account(
      way,
      all.filter((one) => one.way === way),
      repeated,
      platform,
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const isLate = (violation: string) => platform.lateness?.test(violation) ?? false;
  const violations = platform.violations.filter((one) => !isLate(one));
  const late = platform.violations.length - violations.length;
  return { rows, ...count, violations, late, seconds };
}

/** What has no acknowledgement counts as accepted unless the process died over it. */
function isAccepted({ acknowledges, acknowledged, kept, gone }: Question): boolean {
  return kept || (acknowledges ? acknowledged : !gone);
}

function account(
  way: string,
  sent: readonly Question[],
  repeated: ReadonlySet<Question>,
  { answers, unconfirmed }: SoakedPlatform,
): SoakRow {
  const times = answers();
  const isAnswered = ({ answer }: Question) => times.has(answer);
  const isInWindow = ({ answer, unrecorded }: Question) => unrecorded || unconfirmed.has(answer);
  const doubled = sent.filter(({ answer }) => (times.get(answer) ?? 0) > 1);
  const accepted = sent.filter(isAccepted);
  return {
    way,
    sent: sent.length,
    repeated: sent.filter((one) => repeated.has(one)).length,
    accepted: accepted.length,
    gone: sent.filter((one) => one.gone && !one.kept).length,
    unfilled: sent.filter((one) => one.acknowledged && !isAnswered(one)).length,
    lost: accepted.filter((one) => !isAnswered(one)).length,
    inWindow: sent.filter(isInWindow).length,
    doubled: doubled.length,
    doubledInWindow: doubled.filter(isInWindow).length,
  };
}

/** Moves each by a few places. */
function shuffledNearby<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((one, n) => ({ one, at: n + random() * 20 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** How often each of some words occurs. */
export function countWords(words: Iterable<string>): Map<string, number> {
  const times = new Map<string, number>();
  for (const one of words) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
}

/** Waits some milliseconds. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
