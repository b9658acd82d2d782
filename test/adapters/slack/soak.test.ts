/** A short soak; `npm run bench:slack -- soak` runs the long one. */
import { expect, test } from '@jest/globals';
import { soak } from '../../servers/slack-soak.js';
import { SIGNING } from './slack-room.js';

test.each(['http', 'socket'] as const)(
  'by %s nothing accepted is lost or doubled, whatever is killed, broken or repeated',
  async (mode) => {
    const result = await soak({
      mode,
      deliveries: 100,
      repeats: 0.1,
      kills: 1,
      drops: mode === 'socket' ? 2 : 0,
      faults: 0.1,
      secret: SIGNING.secret,
      seed: 7,
    });
    expect(result).toMatchObject({ lost: 0, doubled: 0, killed: 1, violations: [] });
    expect(result.repeated).toBeGreaterThan(0);
    expect(result.unconfirmed).toBeGreaterThan(0);
  },
  120_000,
);
