/** A store that can't be had, for what goes on without it. */
import { StoreAway } from '../../core/errors.js';
import type { Store } from '../../core/records/store.js';

/** What concerns this process alone goes on. */
const GOES_ON: ReadonlySet<string> = new Set(['changes', 'jobs']);

/**
 * Makes it.
 * @param like - an empty store, whose place it takes
 * @param why - what each call is refused with
 */
export function awayStore(like: Store, why: string): Store {
  const refuse = () => Promise.reject(new StoreAway(why));
  const ports = Object.entries(like).map(([name, port]: [string, unknown]) => [
    name,
    typeof port !== 'object' || port === null || GOES_ON.has(name)
      ? port
      : Object.fromEntries(Object.keys(port).map((call) => [call, refuse])),
  ]);
  return Object.fromEntries(ports) as Store;
}
