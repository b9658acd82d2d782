/** What every home of the store keeps to about whoever studies, and about vetoes. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import { isRetired } from '../../src/core/records/study/card-vetoes.js';
import {
  DEFAULT_STUDY_SETTINGS,
  type Learner,
  type Schedule,
} from '../../src/core/records/study/study.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;

/** Somebody who has begun. */
export const LEARNER: Learner = {
  settings: DEFAULT_STUDY_SETTINGS,
  topic: null,
  catchUp: null,
  asked: { turn: 1, card: 'a.md#vms~~term-1' },
  last: null,
  turns: 1,
  day: { date: '2026-11-30', fresh: 1, reviews: 0 },
  pausedAt: null,
};

/** A schedule whose numbers have all the digits that a double can have. */
export const SCHEDULE: Schedule = {
  state: 'review',
  due: 1_800_000_000_123,
  lastReview: 1_700_000_000_123,
  stability: 0.1 + 0.2,
  difficulty: 5.282_434_200_000_001,
  scheduledDays: 1157,
  learningSteps: 0,
  reps: 3,
  lapses: 1,
};

/** Runs the contract. @param current - the store that the test at hand has open */
export function studyContract(current: () => Store): void {
  const save = (version: number | null, changed: [string, Schedule | null][] = [], who = 'U1') =>
    current().study.save(TEAM, who, LEARNER, version, new Map(changed));

  test('whoever never studied has nothing', async () => {
    expect(await current().study.find(TEAM, 'U1')).toBeNull();
    expect(await current().study.schedules(TEAM, 'U1')).toEqual(new Map());
  });

  test('a learner and their schedules come back to the last bit', async () => {
    expect(await save(null, [['a', SCHEDULE]])).toBe(true);
    expect(await current().study.find(TEAM, 'U1')).toEqual({ learner: LEARNER, version: 1 });
    expect(await current().study.schedules(TEAM, 'U1')).toEqual(new Map([['a', SCHEDULE]]));
  });

  test('of two who write at the same time, one has to read again', async () => {
    expect(await save(null)).toBe(true);
    expect(await save(null, [['a', SCHEDULE]])).toBe(false);
    const both = await Promise.all([save(1, [['b', SCHEDULE]]), save(1, [['c', SCHEDULE]])]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect((await current().study.schedules(TEAM, 'U1')).size).toBe(1);
  });

  test('schedules are replaced, forgotten, and many are kept at once', async () => {
    const many = Array.from({ length: 1_201 }, (_, at): [string, Schedule] => [`c${at}`, SCHEDULE]);
    await save(null, many);
    await save(1, [
      ['c0', { ...SCHEDULE, reps: 4 }],
      ['c1', null],
    ]);
    const kept = await current().study.schedules(TEAM, 'U1');
    expect(kept.size).toBe(1_200);
    expect(kept.get('c0')).toMatchObject({ reps: 4 });
  });

  test('what somebody remembers is theirs, in their workspace', async () => {
    await save(null, [['a', SCHEDULE]]);
    expect(await current().study.find(TEAM, 'U2')).toBeNull();
    expect(await current().study.schedules(OTHER_TEAM, 'U1')).toEqual(new Map());
  });

  test('two people retire a card, each counted once and for one wording', async () => {
    const veto = (person: string, wording = 'w1') =>
      current().vetoes.cast(TEAM, { card: 'a', wording, person });
    expect(await veto('U1')).toBe(1);
    expect(await veto('U1')).toBe(1);
    expect((await current().vetoes.list(TEAM, 'U1')).map(isRetired)).toEqual([true]);
    expect((await current().vetoes.list(TEAM, 'U3')).map(isRetired)).toEqual([false]);
    expect(await veto('U2')).toBe(2);
    expect(await veto('U2', 'w2')).toBe(1);
    expect(await current().vetoes.list(TEAM)).toEqual([
      { card: 'a', wording: 'w1', people: 2, own: false },
      { card: 'a', wording: 'w2', people: 1, own: false },
    ]);
    expect(await current().vetoes.list(OTHER_TEAM)).toEqual([]);
  });

  test('a veto is taken back by whoever gave it, once', async () => {
    const veto = { card: 'a', wording: 'w1', person: 'U1' };
    await current().vetoes.cast(TEAM, veto);
    expect(await current().vetoes.withdraw(TEAM, { ...veto, person: 'U2' })).toBe(false);
    expect(await current().vetoes.withdraw(TEAM, veto)).toBe(true);
    expect(await current().vetoes.withdraw(TEAM, veto)).toBe(false);
    expect(await current().vetoes.list(TEAM)).toEqual([]);
  });

  test('who is erased still counts against a card', async () => {
    for (const person of ['U1', 'U2'])
      await current().vetoes.cast(TEAM, { card: 'a', wording: 'w1', person });
    await current().personal.erase(TEAM, 'U1');
    await current().personal.erase(TEAM, 'U2');
    expect(await current().vetoes.list(TEAM, 'U1')).toMatchObject([{ people: 2, own: false }]);
  });
}
