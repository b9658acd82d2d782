/** What every home of the store keeps to about changes. Each home's test calls this once. */
import { expect, test } from '@jest/globals';
import type { Change } from '../../src/core/records/changes.js';
import type { Store } from '../../src/core/records/store.js';

const CHANGE: Change = { kind: 'settings', adapter: 'slack', workspace: "T'1" };

/**
 * Runs the contract.
 * @param open - opens the store twice, as two replicas would; where a home has one process, the same twice
 */
export function changesContract(open: () => Promise<readonly [Store, Store]>): void {
  test('a change is heard by every replica', async () => {
    const [one, two] = await open();
    const heard: unknown[][] = [[], []];
    await one.changes.listen((change) => heard[0]?.push(change));
    await two.changes.listen((change) => heard[1]?.push(change));
    await one.changes.announce(CHANGE);
    while (heard.some((list) => list.length === 0))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toEqual([[CHANGE], [CHANGE]]);
    await Promise.all([one.close(), ...(one === two ? [] : [two.close()])]);
  });
}
