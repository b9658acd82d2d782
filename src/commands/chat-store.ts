/**
 * The store of the terminal's chat. What is said there is nobody's business afterwards and goes with the chat; what was set up
 * and learnt is kept, and whoever sits there sees and settles what is kept of the other outlets.
 */
import type { Store } from '../core/records/store.js';

/**
 * Puts it together.
 * @param passing - forgets all when it is closed
 * @param kept - the configured store
 */
export function chatStore(passing: Store, kept: Store): Store {
  const { hosts, settings, changes, outbox, use, inbox, study, vetoes } = kept;
  return {
    ...passing,
    ...{ hosts, settings, changes, outbox, use, study, vetoes },
    inbox: {
      ...inbox,
      record: (question) => passing.inbox.record(question),
      complain: (complaining) => passing.inbox.complain(complaining),
    },
    personal: {
      show: async (workspace, person) => [
        ...(await passing.personal.show(workspace, person)),
        ...(await kept.personal.show(workspace, person)),
      ],
      erase: async (workspace, person) =>
        (await passing.personal.erase(workspace, person)) +
        (await kept.personal.erase(workspace, person)),
      isQuiet: (...given) => passing.personal.isQuiet(...given),
      setQuiet: (...given) => passing.personal.setQuiet(...given),
    },
  };
}
