/** How long things are kept, for people. */
import { text } from '../../core/inline.js';
import type { Block } from '../../core/reply.js';
import type { Retention } from '../../core/retention.js';

/** A table of what is kept for how long. */
export function presentRetention(retention: Retention): Block {
  const rows: readonly (readonly [string, number])[] = [
    ['that you wrote to me, and what I answered', retention.answers],
    ['what a conversation is about', retention.conversations],
    ['the words of a question, and who asked', retention.questions],
    ['that something was asked, without words and names', retention.counts],
    ['votes on answers', retention.feedback],
    ['changes of settings', retention.audit],
    ['a question without an answer, its words alone', retention.openEntries],
    ['the same once it was closed', retention.closedEntries],
    ['who waits for its answer', retention.askers],
  ];
  return {
    kind: 'fields',
    fields: rows.map(([label, days]) => ({ label, value: [text(inDays(days))] })),
  };
}

/** A number of days, as said. */
export function inDays(days: number): string {
  return days === 1 ? 'one day' : `${days} days`;
}
