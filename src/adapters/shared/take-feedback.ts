/** What a person thinks of an answer: kept, and where it did not help, its question goes into the inbox. */
import type { Place } from '../../core/message.js';
import type { Feedback } from '../../core/records/feedback.js';
import type { Complaining } from '../../core/records/inbox.js';
import type { Store } from '../../core/records/store.js';

/**
 * Keeps feedback.
 * @param place - where the person is told when there is a better answer
 */
export async function takeFeedback(
  { feedback, inbox }: Pick<Store, 'feedback' | 'inbox'>,
  given: Feedback,
  place: Place,
): Promise<void> {
  const before = await feedback.record(given);
  if (before === given.helpful) return;
  if (!given.helpful) await inbox.complain(complaintOf(given, place));
  else if (before === false) await inbox.recant(complaintOf(given, place));
}

/** Takes feedback back: the answer counts as if that person had not said it. */
export async function takeFeedbackBack(
  { feedback, inbox }: Pick<Store, 'feedback' | 'inbox'>,
  given: Feedback,
  place: Place,
): Promise<void> {
  const isWithdrawn = await feedback.withdraw(given);
  if (isWithdrawn && !given.helpful) await inbox.recant(complaintOf(given, place));
}

function complaintOf(
  { adapter, workspace, delivery: question, author }: Feedback,
  place: Place,
): Complaining {
  return { adapter, workspace, question, cause: 'unhelpful', asker: { place, author } };
}
