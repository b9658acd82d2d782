import { expect, test } from '@jest/globals';
import { createChannelGate } from '../../../../src/adapters/slack/post/channel-gate.js';

test('posts that were turned back come again one a second, those to other channels at once', () => {
  let clock = 0;
  const gate = createChannelGate(() => clock);
  expect(gate.wait('C1')).toBe(0);
  expect(gate.close('C1', 5_000)).toBe(5_000);
  expect(gate.close('C1', 5_000)).toBe(6_000);
  expect(gate.wait('C1')).toBe(7_000);
  expect(gate.wait('C2')).toBe(0);
  clock = 5_000;
  expect(gate.wait('C1')).toBe(0);
});
