/** A short soak; `npm run bench:discord -- soak` runs the long one. */
import { expect, test } from '@jest/globals';
import { soakDiscord } from '../../servers/discord-soak.js';

test('nothing accepted is lost or doubled, whatever is killed, broken or repeated', async () => {
  const plan = { deliveries: 100, repeats: 0.1, kills: 1, drops: 2, faults: 0.2, seed: 7 };
  const { rows, killed, violations } = await soakDiscord(plan);
  expect({ killed, violations }).toEqual({ killed: 1, violations: [] });
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toMatchObject({ unfilled: 0, lost: 0, doubled: 0 });
  expect(rows.some(({ inWindow }) => inWindow > 0)).toBe(true);
}, 120_000);
