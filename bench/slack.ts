/**
 * Measures the Slack adapter in a process of its own against a local Slack: `npm run bench:slack` for throughput and
 * the time to acknowledge, `npm run bench:slack -- soak [deliveries]` for what duplicates, drops and kills do.
 * The load comes from this process, on the same machine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotProcess } from '../test/servers/bot-process.js';
import {
  createSlackPeople,
  deliverSigned,
  type SlackDelivery,
} from '../test/servers/slack-person.js';
import { startSlackServer, type SlackServer } from '../test/servers/slack-server.js';
import { soak } from '../test/servers/slack-soak.js';
import { SIGNING } from '../test/adapters/slack/slack-room.js';
import { note, questionFor } from './made-up-notes.js';

const NOTES = 10_000;
const SECONDS = 10;

async function soakBoth(deliveries: number): Promise<void> {
  for (const mode of ['http', 'socket'] as const) {
    const result = await soak({
      mode,
      deliveries: deliveries / 2,
      repeats: 0.1,
      kills: 10,
      drops: mode === 'socket' ? 50 : 0,
      faults: 0.02,
      secret: SIGNING.secret,
      seed: 1,
    });
    console.log(mode, result);
  }
}

async function loadBoth(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'));
  const notes = join(folder, 'notes.jsonl');
  await writeFile(notes, Array.from({ length: NOTES }, (_, n) => note(n)).join('\n'));
  for (const mode of ['http', 'socket'] as const) {
    const server = await startSlackServer();
    const store = join(folder, `${mode}.db`);
    const bot = await startBotProcess({
      MODE: mode,
      API_URL: server.apiUrl,
      STORE: store,
      NOTES: notes,
    });
    const send = sender(server, mode, bot.port);
    const people = createSlackPeople(server);
    let asked = 0;
    const question = () =>
      people.mention(questionFor(asked % NOTES), {
        channel: `C${asked % 200}`,
        ts: `${1_000 + asked++}.000001`,
      });
    const chatter = () => people.message('nothing that is meant for a bot');
    const run = async (title: string, measuring: () => Promise<Measured>) => {
      const before = await bot.cpu();
      const measured = await measuring();
      report(`${mode}: ${title}`, measured, (await bot.cpu()) - before);
    };

    await atRate(server, send, question, 50, 2);
    await run('150 questions a second', () => atRate(server, send, question, 150, SECONDS));
    await run('300 questions a second', () => atRate(server, send, question, 300, SECONDS));
    await run('questions flat out', () => flatOut(server, send, question, 2_000));
    await run('acknowledgements alone, flat out', () => flatOut(server, send, chatter, 5_000));
    if (server.violations.length > 0) console.log('violations', server.violations.slice(0, 5));
    await bot.stop();
    await server.stop();
  }
  await rm(folder, { recursive: true, force: true });
}

type Send = (delivery: SlackDelivery) => Promise<number | null>;

/** Delivers, and tells the milliseconds to acknowledgement; `null` where there was none. */
function sender(server: SlackServer, mode: 'http' | 'socket', port: number): Send {
  if (mode === 'socket') {
    return async ({ type, payload }) => (await server.sockets.send(type, payload))?.took ?? null;
  }
  const url = `http://127.0.0.1:${port}/slack/events`;
  return async (delivery) => {
    const { status, took } = await deliverSigned(url, delivery, SIGNING);
    return status === 200 ? took : null;
  };
}

interface Measured {
  readonly sent: number;
  readonly unacknowledged: number;
  readonly posts: number;
  /** Milliseconds to acknowledgement, ascending. */
  readonly took: readonly number[];
  /** Seconds until all was acknowledged, and until the last answer was posted. */
  readonly acknowledged: number;
  readonly answered: number;
}

/** Sends at a steady rate, whether or not the bot keeps up. */
async function atRate(
  server: SlackServer,
  send: Send,
  next: () => SlackDelivery,
  rate: number,
  seconds: number,
): Promise<Measured> {
  return measure(server, async (sent) => {
    const started = performance.now();
    for (let n = 0; n < rate * seconds; n++) {
      const wait = started + (n * 1000) / rate - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      sent(send(next()));
    }
  });
}

/** Keeps 64 deliveries under way. */
async function flatOut(
  server: SlackServer,
  send: Send,
  next: () => SlackDelivery,
  count: number,
): Promise<Measured> {
  return measure(server, async (sent) => {
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const one = send(next());
        sent(one);
        await one;
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
  });
}

async function measure(
  server: SlackServer,
  run: (sent: (one: Promise<number | null>) => void) => Promise<void>,
): Promise<Measured> {
  const before = server.posts.length;
  const started = performance.now();
  const all: Promise<number | null>[] = [];
  await run((one) => all.push(one));
  const results = await Promise.all(all);
  const acknowledged = (performance.now() - started) / 1000;
  const took = results.filter((one) => one !== null).sort((a, b) => a - b);
  let posts = -1;
  let answered = acknowledged;
  while (server.posts.length > posts) {
    if (posts >= 0) answered = (performance.now() - started) / 1000;
    posts = server.posts.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const unacknowledged = results.length - took.length;
  return {
    sent: results.length,
    unacknowledged,
    posts: posts - before,
    took,
    acknowledged,
    answered,
  };
}

function report(what: string, measured: Measured, cpu: number): void {
  const { sent, took, posts, acknowledged, answered, unacknowledged } = measured;
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? NaN).toFixed(1);
  console.log(
    `${what}: ${sent} sent, ${(took.length / acknowledged).toFixed(0)} acknowledged a second ` +
      `(p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, none for ${unacknowledged}); ` +
      `${posts} posts, ${(posts / answered).toFixed(0)} a second; ` +
      `${(cpu / sent).toFixed(2)} ms of processor each`,
  );
}

const [what = 'load', size = '10000'] = process.argv.slice(2);
if (what === 'soak') await soakBoth(Number(size));
else await loadBoth();
