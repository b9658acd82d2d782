/**
 * Reactions to an answer, as a chat's people put them below it: thumbs are the buttons' votes, the wastebasket is the
 * button that dismisses. Nobody is told anything: a reaction is quiet, and what it may not do it does not do.
 */
import { placeOfKey } from '../../core/conversation.js';
import type { ChatName } from '../../core/adapters.js';
import type { Place } from '../../core/message.js';
import type { Store } from '../../core/records/store.js';
import { takeFeedback, takeFeedbackBack } from './take-feedback.js';

/** What a reaction says. */
export type Sign = 'helpful' | 'unhelpful' | 'remove';

/** Somebody put a reaction to a message, or took it away again. */
export interface Reaction {
  readonly adapter: ChatName;
  readonly sign: Sign;
  /** False when it was taken away. */
  readonly isPut: boolean;
  /** The platform's id of the message, as answers are named. */
  readonly answer: string;
  readonly user: string;
}

/** What taking a reaction works with. */
export interface ReactionParts {
  readonly store: Pick<Store, 'feedback' | 'inbox' | 'outbox'>;
  /** Removes the answer if that person asked for it or is staff. */
  readonly dismiss: (by: {
    readonly author: string;
    readonly place: Place;
    readonly isStaff: boolean;
  }) => Promise<'removed' | 'not-yours' | 'failed'>;
  /** Whether who reacted may remove others' answers there; asked where they did not ask themselves. */
  readonly isStaff: () => Promise<boolean>;
  /** That person's own conversation in a channel without threads. */
  readonly ownThread: (channel: string, user: string) => string;
}

/** Takes a reaction. What is no answer of ours, or none any more, is left alone. */
export async function takeReaction(
  { store, dismiss, isStaff, ownThread }: ReactionParts,
  { adapter, sign, isPut, answer, user }: Reaction,
): Promise<void> {
  const record = await store.outbox.findAnswer(adapter, answer);
  if (record?.lane == null) return;
  const place = placeFor(placeOfKey(record.lane), user, ownThread);
  if (sign === 'remove') {
    if (!isPut) return;
    const by = { author: user, place };
    const first = await dismiss({ ...by, isStaff: false });
    if (first === 'not-yours' && (await isStaff())) await dismiss({ ...by, isStaff: true });
    return;
  }
  const { key: delivery, workspace } = record;
  const given = {
    adapter,
    workspace,
    delivery,
    author: user,
    helpful: sign === 'helpful',
  } as const;
  await (isPut ? takeFeedback : takeFeedbackBack)(store, given, place);
}

/** Outside threads, conversations are named after who asked: whoever reacts is told of a better answer in their own. */
function placeFor(place: Place, user: string, ownThread: ReactionParts['ownThread']): Place {
  return place.thread.includes('/') ? { ...place, thread: ownThread(place.channel, user) } : place;
}
