/** What every home of the store keeps to about who proposed notes, and the questions that notes answer. */
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '100.1' };
const BOB = { place: PLACE, author: 'UBOB' };

/** Runs the contract. @param current - the store that the test at hand has open */
export function proposersContract(current: () => Store): void {
  test('who proposed first is known until it is forgotten, to their own workspace', async () => {
    const { proposers } = current();
    await proposers.add(TEAM, 'abcdefgh', BOB);
    await proposers.add(TEAM, 'abcdefgh', { ...BOB, author: 'UEVE' });
    expect(await proposers.find(TEAM, 'abcdefgh')).toEqual(BOB);
    expect(await proposers.find(OTHER_TEAM, 'abcdefgh')).toBeNull();
    await proposers.remove(OTHER_TEAM, 'abcdefgh');
    expect(await proposers.find(TEAM, 'abcdefgh')).toEqual(BOB);
    await proposers.remove(TEAM, 'abcdefgh');
    expect(await proposers.find(TEAM, 'abcdefgh')).toBeNull();
  });

  test('what waits of a person’s own is counted, in their workspace', async () => {
    const { proposers } = current();
    await proposers.add(TEAM, 'abcdefgh', BOB);
    await proposers.add(TEAM, 'abcdefgi', BOB);
    await proposers.add(TEAM, 'abcdefgj', { ...BOB, author: 'UEVE' });
    expect(await proposers.waiting(TEAM, 'UBOB')).toBe(2);
    expect(await proposers.waiting(OTHER_TEAM, 'UBOB')).toBe(0);
    await proposers.remove(TEAM, 'abcdefgh');
    expect(await proposers.waiting(TEAM, 'UBOB')).toBe(1);
  });

  test('who proposed finds that, and has it erased', async () => {
    const { proposers, personal } = current();
    await proposers.add(TEAM, 'abcdefgh', BOB);
    expect(await personal.show(TEAM, 'UBOB')).toMatchObject([{ kind: 'proposed' }]);
    expect(await personal.erase(TEAM, 'UBOB')).toBe(1);
    expect(await proposers.find(TEAM, 'abcdefgh')).toBeNull();
  });

  test('that a note answered counts once for a question, in its workspace and time', async () => {
    const { noteAnswers } = current();
    for (const [question, note] of [
      ['a', 'n1'],
      ['b', 'n1'],
      ['b', 'n2'],
      ['c', 'n2'],
    ] as const)
      await noteAnswers.record(TEAM, { question, note });
    const all = await noteAnswers.count(TEAM, 0, Number.MAX_SAFE_INTEGER);
    expect([...all].sort()).toEqual([
      ['n1', 2],
      ['n2', 1],
    ]);
    expect([...(await noteAnswers.count(TEAM, 0, 1))]).toEqual([]);
    expect([...(await noteAnswers.count(OTHER_TEAM, 0, Number.MAX_SAFE_INTEGER))]).toEqual([]);
  });

  test('a closed question is opened again, and nobody waits for it who was told', async () => {
    const { inbox } = current();
    const stems = ['renew', 'token', 'vpn'];
    const asked = { id: 'q1', place: PLACE, author: 'UBOB', question: 'renew vpn token', stems };
    await inbox.record({ ...asked, status: 'not-found', answer: null });
    const [entry] = await inbox.list(TEAM, { state: 'open', limit: 1 });
    const id = entry?.id ?? 0;
    expect(await inbox.reopen(TEAM, id)).toBe(false);
    const note = { kind: 'note', text: 'VPN' } as const;
    await inbox.close(TEAM, id, note, { through: 'slack', author: 'UEVE' });
    expect(await inbox.reopen(OTHER_TEAM, id)).toBe(false);
    expect(await inbox.reopen(TEAM, id)).toBe(true);
    expect(await inbox.find(TEAM, id)).toMatchObject({ state: 'open', askers: 0 });
    expect((await inbox.find(TEAM, id))?.closing).toBeUndefined();
    expect(await inbox.waiting(TEAM, id)).toEqual([]);
  });

  test('a question is found by its message, and its entry by words like its own', async () => {
    const { inbox } = current();
    const stems = ['renew', 'token', 'vpn'];
    const question = 'how do i renew the vpn token';
    const asked = { id: 'q1', place: PLACE, author: 'UBOB', question, stems, answer: null };
    await inbox.record({ ...asked, status: 'not-found' });
    expect(await inbox.questionOf(TEAM, 'q1')).toBe(question);
    expect(await inbox.questionOf(TEAM, 'q2')).toBeNull();
    expect(await inbox.questionOf(OTHER_TEAM, 'q1')).toBeNull();
    expect(await inbox.match(TEAM, stems)).toMatchObject({ question, state: 'open' });
    expect(await inbox.match(TEAM, ['renew', 'vpn'])).toMatchObject({ question });
    expect(await inbox.match(TEAM, ['parking', 'permit'])).toBeNull();
    expect(await inbox.match(OTHER_TEAM, stems)).toBeNull();
  });
}
