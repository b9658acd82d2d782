/** What the listeners share. */
import type { Bot } from '../../bot/bot.js';
import type { Log } from '../../core/log.js';
import type { Citation } from '../../core/reply.js';
import type { Store } from '../../core/records/store.js';
import type { Background } from '../shared/background.js';
import type { Queue } from '../../delivery/queue.js';
import type { DiscordTarget } from './discord-target.js';
import type { Lookups } from './post/discord-api.js';
import type { InteractionResponses } from './post/interaction-responses.js';

/** The parts that listeners hand things on to. They decide nothing about content. */
export interface Listening {
  readonly bot: Bot;
  readonly store: Store;
  readonly queue: Queue<DiscordTarget>;
  readonly interactions: InteractionResponses;
  /** Looks up what direct conversations don't tell; `null` without a token. */
  readonly abroad: Lookups | null;
  readonly log: Log;
  readonly background: Background;
  /** The bot's own user id, where there is a token. */
  readonly botUser: string | null;
  /** Stands before each slash command's name. */
  readonly prefix: string;
  /** User ids that may remove any answer. */
  readonly staff: ReadonlySet<string>;
  readonly linkTo: ((citation: Citation) => string) | undefined;
}
