import { expect, test } from '@jest/globals';
import { clipPath } from '../../../src/bot/notes/passage.js';

const TOPIC = 'Containers and virtual machines compared in every way that matters to people';

test.each([
  [['Tides', 'Spring'], 40, 'Tides › Spring'],
  [[TOPIC, 'Size', 'Images'], 45, 'Containers and virtual… › … › Images'],
  [[TOPIC, 'Start-up'], 40, 'Containers and virtual… › Start-up'],
  [[TOPIC], 24, 'Containers and virtual…'],
])('%j within %d', (path, length, clipped) => {
  expect(clipPath(path, length)).toBe(clipped);
  expect(clipped.length).toBeLessThanOrEqual(length);
});
