/** When a question of the day is due: once a day by the clock on the wall, whatever the clock does. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayDue } from '../../../src/study/together/day-due.js';
import { localTime, readZone } from '../../../src/study/together/local-time.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Zones whose clocks change, by half hours and at midnight too, and some that don't. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
];

/** Comes round every so many minutes and asks when it is due. @returns the days that were asked, with when */
function run(zone: string, minute: number, from: number, until: number, step: number) {
  const asked: { readonly day: string; readonly at: number }[] = [];
  let lastDay: string | null = null;
  for (let at = from; at < until; at += step * MINUTE) {
    const day = dayDue({ minute, zone, lastDay }, at);
    if (day === null) continue;
    asked.push({ day, at });
    lastDay = day;
  }
  return asked;
}

test('each day is asked once, in every zone and at every hour, through all changes of clocks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 24 * 60 - 30 }),
      fc.integer({ min: 0, max: 364 }),
      (zone, minute, start) => {
        const from = Date.UTC(2026, 0, 1) + start * DAY;
        const asked = run(zone, minute, from, from + 5 * DAY, 15);
        const days = asked.map(({ day }) => day);
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBeGreaterThanOrEqual(5);
        expect(days.length).toBeLessThanOrEqual(6);
        for (const { day, at } of asked.slice(1)) {
          const local = localTime(at, zone);
          expect(local.day).toBe(day);
          // At its time, or where the clock leapt over that, right behind.
          expect(local.minute).toBeGreaterThanOrEqual(minute);
          expect(local.minute).toBeLessThan(minute + 75);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('an hour that comes twice is asked the first time, one that is leapt over right behind it', () => {
  const autumn = run('Europe/Berlin', 150, Date.UTC(2026, 9, 24, 23), Date.UTC(2026, 9, 25, 6), 10);
  expect(autumn.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-10-25T00:30:00.000Z']);
  const spring = run(
    'Europe/Berlin',
    150,
    Date.UTC(2026, 2, 28, 23, 5),
    Date.UTC(2026, 2, 29, 6),
    10,
  );
  expect(spring.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-03-29T01:05:00.000Z']);
});

test('after days without anybody running, one is asked', () => {
  const zone = 'America/New_York';
  const now = Date.UTC(2026, 10, 30, 20);
  expect(dayDue({ minute: 9 * 60, zone, lastDay: '2026-11-20' }, now)).toBe('2026-11-30');
  expect(dayDue({ minute: 9 * 60, zone, lastDay: '2026-11-30' }, now)).toBeNull();
  expect(dayDue({ minute: 23 * 60, zone, lastDay: '2026-11-20' }, now)).toBeNull();
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['utc', 'UTC'],
  ['Atlantis', null],
  ['', null],
  ['../../etc', null],
])('%s is the zone %s', (typed, zone) => {
  expect(readZone(typed)).toBe(zone);
});
