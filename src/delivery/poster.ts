/** The port through which the delivery queue posts: each adapter with a platform behind it implements it. */
import type { Hindrance } from '../core/records/incoming.js';
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';

/** How an attempt to post ended. */
export type PostOutcome =
  /**
   * The platform took it. `id` finds it again for editing and removing; `null` where the platform gives none.
   * `keepReply`: the reply will be wanted again, to share it or to show what was cut off.
   */
  | { readonly kind: 'posted'; readonly id: string | null; readonly keepReply?: boolean }
  /**
   * Not now: try again, not before `after` milliseconds (0: the queue decides). `maybePosted`: the connection broke
   * after the request left, so the platform may have taken it.
   */
  | { readonly kind: 'later'; readonly after: number; readonly maybePosted: boolean }
  /** Never: the channel is gone, the permission is missing. `reason` is for the log, `hindrance` for whoever wanted it. */
  | { readonly kind: 'refused'; readonly reason: string; readonly hindrance?: Hindrance };

/** Posts, edits and removes answers. Never rejects for anything that the platform said or the network did. */
export interface Poster<Target> {
  /** Where news for a message's author goes when there is no payload to answer: into the conversation where they asked. */
  reach(message: Message): Target;
  /**
   * A reply that is a reaction is put to the message that asked, or left out where that can't be; where no message asked,
   * its words are said.
   * @param key - the delivery's key, to be attached to the post where the platform can, so that `find` finds it
   */
  post(target: Target, reply: Reply, key: string): Promise<PostOutcome>;
  /** Puts `reply` in the place of an answer posted before. */
  update(target: Target, answer: string, reply: Reply, key: string): Promise<PostOutcome>;
  /** Removes an answer. What is gone already counts as removed. */
  remove(target: Target, answer: string): Promise<PostOutcome>;
  /**
   * Opens a thread below an answer, or finds the one that is there already.
   * @returns where to post into it, and its conversation's name; `null`: none can be opened there
   */
  below(
    target: Target,
    answer: string,
    title: string,
  ): Promise<{ readonly target: Target; readonly thread: string } | null>;
  /** Looks whether a delivery was posted by an attempt that ended without saying. @returns the answer's id, or `null` */
  find(target: Target, key: string): Promise<string | null>;
}
