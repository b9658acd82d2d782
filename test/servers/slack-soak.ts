/** A Slack to soak the bot in: mentions, which Slack delivers until they are acknowledged, and commands, which it does not. */
import { startBotProcess } from './bot-process.js';
import { createSlackPeople, deliverSigned, type SlackDelivery } from './slack-person.js';
import { startSlackServer } from './slack-server.js';
import type { SlackFault } from './slack-state.js';
import { countWords, pause, soak, type SoakPlan, type SoakResult } from './soak.js';

/** How Slack reaches the bot, and what the bot may do. */
export interface SlackSoakPlan extends SoakPlan {
  readonly mode: 'http' | 'socket';
  readonly secret: string;
}

/** Every n-th question is a command. */
const COMMAND_EVERY = 5;

const TOO_MANY = { status: 429, headers: { 'retry-after': '1' } };
const FAULTS: readonly Omit<SlackFault, 'method'>[] = [
  { answer: TOO_MANY },
  { answer: { status: 500 } },
  { answer: 'reset' },
  { answer: 'reset', done: true },
  { answer: { status: 503 }, done: true },
  { slow: 300 },
];

/** Runs a soak in Slack. */
export async function soakSlack(plan: SlackSoakPlan): Promise<SoakResult> {
  const { mode, secret } = plan;
  const server = await startSlackServer();
  const people = createSlackPeople(server);

  async function deliver(port: number, delivery: SlackDelivery, retry?: number): Promise<boolean> {
    const { type, payload } = delivery;
    if (mode === 'socket') return (await server.sockets.send(type, payload, retry)) !== null;
    const url = `http://127.0.0.1:${port}/slack/events`;
    return deliverSigned(url, delivery, { secret, ...(retry !== undefined && { retry }) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** Slack repeats an event that was not acknowledged; here at a quicker pace, and until it is. */
  async function deliverEvent(port: () => number, delivery: SlackDelivery): Promise<boolean> {
    for (let retry = 0; ; retry++) {
      if (await deliver(port(), delivery, retry === 0 ? undefined : retry)) return true;
      await pause(200);
    }
  }

  const result = await soak(
    {
      start: (store) => startBotProcess({ MODE: mode, API_URL: server.apiUrl, STORE: store }),
      ask(n, bot) {
        const channel = `C${n % 50}`;
        if (n % COMMAND_EVERY === 0) {
          const command = people.command('/ask', `q${n}`, { channel });
          return {
            way: `Slack ${mode}, commands`,
            key: `slack/T1/command/${String(command.payload['trigger_id'])}`,
            answer: `You said: /ask q${n}`,
            acknowledges: true,
            deliver: () => deliver(bot().port, command),
          };
        }
        const ts = `${1_000 + n}.000001`;
        const mention = people.mention(`q${n}`, { channel, ts });
        return {
          way: `Slack ${mode}, mentions`,
          key: `slack/T1/${channel}/${ts}`,
          answer: `You said: q${n}`,
          acknowledges: true,
          deliver: () => deliverEvent(() => bot().port, mention),
        };
      },
      drop: (chance) => {
        server.sockets.end(chance < 0.5 ? 'rude' : 'polite');
      },
      fail: (chance) => {
        const method = (chance * 100) % 1 < 0.8 ? 'chat.postMessage' : 'response_url';
        const fault = FAULTS[Math.floor(chance * FAULTS.length)];
        if (fault) server.faults.push({ ...fault, method });
      },
      answers: () => countWords([...server.posts, ...server.ephemerals].map(({ text }) => text)),
      unconfirmed: server.unconfirmed,
      violations: server.violations,
    },
    plan,
  );
  await server.stop();
  return result;
}
