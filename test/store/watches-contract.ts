/** What every home of the store keeps to about watches. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/core/records/store.js';
import { MOST_WATCHES, type Watch } from '../../src/core/records/watches.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const STATE = { verdict: 'native', platforms: ['linux/arm64'], digest: null };

/** Runs the contract. @param current - the store that the test at hand has open */
export function watchesContract(current: () => Store): void {
  const place = (channel: string, team: typeof TEAM | typeof OTHER_TEAM = TEAM) => ({
    ...team,
    channel,
    thread: channel,
  });
  const add = (image: string, channel = 'C1', team: typeof TEAM | typeof OTHER_TEAM = TEAM) =>
    current().watches.add({ place: place(channel, team), image, host: 'web01', state: STATE });
  const only = async (): Promise<Watch> => {
    const [first] = await current().watches.list(TEAM);
    if (first === undefined) throw new Error('nothing is watched');
    return first;
  };

  test('watches are listed as they were added, with where they are told', async () => {
    expect(await add('nginx:1.27')).toBe('added');
    expect(await add('redis:8', 'C2')).toBe('added');
    expect(await current().watches.list(TEAM)).toMatchObject([
      { image: 'nginx:1.27', host: 'web01', place: place('C1'), state: STATE, worseSince: null },
      { image: 'redis:8', place: place('C2'), lookedAt: 1_000_000 },
    ]);
  });

  test('a conversation watches the same once, another one may too', async () => {
    await add('nginx');
    expect(await add('nginx')).toBe('known');
    expect(await add('nginx', 'C2')).toBe('added');
  });

  test('a watch is removed once, and by its own workspace only', async () => {
    await add('nginx');
    const { id } = await only();
    expect(await current().watches.remove(OTHER_TEAM, id)).toBe(false);
    expect(await current().watches.list(OTHER_TEAM)).toEqual([]);
    expect(await current().watches.remove(TEAM, id)).toBe(true);
    expect(await current().watches.remove(TEAM, id)).toBe(false);
  });

  test('those not looked at for longest are due first, of all workspaces', async () => {
    await add('nginx');
    await add('redis', 'C9', OTHER_TEAM);
    expect(await current().watches.due(1_000_000, 10)).toEqual([]);
    const due = await current().watches.due(1_000_001, 10);
    expect(due.map(({ image }) => image)).toEqual(['nginx', 'redis']);
    expect(await current().watches.due(1_000_001, 1)).toHaveLength(1);
  });

  test('what a look saw is kept, and of a watch that ended nothing', async () => {
    await add('nginx');
    const watch = await only();
    const state = { verdict: 'no', platforms: [], digest: 'sha256:1' };
    await current().watches.looked(watch, { state, worseSince: 7 });
    expect(await only()).toMatchObject({ state, worseSince: 7 });
    await current().watches.remove(TEAM, watch.id);
    await current().watches.looked(watch, { state, worseSince: null });
    expect(await current().watches.list(TEAM)).toEqual([]);
  });

  test('a workspace watches as much as it may', async () => {
    for (let count = 0; count < MOST_WATCHES; count += 1) await add(`image${count}`);
    expect(await add('one-more')).toBe('full');
    expect(await add('one-more', 'C1', OTHER_TEAM)).toBe('added');
  });
}
