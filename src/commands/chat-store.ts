/**
 * The store of the terminal's chat. What is asked, learnt and kept there is kept as from the page, so that a question that
 * waits is in the inbox, and a note that was saved is there tomorrow; only what the talk is about goes with the talk. Where
 * other notes than the configured ones are looked at, what is said of them goes, too.
 */
import type { Store } from '../core/records/store.js';

/**
 * Puts it together.
 * @param passing - forgets all when it is closed
 * @param kept - the configured store
 */
export function chatStore({ conversations }: Pick<Store, 'conversations'>, kept: Store): Store {
  return { ...kept, conversations };
}

/** The same for a talk about other notes: hosts, settings and what somebody learnt are still theirs. */
export function visitStore(passing: Store, kept: Store): Store {
  const { hosts, settings, changes, outbox, use, study, vetoes } = kept;
  return { ...passing, hosts, settings, changes, outbox, use, study, vetoes };
}
