/** What a chat is to the rest of the program: something that is started and stopped. */
import type { Bot } from '../bot/bot.js';
import type { SettingsService } from '../bot/settings/settings-service.js';
import type { Log } from '../core/log.js';
import type { AdapterName } from '../core/message.js';
import type { Store } from '../core/records/store.js';

/** What every chat works with. */
export interface ChatParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly settings: SettingsService;
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
  /** Why nothing comes in although it was started, with the remedy; `null` when all is well. */
  trouble(): string | null;
}
