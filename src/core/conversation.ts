/** The port through which the bot remembers what a conversation is about, so that follow-ups need not repeat it. */
import type { Place } from './message.js';

/** What is kept of a conversation: enough to understand "and its size?" and to explain the last answer. */
export interface Conversation {
  /** The last question as understood. */
  readonly question: string;
  /** Id of the note that answered or nearly answered it; `null` when none did. */
  readonly noteId: string | null;
  /** A command that waits for words: what is said next is put behind it, unless it is a question or a command itself. */
  readonly awaits?: string;
  /** Words that stand for a command each, in small letters: what is said next, if it is one of them. */
  readonly offered?: readonly (readonly [word: string, command: string])[];
  /** The question that is kept with notes offered for it, by which it is known that one of them is chosen. */
  readonly asked?: {
    /** Id of the message that asked. */
    readonly id: string;
    readonly question: string;
    /** Ids of the notes that were offered. */
    readonly notes: readonly string[];
  };
  /** When that was, in milliseconds since 1970: a conversation ends with time. */
  readonly at: number;
}

/** Remembers one {@link Conversation} a place. Implementations may forget after a while. */
export interface ConversationMemory {
  recall(place: Place): Promise<Conversation | null>;
  /** @param author - who asked, so that they can have it forgotten */
  remember(place: Place, conversation: Conversation, author: string): Promise<void>;
  forget(place: Place): Promise<void>;
}

/** The key of a place's conversation: the same thread, channel, workspace and adapter give the same key. */
export function conversationKey(place: Place): string {
  return JSON.stringify([place.adapter, place.workspace, place.channel, place.thread]);
}

/** The channel itself, whichever of its threads is meant. */
export function channelOf({ adapter, workspace, channel }: Omit<Place, 'thread'>): Place {
  return { adapter, workspace, channel, thread: channel };
}

/** The conversation that one person has with the bot in a channel, as chats keep it for their commands: they alone read it. */
export function privatelyIn(channel: Omit<Place, 'thread'>, person: string): Place {
  return { ...channelOf(channel), thread: `${channel.channel}/${person}` };
}

/** Reads a {@link conversationKey} back. */
export function placeOfKey(key: string): Place {
  // Written by the function above only.
  const [adapter, workspace, channel, thread] = JSON.parse(key) as [
    Place['adapter'],
    string,
    string,
    string,
  ];
  return { adapter, workspace, channel, thread };
}
