/** Replicas of the bot, each the real `quaymaster start` in a process of its own, to be killed and started again. */
import { createSigner } from '../servers/discord-person.js';
import { APPLICATION, TOKEN } from '../servers/discord-state.js';
import { freePort, runCommand, type StartedCommand } from '../commands/started-command.js';
import { SIGNING } from '../adapters/slack/slack-room.js';

/** A replica. */
export interface Replica {
  /** Addresses at which the two chats deliver. */
  readonly slack: string;
  readonly discord: string;
  /** Resolves while it runs; rejects where it can't be started. */
  start(): Promise<void>;
  /** SIGKILL: no goodbye, nothing flushed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  readonly runs: boolean;
}

/** Discord's key pair; the bot knows the public half. */
export const DISCORD_KEYS = createSigner();
/** What the store seals with. */
export const SECRET_KEY = 'made-up-secret-key-of-32-characters';

/**
 * Makes a replica; it is started by `start`.
 * @param environment - where its notes, its store and the chats are
 */
export async function createReplica(
  environment: Readonly<Record<string, string>>,
): Promise<Replica> {
  const [slackPort, discordPort] = [await freePort(), await freePort()];
  const settings = {
    SECRET_KEY,
    SLACK_BOT_TOKEN: 'xoxb-test-token',
    SLACK_SIGNING_SECRET: SIGNING.secret,
    SLACK_PORT: slackPort,
    DISCORD_TOKEN: TOKEN,
    DISCORD_APPLICATION_ID: APPLICATION,
    DISCORD_PUBLIC_KEY: DISCORD_KEYS.publicKey,
    DISCORD_PORT: discordPort,
    ...environment,
  };
  let command: StartedCommand | null = null;
  let runs = false;
  const end = async (signal: NodeJS.Signals) => {
    runs = false;
    await command?.end(signal);
    await command?.remove();
    command = null;
  };
  return {
    slack: `http://127.0.0.1:${slackPort}/slack/events`,
    discord: `http://127.0.0.1:${discordPort}/discord/interactions`,
    async start() {
      command = await runCommand(['start'], settings);
      await command.says('ready');
      runs = true;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    get runs() {
      return runs;
    },
  };
}
