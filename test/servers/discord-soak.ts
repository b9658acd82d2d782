/**
 * A Discord to soak the bot in: mentions and commands over the gateway, and commands by signed requests. Discord
 * delivers each once. What it sends to a process that dies is lost to any bot; what the bot kept is not.
 */
import { startBotProcess, type BotProcess } from './bot-process.js';
import { createDiscordPeople, createSigner, deliverSigned } from './discord-person.js';
import { takeResponse } from './discord-rest.js';
import { startDiscordServer } from './discord-server.js';
import { GUILD, type DiscordFault } from './discord-state.js';
import { countWords, pause, soak, type Asking, type SoakPlan, type SoakResult } from './soak.js';

/** How long somebody waits to see an answer, or Discord for an acknowledgement; in milliseconds. */
const PATIENCE_MS = 3_000;

/** Every n-th question is a command: over the gateway and by signed request in turns. */
const COMMAND_EVERY = 5;

const TOO_MANY = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { message: 'You are being rate limited.', retry_after: 1, global: false },
};
const FAULTS: readonly Omit<DiscordFault, 'call'>[] = [
  { answer: TOO_MANY },
  { answer: { status: 500 } },
  { answer: 'reset' },
  { answer: 'reset', done: true },
  { answer: { status: 502 }, done: true },
  { slow: 300 },
];

/** Runs a soak in Discord. */
export async function soakDiscord(plan: SoakPlan): Promise<SoakResult> {
  const server = await startDiscordServer();
  const { state, gateway } = server;
  const people = createDiscordPeople(server);
  const signer = createSigner();
  /** An answer's first line: below stands its source. */
  const firstLine = (body: Readonly<Record<string, unknown>>) =>
    String(body['content']).replace(/\n.*$/s, '');
  const words = () => countWords(state.posts.map(({ body }) => firstLine(body)));

  async function holds(condition: () => boolean): Promise<boolean> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!condition() && Date.now() < deadline) await pause(10);
    return condition();
  }

  /** A message has no acknowledgement; the next one is sent when its answer stands there, or is slow to come. */
  function mention(n: number): Asking {
    const channel = `81${String(n % 100).padStart(16, '0')}`;
    state.channels.set(channel, { id: channel, type: 0, guild: GUILD, parent: null, name: 'x' });
    const message = people.mention(`q${n}`, { user: visitor(n), channel });
    const answer = `You said: q${n}`;
    const isAnswered = () => state.posts.some(({ body }) => firstLine(body) === answer);
    return {
      way: 'Discord gateway, mentions',
      key: `discord/m/${String(message['id'])}`,
      answer,
      acknowledges: false,
      async deliver() {
        gateway.dispatch('MESSAGE_CREATE', message);
        await holds(isAnswered);
        return false;
      },
    };
  }

  function command(n: number, over: 'gateway' | 'signed requests', bot: () => BotProcess): Asking {
    const { payload, known } = people.command('ask', { question: `q${n}` }, { user: visitor(n) });
    const isAcknowledged = () => known.response !== null;
    return {
      way: `Discord ${over}, commands`,
      key: `discord/i/${known.id}`,
      answer: `You said: /ask q${n}`,
      acknowledges: true,
      async deliver() {
        if (over === 'gateway') {
          gateway.dispatch('INTERACTION_CREATE', payload);
          return holds(isAcknowledged);
        }
        const url = `http://127.0.0.1:${bot().port}/discord/interactions`;
        const response = await deliverSigned(url, payload, signer).catch(() => null);
        if (response?.status !== 200) return isAcknowledged();
        takeResponse(state, known, JSON.parse(response.body) as Record<string, unknown>);
        return isAcknowledged();
      },
    };
  }

  const result = await soak(
    {
      start: (store) =>
        startBotProcess(
          { API_URL: server.apiUrl, PUBLIC_KEY: signer.publicKey, STORE: store },
          'discord-bot-process.ts',
        ),
      ask(n, bot) {
        if (n % COMMAND_EVERY !== 0) return mention(n);
        return command(n, n % (2 * COMMAND_EVERY) === 0 ? 'gateway' : 'signed requests', bot);
      },
      drop: (chance) => {
        gateway.end(chance < 0.5 ? 'drop' : 'reconnect');
      },
      fail: (chance) => {
        const call = (chance * 100) % 1 < 0.7 ? 'POST /channels/' : 'PATCH /webhooks/';
        const fault = FAULTS[Math.floor(chance * FAULTS.length)];
        if (fault) state.faults.push({ ...fault, call });
      },
      answers: words,
      unconfirmed: state.unconfirmed,
      violations: state.violations,
      lateness: /was answered after/,
    },
    plan,
  );
  await server.stop();
  return result;
}

/** Two hundred people. */
function visitor(n: number): string {
  return `7${String(n % 200).padStart(17, '0')}`;
}
