import { describe, expect, test } from '@jest/globals';
import { createLookupLimit } from '../../src/registry/lookup-limit.js';
import { createRateLimits } from '../../src/registry/rate-limit.js';

describe('what registries say of their limits', () => {
  const headers = (values: Record<string, string>) => (name: string) => values[name];

  test.each([
    ['seconds', 429, { 'retry-after': '120' }, { blockedUntil: 120_000 }],
    ['a date', 429, { 'retry-after': 'Thu, 01 Jan 1970 00:10:00 GMT' }, { blockedUntil: 600_000 }],
    ['nothing', 429, {}, { blockedUntil: 60_000 }],
    ['nonsense', 429, { 'retry-after': 'soon' }, { blockedUntil: 60_000 }],
    ['a year', 429, { 'retry-after': '31536000' }, { blockedUntil: 6 * 3_600_000 }],
    ['how many are left', 200, { 'ratelimit-remaining': '98;w=21600' }, { remaining: 98 }],
    [
      'that none is left',
      200,
      { 'ratelimit-remaining': '0;w=21600' },
      { remaining: 0, blockedUntil: 900_000 },
    ],
    ['nonsense about what is left', 200, { 'ratelimit-remaining': 'x' }, {}],
  ])('%s', (_what, status, values: Record<string, string>, expected) => {
    const limits = createRateLimits(() => 0);
    limits.note('a', status, headers(values));
    expect(limits.state('a')).toEqual(expected);
    expect(limits.state('b')).toEqual({});
  });

  test('are forgotten when their time is over', () => {
    let now = 0;
    const limits = createRateLimits(() => now);
    limits.note('a', 429, headers({ 'retry-after': '10' }));
    now = 10_000;
    expect(limits.state('a')).toEqual({});
  });
});

test('one person asks a burst, then as fast as the bucket fills; others are not touched', () => {
  let now = 0;
  const limit = createLookupLimit({ burst: 3, refill: 1000, now: () => now });
  const take = (asker: string, times: number): boolean[] =>
    Array.from({ length: times }, () => limit.take(asker));
  expect(take('eager', 4)).toEqual([true, true, true, false]);
  expect(take('calm', 1)).toEqual([true]);
  now = 1000;
  expect(take('eager', 2)).toEqual([true, false]);
  now = 1e9;
  expect(take('eager', 4)).toEqual([true, true, true, false]);
});
