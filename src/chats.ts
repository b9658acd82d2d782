/** The chats that the configuration asks for, each behind the same small interface. */
import type { Bot } from './bot/bot.js';
import type { Config } from './config.js';
import type { Log } from './core/log.js';
import type { AdapterName } from './core/message.js';
import type { Store } from './core/store.js';
import { createSlack } from './slack-parts.js';

/** What every chat works with. */
export interface ChatParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
}

/** A chat that the bot takes part in. */
export interface Chat {
  readonly name: AdapterName;
  /**
   * Connects. Resolves when questions can come in.
   * @throws UserError when the platform turns the bot away, with the clicks that mend it
   */
  start(): Promise<void>;
  /** Takes nothing more, answers what was accepted, and disconnects. */
  stop(): Promise<void>;
}

/** Creates every configured chat. Nothing is opened before each is started. */
export async function createChats(config: Config, parts: ChatParts): Promise<readonly Chat[]> {
  const { slack } = config;
  const chats: Chat[] = [];
  if (slack !== undefined)
    chats.push({ name: 'slack', ...(await createSlack(slack, config, parts)) });
  return chats;
}
