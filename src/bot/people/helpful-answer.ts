/** Somebody's answer that helped, as chats notice it. */
import type { MessageReference, Place } from '../../core/message.js';

/** An answer of somebody's that helped. */
export interface HelpfulAnswer {
  /** The conversation. */
  readonly place: Place;
  readonly answer: MessageReference;
  /** Its web address. */
  readonly link: string | null;
  /** Its form can be opened from the offer; else the message's own menu has to. */
  readonly opens: boolean;
}
