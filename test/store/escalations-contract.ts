/** What every home of the store keeps to about questions that people are asked. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import {
  ESCALATION_SPAN,
  MOST_ESCALATIONS,
  type Escalation,
} from '../../src/core/records/asking/escalations.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '1.2' };
const CLOSER = { through: 'web', author: 'U9' } as const;

/**
 * Runs the contract.
 * @param current - the store that the test at hand has open
 * @param pass - moves its clock
 */
export function escalationsContract(current: () => Store, pass: (by: number) => void): void {
  const begin = (question: string, more: Partial<Escalation> = {}) => {
    const stems = question.split(' ').toSorted();
    const wanted = { place: PLACE, author: 'U1', question, stems, by: `${question}/U1` };
    return current().escalations.begin({ ...wanted, ...more });
  };
  const close = (entry: number) =>
    current().inbox.close(TEAM, entry, { kind: 'note', text: 'VPN' }, CLOSER);
  const entries = () => current().inbox.list(TEAM, { state: 'open', limit: 50 });

  test('a question is put before people once, and waits in the inbox with who asked', async () => {
    const first = await begin('reset vpn token');
    expect(first).toMatchObject({ kind: 'new' });
    expect(await begin('reset vpn token')).toEqual(first);
    const { entry } = first as { entry: number };
    const other = { author: 'U2', by: 'later', place: { ...PLACE, channel: 'C2' } };
    expect(await begin('token vpn reset', other)).toMatchObject({ kind: 'known', entry });
    expect(await entries()).toMatchObject([{ id: entry, causes: { 'not-found': 1 }, askers: 2 }]);
    expect(await current().inbox.waiting(TEAM, entry)).toHaveLength(2);
  });

  test('a question that waits already is not counted again', async () => {
    const question = 'reset vpn token';
    const stems = question.split(' ').toSorted();
    const asked = { id: 'q1', place: PLACE, author: 'U1', question, stems, answer: null };
    await current().inbox.record({ ...asked, status: 'not-found' });
    await begin(question);
    expect(await entries()).toMatchObject([{ causes: { 'not-found': 1 }, askers: 1 }]);
  });

  test('once it was closed, people may be asked again, under another number', async () => {
    const first = await begin('reset vpn token');
    await close((first as { entry: number }).entry);
    const again = await begin('reset vpn token', { by: 'later' });
    expect(again).toMatchObject({ kind: 'new', entry: (first as { entry: number }).entry });
    expect((again as { id: number }).id).not.toBe((first as { id: number }).id);
  });

  test('handled again after its question was closed, it is the same wish, and opens nothing', async () => {
    const first = await begin('reset vpn token');
    await close((first as { entry: number }).entry);
    expect(await begin('reset vpn token')).toEqual(first);
    expect(await entries()).toEqual([]);
    expect(await current().inbox.list(TEAM, { state: 'closed', limit: 9 })).toMatchObject([
      { escalated: false },
    ]);
    expect(await current().personal.show(TEAM, 'U1')).toEqual([]);
  });

  test('two who want it at the same moment are one wish', async () => {
    const both = await Promise.all([
      begin('reset vpn token'),
      begin('reset vpn token', { author: 'U2', by: 'other' }),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['known', 'new']);
  });

  test('one person, and all together, may ask only so many an hour', async () => {
    const { person, workspace } = MOST_ESCALATIONS;
    for (let n = 0; n < person; n++) await begin(`q${n} of mine`);
    expect(await begin('one more')).toEqual({ kind: 'too-many', of: 'person' });
    for (let n = person; n < workspace; n++) await begin(`q${n} theirs`, { author: `V${n}` });
    expect(await begin('one more', { author: 'W1' })).toEqual({
      kind: 'too-many',
      of: 'workspace',
    });
    expect(await entries()).toHaveLength(workspace);
    pass(ESCALATION_SPAN);
    expect(await begin('one more')).toMatchObject({ kind: 'new' });
  });

  test('who does not want to be told is counted, and not kept to be told', async () => {
    await begin('reset vpn token');
    const [entry] = await entries();
    await current().personal.setQuiet(TEAM, 'U1', true);
    expect(await current().inbox.waiting(TEAM, entry?.id ?? 0)).toEqual([]);
    await begin('restore backup');
    const [other] = (await entries()).filter(({ id }) => id !== entry?.id);
    expect(other).toMatchObject({ askers: 1 });
    expect(await current().inbox.waiting(TEAM, other?.id ?? 0)).toEqual([]);
    await current().personal.setQuiet(TEAM, 'U1', false);
    await begin('rotate keys');
    const kinds = (await current().personal.show(TEAM, 'U1')).map(({ kind }) => kind);
    expect(kinds).toEqual(['waiting', 'waiting', 'waiting', 'escalated', 'escalated', 'escalated']);
  });

  test('erasing somebody forgets who asked, and not that it was asked', async () => {
    await begin('reset vpn token');
    await begin('reset vpn token', { author: 'U2', by: 'other' });
    await current().personal.erase(TEAM, 'U1');
    expect(await current().personal.show(TEAM, 'U1')).toEqual([]);
    expect(await begin('reset vpn token', { author: 'U3', by: 'third' })).toMatchObject({
      kind: 'known',
    });
  });
}
