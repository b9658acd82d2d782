/** Messages of a channel as threads. */

/** A message that a person wrote. */
export interface SlackMessage {
  readonly user: string;
  /** In Slack's own markup. */
  readonly text: string;
  readonly blocks: unknown;
  /** Slack's time stamp, which is also its id. */
  readonly at: string;
  /** Time stamp of the message that opens its thread; its own where it stands alone. */
  readonly thread: string;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly isPinned: boolean;
}

/** A thread, its opening message first, then in the order of time. */
export type SlackThread = readonly [SlackMessage, ...SlackMessage[]];

/** Puts messages together; a thread whose opening message is gone is none. */
export function threadsOf(messages: readonly SlackMessage[]): SlackThread[] {
  const threads = new Map<string, SlackMessage[]>();
  for (const message of messages) {
    const thread = threads.get(message.thread) ?? [];
    thread.push(message);
    threads.set(message.thread, thread);
  }
  return [...threads.values()].flatMap((thread) => {
    const [first, ...rest] = thread.toSorted((a, b) => Number(a.at) - Number(b.at));
    return first?.at === first?.thread && first !== undefined ? [[first, ...rest] as const] : [];
  });
}
