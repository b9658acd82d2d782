/** Somebody's answer that helped, as chats notice it. */
import type { MessageReference, Place } from '../../core/message.js';

/** An answer of somebody's that helped. */
export interface HelpfulAnswer {
  /** The conversation. */
  readonly place: Place;
  readonly answer: MessageReference;
  /** Its web address. */
  readonly link: string | null;
  /** Whoever answered is told in a conversation of their own, away from where it stands. */
  readonly direct: boolean;
}
