/** What every home of the store keeps to about people. Each home's test calls this once. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { conversationKey } from '../../src/core/conversation.js';
import type { Place } from '../../src/core/message.js';
import type { Store } from '../../src/core/records/store.js';
import { delivery } from './delivery-sample.js';
import { LEARNER, SCHEDULE } from './study-contract.js';

/** Somebody whose id must be found nowhere. */
export const PERSON = 'U0PERSON0ID';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE: Place = { ...TEAM, channel: 'C1', thread: `C1/${PERSON}` };
const SOURCE = { note: 'a.md#vms', topic: 'VMs', passage: 'a.md#vms:1', version: 'v1' };

/** Has a person use everything through which something of them is kept. */
export async function leaveTraces(store: Store): Promise<void> {
  const [person, place] = [PERSON, PLACE];
  const lane = conversationKey(place);
  await store.outbox.accept(delivery({ key: 'k', author: person, lane }));
  await store.outbox.done('k', 'm');
  await store.conversations.remember(place, { question: 'q', noteId: null, at: 1 }, person);
  const asked = { place, author: person, stems: ['token', 'vpn'], question: 'vpn token' };
  await store.inbox.record({
    ...asked,
    id: 'missed',
    status: 'not-found',
    answer: null,
  });
  await store.inbox.record({ ...asked, id: 'answered', status: 'answered', answer: SOURCE });
  const vote = { ...TEAM, delivery: 'answered', author: person, helpful: false };
  await store.feedback.record({ ...vote, comment: 'It is wrong.' });
  await store.settings.change({
    scope: { ...TEAM, channel: null },
    name: 'speak',
    value: 'sure',
    author: person,
  });
  await store.inbox.record({
    ...asked,
    id: 'other',
    stems: ['coffe', 'machin'],
    question: 'coffee machine',
    status: 'not-found',
    answer: null,
  });
  const [, coffee] = await store.inbox.list(TEAM, { state: 'open', limit: 2 });
  await store.study.save(
    TEAM,
    person,
    LEARNER,
    null,
    new Map([['card', { ...SCHEDULE, lastReview: 1_000_000 }]]),
  );
  await store.vetoes.cast(TEAM, { card: 'unfair card', wording: 'w', person });
  const reason = { kind: 'reason', text: 'Downstairs.' } as const;
  await store.inbox.close(TEAM, coffee?.id ?? 0, reason, { through: 'slack', author: person });
}

/**
 * Runs the contract.
 * @param open - opens an empty store with a clock that the contract moves
 */
export function privacyContract(open: (now: () => number) => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open(() => 1_000_000);
  });
  afterEach(async () => {
    await store.close();
  });

  test('a person sees what is kept of them, of every kind', async () => {
    await leaveTraces(store);
    const shown = await store.personal.show(TEAM, PERSON);
    expect([...new Set(shown.map(({ kind }) => kind))].sort()).toEqual([
      'closed',
      'conversations',
      'messages',
      'questions',
      'reviews',
      'settings',
      'study',
      'vetoes',
      'votes',
      'waiting',
    ]);
    expect(shown.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        'not helpful: It is wrong.',
        'vpn token',
        'speak: sure',
        'unfair card',
      ]),
    );
    expect(shown.every(({ at }) => at === 1_000_000)).toBe(true);
  });

  test('nobody sees it from another workspace, or as somebody else', async () => {
    await leaveTraces(store);
    expect(await store.personal.show({ ...TEAM, workspace: 'T2' }, PERSON)).toEqual([]);
    expect(await store.personal.show(TEAM, 'U2')).toEqual([]);
    expect(await store.personal.erase({ ...TEAM, workspace: 'T2' }, PERSON)).toBe(0);
    expect(await store.personal.show(TEAM, PERSON)).not.toEqual([]);
  });

  test('erasing leaves nothing of the person, and the counts', async () => {
    await leaveTraces(store);
    expect(await store.personal.erase(TEAM, PERSON)).toBeGreaterThan(9);
    expect(await store.personal.show(TEAM, PERSON)).toEqual([]);
    expect(await store.conversations.recall(PLACE)).toBeNull();
    expect(await store.inbox.list(TEAM, { state: 'open', limit: 9 })).toEqual([]);
    const { days } = await store.use.count(TEAM, 0);
    expect(days).toEqual([{ day: 0, answered: 1, suggested: 0, notFound: 2 }]);
  });

  test('what others asked as well stays in the inbox', async () => {
    await leaveTraces(store);
    const asked = { place: PLACE, author: 'U2', stems: ['token', 'vpn'], question: 'vpn token' };
    await store.inbox.record({ ...asked, id: 'x', status: 'not-found', answer: null });
    await store.personal.erase(TEAM, PERSON);
    expect(await store.inbox.list(TEAM, { state: 'open', limit: 9 })).toMatchObject([
      { question: 'vpn token', askers: 1 },
    ]);
  });
}
