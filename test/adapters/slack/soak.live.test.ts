/** A short soak; `npm run bench:slack -- soak` runs the long one. */
import { expect, test } from '@jest/globals';
import { soakSlack } from '../../servers/slack-soak.js';
import { SIGNING } from './slack-room.js';

test.each(['http', 'socket'] as const)(
  'by %s nothing accepted is lost, and doubled only in the window that Slack leaves',
  async (mode) => {
    const drops = mode === 'socket' ? 2 : 0;
    const { secret } = SIGNING;
    const plan = {
      mode,
      deliveries: 100,
      repeats: 0.1,
      kills: 1,
      drops,
      faults: 0.2,
      secret,
      seed: 7,
    };
    const { rows, killed, violations } = await soakSlack(plan);
    expect({ killed, violations }).toEqual({ killed: 1, violations: [] });
    expect(rows.map(({ way }) => way).sort()).toEqual([
      `Slack ${mode}, commands`,
      `Slack ${mode}, mentions`,
    ]);
    for (const row of rows)
      expect(row).toMatchObject({ unfilled: 0, lost: 0, doubled: row.doubledInWindow });
    expect(rows.some(({ repeated }) => repeated > 0)).toBe(true);
    expect(rows.some(({ inWindow }) => inWindow > 0)).toBe(true);
  },
  120_000,
);
