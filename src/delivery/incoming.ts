/** What an adapter hands over for handling: the neutral message and what delivering its answer needs. */
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';

/** A message on its way to the bot. `Target` is the adapter's own: where the answer goes. It must survive JSON. */
export interface Incoming<Target> {
  /** `message.id` is the delivery key: the same whenever the platform delivers the same thing again. */
  readonly message: Message;
  readonly target: Target;
  /** The platform's id of the message that asks; `null` for what can't be edited (commands, clicks). */
  readonly question: string | null;
  /** True when this is a later form of `question`: its answer is edited, not repeated. */
  readonly edited: boolean;
  /** When the question was sent first, in milliseconds since 1970. */
  readonly sentAt: number;
  /** True when a program wrote it, this bot included. */
  readonly fromBot: boolean;
  /** True for a message inside a thread: there it may be a follow-up. */
  readonly inThread: boolean;
  /** True when the message mentions somebody else, and so is not meant for the bot just for standing in its thread. */
  readonly mentionsOthers: boolean;
  /** A reply that is ready and only wants posting (a share). */
  readonly reply?: Reply;
}

/** Something to be said without anything that came in: the poster finds the way to the message's place. */
export type News = Incoming<null> & { readonly reply: Reply };
