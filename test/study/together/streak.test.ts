/** Streaks: days in a row by the person's own days, with days off, whatever zone they are in. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localTime } from '../../../src/study/together/local-time.js';
import { REST_DAYS, streakOf, type ActiveDay } from '../../../src/study/together/streak.js';

const DAY = 24 * 60 * 60_000;
const NOON = Date.UTC(2026, 10, 30, 12);
/** Active at noon so many days ago. */
const ago = (days: number, zone = 'UTC'): ActiveDay => {
  const at = NOON - days * DAY;
  return { day: localTime(at, zone).day, at };
};
const streak = (...days: readonly number[]) =>
  streakOf(
    days.map((one) => ago(one)),
    ago(0),
  );

describe('counts', () => {
  test.each([
    ['nothing', [], 0],
    ['today', [0], 1],
    ['yesterday, with today still to come', [1], 1],
    ['three days', [0, 1, 2], 3],
    ['a weekend off', [0, 1, 4, 5], 4],
    ['two single days off in a week', [0, 2, 4], 3],
    ['a third day off in a week', [0, 2, 4, 6], 3],
    ['days off in different weeks', [0, 1, 4, 5, 6, 7, 8, 11, 12], 9],
    ['three days off in a row', [0, 1, 5], 2],
    ['two days off up to today', [3, 4], 2],
    ['three days off up to today', [4, 5], 0],
  ])('%s', (_what, days, count) => {
    expect(streak(...days).days).toBe(count);
  });

  test('how many days off are left', () => {
    expect(streak(0, 1).restLeft).toBe(REST_DAYS);
    expect(streak(0, 2).restLeft).toBe(1);
    expect(streak(0, 3).restLeft).toBe(0);
    expect(streak(0, 1).isToday).toBe(true);
    expect(streak(1).isToday).toBe(false);
  });
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
];

test('whoever answers every 20 hours or so loses nothing, by moving to any zone or by changes of clocks', () => {
  const hours = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 20 });
  const zone = fc.constantFrom(...ZONES);
  const answers = fc
    .tuple(hours, zone, hours, zone)
    .map(([before, home, after, away]) => [
      ...before.map((passed) => ({ hours: passed, zone: home })),
      ...after.map((passed) => ({ hours: passed, zone: away })),
    ]);
  fc.assert(
    fc.property(answers, fc.integer({ min: 0, max: 365 }), (all, start) => {
      let at = Date.UTC(2026, 0, 1) + start * DAY;
      const active = all.map(({ hours, zone }) => {
        at += hours * 60 * 60_000;
        return { day: localTime(at, zone).day, at };
      });
      const now = active.at(-1) ?? ago(0);
      const { days, isToday } = streakOf(active, now);
      expect(days).toBe(new Set(active.map(({ day }) => day)).size);
      expect(isToday).toBe(true);
    }),
  );
});

test('one more day never makes a streak shorter, and none is longer than its days', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), (all, more) => {
      const before = streak(...all).days;
      expect(streak(...all, more).days).toBeGreaterThanOrEqual(before);
      expect(before).toBeLessThanOrEqual(all.length);
    }),
  );
});
