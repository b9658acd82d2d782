/** What a person thinks of an answer: kept, and where it did not help, its question goes into the inbox. */
import type { Place } from '../../core/message.js';
import type { Feedback } from '../../core/records/feedback.js';
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
  const isNew = await feedback.record(given);
  if (given.helpful || !isNew) return;
  const { adapter, workspace, delivery: question, author } = given;
  await inbox.complain({
    adapter,
    workspace,
    question,
    cause: 'unhelpful',
    asker: { place, author },
  });
}
