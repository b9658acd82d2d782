/** A real store whose calls meet an outage while there is one. */
import { StoreAway } from '../../../src/core/errors.js';
import type { Store } from '../../../src/core/records/store.js';

/** What becomes of a call. */
export type Outage = (call: () => Promise<unknown>) => Promise<unknown>;

/** The kinds, as an end of a sentence. */
export const OUTAGES: ReadonlyMap<string, Outage> = new Map<string, Outage>([
  ['fails', () => Promise.reject(new StoreAway('database or disk is full'))],
  ['never answers', () => new Promise(() => undefined)],
  [
    'does what it is told and never says so',
    async (call) => {
      await call();
      return new Promise(() => undefined);
    },
  ],
]);

/** Puts the outage around a store. @param outage - the one that there is now */
export function faulty(store: Store, outage: () => Outage | null): Store {
  const parts = Object.entries(store).map(([name, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null) return [name, part] as const;
    const calls = Object.entries(part).map(([call, work]: [string, unknown]) => [
      call,
      (...given: unknown[]): unknown => {
        const through = (): Promise<unknown> =>
          Reflect.apply(work as () => Promise<unknown>, part, given) as Promise<unknown>;
        const met = outage();
        return met === null ? through() : met(through);
      },
    ]);
    return [name, Object.fromEntries(calls) as unknown] as const;
  });
  return Object.fromEntries(parts) as unknown as Store;
}
