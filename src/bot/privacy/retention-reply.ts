/** How long things are kept, for people. */
import type { Block } from '../../core/reply.js';
import type { Retention } from '../../core/records/retention.js';
import type { Messages } from '../messages/messages.js';

/** What is kept for a time, in the order in which it is shown. */
const KEPT = [
  'answers',
  'conversations',
  'questions',
  'counts',
  'feedback',
  'audit',
  'openEntries',
  'closedEntries',
  'askers',
  'study',
] as const satisfies readonly (keyof Retention)[];

/** A table of what is kept for how long. */
export function presentRetention(retention: Retention, messages: Messages): Block {
  return {
    kind: 'fields',
    fields: KEPT.map((what) => ({
      label: messages.say(`retention.${what}`),
      value: messages.inline('retention.days', { days: retention[what] }),
    })),
  };
}
