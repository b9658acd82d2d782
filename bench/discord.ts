/**
 * Measures the Discord adapter in a process of its own against a local Discord: `npm run bench:discord` for
 * throughput and the time to acknowledge, `npm run bench:discord -- soak [messages]` for what repeats, drops and
 * kills do. The load and the Discord run in this process, on the same machine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBotProcess, type BotProcess } from '../test/servers/bot-process.js';
import {
  createDiscordPeople,
  createSigner,
  deliverSigned,
  type InteractionPayload,
} from '../test/servers/discord-person.js';
import { takeResponse } from '../test/servers/discord-rest.js';
import { startDiscordServer, type DiscordServer } from '../test/servers/discord-server.js';
import {
  GENERAL,
  GUILD,
  type DiscordInteraction,
  type DiscordState,
} from '../test/servers/discord-state.js';
import { note, questionFor } from './made-up-notes.js';

const NOTES = 10_000;
const SECONDS = 5;
const signer = createSigner();
const sleep = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration));

async function load(folder: string): Promise<void> {
  const notes = join(folder, 'notes.jsonl');
  await writeFile(notes, Array.from({ length: NOTES }, (_, n) => note(n)).join('\n'));
  const server = await startDiscordServer();
  const bot = await startBot(server, { STORE: join(folder, 'load.db'), NOTES: notes });
  const people = createDiscordPeople(server);
  const url = `http://127.0.0.1:${bot.port}/discord/interactions`;
  let asked = 0;
  const askSigned = () => {
    const interaction = people.command(
      'ask',
      { question: questionFor(asked++ % NOTES) },
      visitor(asked),
    );
    return sendSigned(server.state, url, interaction);
  };
  const askByGateway = () => {
    const interaction = people.command(
      'ask',
      { question: questionFor(asked++ % NOTES) },
      visitor(asked),
    );
    return sendByGateway(server, interaction);
  };
  const type = () => sendSigned(server.state, url, people.typing('notes', 'topic', 'w'));
  await atRate(server, askSigned, 50, 2);
  for (const [way, ask] of [
    ['signed requests', askSigned],
    ['gateway', askByGateway],
  ] as const)
    for (const rate of [150, 300])
      await report(`${way}: ${rate} questions a second`, bot, () =>
        atRate(server, ask, rate, SECONDS),
      );
  await report('signed requests: questions flat out', bot, () => flatOut(server, askSigned, 2_000));
  await report('signed requests: completions flat out', bot, () => flatOut(server, type, 3_000));
  console.log('violations:', server.state.violations.slice(0, 5));
  await bot.stop();
  await server.stop();
}

/** Two hundred people in twenty channels. */
const visitor = (n: number) => ({
  user: `7${String(n % 200).padStart(17, '0')}`,
  channel: GENERAL,
});

function startBot(server: DiscordServer, settings: Record<string, string>): Promise<BotProcess> {
  const common = { API_URL: server.apiUrl, PUBLIC_KEY: signer.publicKey };
  return startBotProcess({ ...common, ...settings }, 'discord-bot-process.ts');
}

/** Milliseconds to acknowledgement; `null` where there was none. */
type Ask = () => Promise<number | null>;

async function sendSigned(
  state: DiscordState,
  url: string,
  { payload, known }: InteractionPayload,
): Promise<number | null> {
  const started = performance.now();
  const { status, body } = await deliverSigned(url, payload, signer);
  const took = performance.now() - started;
  if (status !== 200) return null;
  takeResponse(state, known, JSON.parse(body) as Record<string, unknown>);
  return took;
}

async function sendByGateway(
  { gateway }: DiscordServer,
  { payload, known }: InteractionPayload,
): Promise<number | null> {
  const deadline = performance.now() + 3_000;
  gateway.dispatch('INTERACTION_CREATE', payload);
  while (known.response === null && performance.now() < deadline) await sleep(2);
  return known.response === null ? null : known.took;
}

interface Measured {
  readonly took: readonly number[];
  readonly sent: number;
  readonly posts: number;
  /** Seconds until all was acknowledged, and until the last answer was posted. */
  readonly acknowledged: number;
  readonly answered: number;
}

/** Sends at a steady rate, whether or not the bot keeps up. */
function atRate(server: DiscordServer, ask: Ask, rate: number, seconds: number): Promise<Measured> {
  return measure(server, async (sent) => {
    const started = performance.now();
    for (let n = 0; n < rate * seconds; n++) {
      const wait = started + (n * 1000) / rate - performance.now();
      if (wait > 1) await sleep(wait);
      sent(ask());
    }
  });
}

/** Keeps 64 under way. */
function flatOut(server: DiscordServer, ask: Ask, count: number): Promise<Measured> {
  return measure(server, async (sent) => {
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const one = ask();
        sent(one);
        await one;
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
  });
}

async function measure(
  { state }: DiscordServer,
  run: (sent: (one: Promise<number | null>) => void) => Promise<void>,
): Promise<Measured> {
  state.interactions.clear();
  state.posts.length = 0;
  const started = performance.now();
  const all: Promise<number | null>[] = [];
  await run((one) => all.push(one));
  const results = await Promise.all(all);
  const acknowledged = (performance.now() - started) / 1000;
  let posts = -1;
  let answered = acknowledged;
  while (state.posts.length > posts) {
    if (posts >= 0) answered = (performance.now() - started) / 1000;
    posts = state.posts.length;
    await sleep(500);
  }
  const took = results.filter((one) => one !== null).sort((a, b) => a - b);
  return { took, sent: results.length, posts, acknowledged, answered };
}

async function report(what: string, bot: BotProcess, run: () => Promise<Measured>): Promise<void> {
  const before = await bot.cpu();
  const { took, sent, posts, acknowledged, answered } = await run();
  const cpu = (await bot.cpu()) - before;
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? NaN).toFixed(1);
  console.log(
    `${what}: ${sent} sent, ${(took.length / acknowledged).toFixed(0)} acknowledged a second ` +
      `(p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, none for ${sent - took.length}); ` +
      `${posts} posts, ${(posts / answered).toFixed(0)} a second; ${(cpu / sent).toFixed(2)} ms of processor each`,
  );
}

/** How often things go wrong: shares of the messages. */
const REPEATED = 0.1;
const FAULTY = 0.02;
const KILLS = 10;
const DROPS = 30;
/** Commands under way when the process is killed. */
const BURST = 20;

/**
 * Mentions over the gateway while the socket drops, the process is killed and Discord fails or loses its replies.
 * What Discord sent while no session existed is lost to any bot; so each kill
 * waits until the messages were taken, and hits commands, which have an acknowledgement: once given, it binds.
 */
async function soak(folder: string, messages: number): Promise<void> {
  const server = await startDiscordServer();
  const { state, gateway } = server;
  const people = createDiscordPeople(server);
  const file = join(folder, 'soak.db');
  let bot = await startBot(server, { STORE: file });
  const asked: string[] = [];
  const commands: DiscordInteraction[] = [];
  for (let n = 0; n < messages; n++) {
    const channel = `81${String(n % 100).padStart(16, '0')}`;
    state.channels.set(channel, { id: channel, type: 0, guild: GUILD, parent: null, name: 'x' });
    const message = people.mention(`question ${n}`, { ...visitor(n), channel });
    asked.push(String(message['id']));
    if (n % Math.round(1 / FAULTY) === 7) state.faults.push(FAULTS[n % FAULTS.length] ?? FAULTS[0]);
    gateway.dispatch('MESSAGE_CREATE', message);
    if (n % Math.round(1 / REPEATED) === 3) gateway.repeat();
    if (n % Math.round(messages / DROPS) === 11) gateway.end(n % 2 === 0 ? 'drop' : 'reconnect');
    if (n % Math.round(messages / KILLS) === 100) {
      await settle(state);
      for (let m = 0; m < BURST; m++) {
        const { payload, known } = people.command(
          'ask',
          { question: `last words ${m}` },
          visitor(m),
        );
        commands.push(known);
        gateway.dispatch('INTERACTION_CREATE', payload);
      }
      await sleep(n % 90);
      await bot.kill();
      bot = await startBot(server, { STORE: file });
    }
    await sleep(4);
  }
  await settle(state);
  await bot.stop();
  const answers = new Map<string, number>();
  for (const { repliesTo } of state.posts)
    if (repliesTo !== null) answers.set(repliesTo, (answers.get(repliesTo) ?? 0) + 1);
  const lost = asked.filter((id) => !answers.has(id)).length;
  const doubled = [...answers.values()].filter((count) => count > 1).length;
  console.log({
    messages,
    lost,
    doubled,
    identifies: gateway.identifies,
    resumes: gateway.resumes,
  });
  console.log('violations:', state.violations.length, state.violations.slice(0, 3));
  await server.stop();
}

const POST = 'POST /channels/';
const FAULTS = [
  { call: POST, answer: { status: 500 }, done: true },
  { call: POST, answer: 'reset', done: true },
  {
    call: POST,
    answer: {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'slow', retry_after: 1, global: false },
    },
  },
] as const;

/** Waits until nothing was posted for a while. */
async function settle({ posts }: DiscordState): Promise<void> {
  for (let last = -1; posts.length > last; await sleep(3_000)) last = posts.length;
}

const [task, amount] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'quaymaster-bench-'));
if (task === 'soak') await soak(folder, Number(amount ?? 10_000));
else await load(folder);
await rm(folder, { recursive: true, force: true });
