/** What an adapter hands over for handling: the neutral message and what delivering its answer needs. */
import { conversationKey } from '../conversation.js';
import type { AdapterName } from '../adapters.js';
import type { Message, Place } from '../message.js';
import type { Reply } from '../reply.js';
import type { NewDelivery } from './store.js';

/** A message on its way to the bot. `Target` is the adapter's own: where the answer goes. It must survive JSON. */
export interface Incoming<Target> {
  /** `message.id` is the delivery key: the same whenever the platform delivers the same thing again. */
  readonly message: Message;
  readonly target: Target;
  /** The platform's id of the message that asks; `null` for what can't be edited (commands, clicks). */
  readonly question: string | null;
  /** True when this is a later form of `question`: its answer is edited, not repeated. */
  readonly edited: boolean;
  /** `question` was deleted by whoever wrote it: it is not answered, and its answer goes. */
  readonly deleted?: true;
  /** When the question was sent first, in milliseconds since 1970. */
  readonly sentAt: number;
  /** True when a program wrote it, this bot included. */
  readonly fromBot: boolean;
  /** True for a message inside a thread: there it may be a follow-up. */
  readonly inThread: boolean;
  /** True when the platform says that it is for others: it mentions them, a group or all, or replies to somebody. */
  readonly forOthers: boolean;
  /** A reply that is ready and only wants posting (a share). */
  readonly reply?: Reply;
  /** Nothing came in: the bot has something to say by itself. */
  readonly own?: OwnPost;
}

/** A post of the bot's own, drawn when it is its turn, so that it shows how things are then. */
export interface OwnPost {
  /** What is drawn, as `Bot.draw` takes it. */
  readonly subject: string;
  /** The delivery in whose post's place it comes; absent: it is a post of its own. */
  readonly replaces?: string;
  /** The delivery below whose post it stands, in a thread of that title; where none can be opened, behind it. */
  readonly below?: { readonly key: string; readonly title: string };
  /** Opaque id of the person who hears why, where the platform refuses it; absent: nobody asked for it. */
  readonly wantedBy?: string;
}

/**
 * Why a platform never takes a post of the bot's, as far as somebody there can do something about it: `absent`: the bot is not in
 * that channel, or does not see it; `unentitled`: it lacks a permission there; `closed`: nobody may write there (any more).
 */
export type Hindrance = 'absent' | 'unentitled' | 'closed';

/** The circumstances of what is no message in a channel: a command, a click, news. It can't be edited or overheard. */
export const NO_CHANNEL_MESSAGE = {
  question: null,
  edited: false,
  sentAt: 0,
  fromBot: false,
  inThread: false,
  forOthers: false,
} as const satisfies Partial<Incoming<unknown>>;

/** Something to be said without anything that came in: the poster finds the way to the message's place. */
export type News = Incoming<null> & { readonly reply: Reply };

/** The key under which it is kept that a question was deleted. */
export function deletionKey(adapter: AdapterName, question: string): string {
  return `${adapter}/deleted/${question}`;
}

/** What the outbox keeps of a message until it is answered. */
export function toDelivery(incoming: Incoming<unknown>): NewDelivery {
  const { message, question } = incoming;
  const { id: key, author, place } = message;
  const { adapter, workspace } = place;
  const lane = conversationKey(place);
  return { key, adapter, workspace, lane, author, question, body: JSON.stringify(incoming) };
}

/**
 * Something that the bot says by itself, as the outbox keeps it.
 * @param key - the delivery's: however often it is kept, it is said once
 * @param author - opaque id of the person whom it is for; empty: whoever is there
 */
export function newsDelivery(key: string, place: Place, reply: Reply, author = ''): NewDelivery {
  const news: News = { ...unasked(key, place, author), reply };
  return toDelivery(news);
}

/** A post of the bot's own, as the outbox keeps it. @param key - as {@link newsDelivery} takes it */
export function ownDelivery(key: string, place: Place, own: OwnPost): NewDelivery {
  return toDelivery({ ...unasked(key, place, ''), own });
}

/** Nothing came in. */
function unasked(id: string, place: Place, author: string): Incoming<null> {
  const message = { id, place, author, text: '', addressed: true };
  return { message, target: null, ...NO_CHANNEL_MESSAGE };
}
