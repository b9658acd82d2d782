/**
 * The law of silence, as pure decisions: who is answered, and how long the bot waits before repeating itself.
 * The same on every platform.
 */
import type { Reply } from '../core/reply.js';
import type { Speak } from '../core/records/settings.js';
import type { Incoming } from '../core/records/incoming.js';

/** What to do with a message. */
export type Reaction =
  /** Somebody addresses the bot: an answer or a reason, always. */
  | 'answer'
  /** Somebody whom the bot answered goes on in that conversation, to whomever: an answer only when it is sure. */
  | 'follow'
  /** Nobody asked the bot, but it may help: an answer only when it is sure. */
  | 'overhear'
  /** Nothing, and nothing of it is kept. */
  | 'ignore';

/** What the decision rests on besides the message. */
export interface Surroundings {
  /** When the channel's people want the bot to speak. */
  readonly speak: Speak;
  /** Whom the bot answered in this conversation. */
  readonly askers: 'nobody' | 'others' | 'author';
  /** Whether a question that all may answer is open in this conversation. */
  readonly isAsked?: boolean;
}

/** A message edited within an hour of sending may still get its first answer; later edits are tidying up. */
export const EDIT_WINDOW_MS = 60 * 60_000;

/**
 * Decides what to do with a message.
 * In the bot's own thread the one who asked goes on without a mention, but a thread is also where people discuss the
 * answer: nobody there is answered who asks somebody else, asks nothing, or asks what the notes don't surely know.
 */
export function reactTo(incoming: Incoming<unknown>, around: Surroundings): Reaction {
  if (incoming.fromBot) return 'ignore';
  if (incoming.message.addressed) return 'answer';
  if (around.speak === 'off' || incoming.forOthers) return 'ignore';
  const ownThread = incoming.inThread && around.askers !== 'nobody';
  if (ownThread && around.askers === 'author') return 'follow';
  if (around.isAsked === true) return 'overhear';
  return ownThread || around.speak === 'sure' ? 'overhear' : 'ignore';
}

/** True for an edit of a question that was never answered and may still be. */
export function mayAnswerLate(incoming: Incoming<unknown>, now: number): boolean {
  const { addressed, followsUp } = incoming.message;
  return (addressed || followsUp === true) && now - incoming.sentAt <= EDIT_WINDOW_MS;
}

/**
 * The key of a reply's cool-down: the note it quotes first, in its channel; `null` for a reply that quotes none.
 */
export function coolDownKey(incoming: Incoming<unknown>, reply: Reply): string | null {
  const sources = reply.blocks.find((block) => block.kind === 'sources');
  const source = sources?.kind === 'sources' ? sources.sources[0] : undefined;
  if (!source) return null;
  const { adapter, workspace, channel } = incoming.message.place;
  return JSON.stringify([adapter, workspace, channel, source.file, source.path[0] ?? source.line]);
}

/** First wait before trying again to post, doubled with each attempt, and its ceiling; in milliseconds. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait before the next attempt. @param attempts - attempts made, from 1 */
export function backOff(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
}
