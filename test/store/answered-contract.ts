/** What every home of the store keeps to about questions that were answered. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import type { AskedQuestion } from '../../src/core/records/inbox.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '1.2' };
const VPN = { note: 'vpn.md#vpn', topic: 'VPN', passage: 'vpn.md#vpn:1', version: 'v1' };
const QUESTION = { question: 'reset my vpn token', stems: ['reset', 'token', 'vpn'] };

/**
 * Runs the contract.
 * @param current - the store that the test at hand has open
 */
export function answeredContract(current: () => Store): void {
  const ask = (id: string, more: Partial<AskedQuestion> = {}): Promise<void> => {
    const asked = { id, place: PLACE, author: 'U1', ...QUESTION, status: 'answered', answer: VPN };
    return current().inbox.record({ ...asked, ...more } as AskedQuestion);
  };
  const answered = () => current().answered.list(TEAM, 0, 10);

  test('questions that were answered are counted, whatever the order of their words', async () => {
    await ask('q1');
    await ask('q2', { author: 'U2', question: 'vpn token reset' });
    await ask('q3', {
      question: 'wifi',
      stems: ['wifi'],
      answer: { ...VPN, note: 'n', topic: 'N' },
    });
    await ask('q4', { status: 'suggested' });
    await ask('q5', { status: 'not-found', answer: null });
    expect(await answered()).toEqual([
      { question: 'vpn token reset', note: VPN.note, topic: 'VPN', times: 2 },
      { question: 'wifi', note: 'n', topic: 'N', times: 1 },
    ]);
    expect(await current().answered.list(TEAM, 0, 1)).toHaveLength(1);
    expect(await current().answered.list({ ...TEAM, workspace: 'T2' }, 0, 10)).toEqual([]);
    expect(await current().answered.list(TEAM, 9_999_999, 10)).toEqual([]);
  });

  test('what was voted down does not count, nor what somebody wants a better answer for', async () => {
    await ask('q1');
    await ask('q2', { author: 'U2' });
    await current().feedback.record({ ...TEAM, delivery: 'q1', author: 'U1', helpful: false });
    expect(await answered()).toMatchObject([{ times: 1 }]);
    const complaint = { ...TEAM, question: 'q2', cause: 'dismissed', asker: null } as const;
    await current().inbox.complain(complaint);
    expect(await answered()).toEqual([]);
  });

  test('words that were forgotten are not there', async () => {
    await ask('q1');
    await current().personal.erase(TEAM, 'U1');
    expect(await answered()).toEqual([]);
  });
}
