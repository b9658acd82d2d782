/** What every home of the store keeps to about host profiles. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import { MOST_PROFILES } from '../../src/core/records/host-profiles.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;

/** Runs the contract. @param current - the store that the test at hand has open */
export function hostProfilesContract(current: () => Store): void {
  const put = (name: string, description = 'debian 12') =>
    current().hosts.put(TEAM, { name, description });
  const names = async () => (await current().hosts.list(TEAM)).map(({ name }) => name);

  test('host profiles are listed by name, and found by it', async () => {
    expect(await put('web01')).toBe('added');
    expect(await put('build-server', 'ubuntu 24.04 arm64')).toBe('added');
    expect(await names()).toEqual(['build-server', 'web01']);
    expect(await current().hosts.find(TEAM, 'build-server')).toEqual({
      name: 'build-server',
      description: 'ubuntu 24.04 arm64',
      updatedAt: 1_000_000,
    });
    expect(await current().hosts.find(TEAM, 'build')).toBeNull();
  });

  test('a host profile of the same name is replaced', async () => {
    await put('nas', 'synology ds918+');
    expect(await put('nas', 'synology ds923+')).toBe('replaced');
    expect((await current().hosts.list(TEAM)).map(({ description }) => description)).toEqual([
      'synology ds923+',
    ]);
  });

  test('a host profile is removed once', async () => {
    await put('nas');
    expect(await current().hosts.remove(TEAM, 'nas')).toBe(true);
    expect(await current().hosts.remove(TEAM, 'nas')).toBe(false);
    expect(await names()).toEqual([]);
  });

  test("another workspace's host profiles are not seen, replaced or removed", async () => {
    await put('nas');
    expect(await current().hosts.list(OTHER_TEAM)).toEqual([]);
    expect(await current().hosts.find(OTHER_TEAM, 'nas')).toBeNull();
    expect(await current().hosts.remove(OTHER_TEAM, 'nas')).toBe(false);
    await current().hosts.put(OTHER_TEAM, { name: 'nas', description: 'windows 11' });
    expect((await current().hosts.find(TEAM, 'nas'))?.description).toBe('debian 12');
  });

  test('a workspace has as many host profiles as it may, and can still replace them', async () => {
    for (let count = 0; count < MOST_PROFILES; count += 1) await put(`h${count}`);
    expect(await put('one-more')).toBe('full');
    expect(await put('h7', 'windows 11')).toBe('replaced');
    expect(await names()).toHaveLength(MOST_PROFILES);
  });
}
