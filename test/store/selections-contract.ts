/** What every home of the store keeps to about choices among offered notes. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import { SETTLED_AFTER, type Selection } from '../../src/core/records/asking/selections.js';
import type { AskedQuestion } from '../../src/core/records/inbox.js';
import type { Store } from '../../src/core/records/store.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '1.2' };
const VPN = { id: 'vpn.md#vpn', topic: 'VPN' };
const TOKENS = { id: 'tokens.md#tokens', topic: 'Tokens' };
const SOURCE = { note: VPN.id, topic: VPN.topic, passage: 'vpn.md#vpn:1', version: 'v1' };

/**
 * Runs the contract.
 * @param current - the store that the test at hand has open
 * @param pass - moves its clock
 */
export function selectionsContract(current: () => Store, pass: (by: number) => void): void {
  const ask = async (id: string, more: Partial<AskedQuestion> = {}): Promise<void> => {
    const words = { question: 'reset my vpn token', stems: ['reset', 'token', 'vpn'] };
    const asked = { id, place: PLACE, author: 'U1', ...words, status: 'suggested', answer: SOURCE };
    pass(1);
    await current().inbox.record({ ...asked, ...more } as AskedQuestion);
  };
  const choose = (question: string, author: string, more: Partial<Selection> = {}) => {
    pass(1);
    const by = `${question}/${author}`;
    return current().selections.record({ place: PLACE, question, author, note: VPN, by, ...more });
  };
  const vote = (delivery: string, author: string, helpful: boolean) =>
    current().feedback.record({ ...TEAM, delivery, author, helpful });
  const agreements = async () => {
    pass(SETTLED_AFTER + 1);
    return current().selections.agreements(TEAM, 0);
  };

  test('people who chose a note for a question are counted, not their clicks', async () => {
    await ask('q1');
    await ask('q2', { author: 'U2' });
    expect(await choose('q1', 'U1')).toBe(true);
    expect(await choose('q1', 'U1')).toBe(true);
    await choose('q1', 'U1', { by: 'again' });
    await choose('q2', 'U2');
    expect(await agreements()).toMatchObject([
      { question: 'reset my vpn token', note: VPN.id, topic: 'VPN', people: 2, chose: 2, voted: 0 },
    ]);
  });

  test('the same words in another order are the same question; another note is another row', async () => {
    await ask('q1');
    await ask('q2', { author: 'U2', question: 'vpn token reset' });
    await choose('q1', 'U1');
    await choose('q2', 'U2', { note: TOKENS });
    await choose('q2', 'U3');
    const counted = (await agreements()).map(({ note, people }) => [note, people]);
    expect(counted).toEqual([
      [VPN.id, 2],
      [TOKENS.id, 1],
    ]);
  });

  test('whoever votes for the answer counts as well, and once where they chose it too', async () => {
    await ask('q1');
    await choose('q1', 'U1');
    await vote('q1', 'U1', true);
    await vote('q1', 'U2', true);
    expect(await agreements()).toMatchObject([{ note: VPN.id, people: 2, chose: 1, voted: 2 }]);
  });

  test('what its person voted down counts no more, what another did still does', async () => {
    await ask('q1');
    await choose('q1', 'U1');
    await vote('q1/U1', 'U2', false);
    expect(await agreements()).toMatchObject([{ people: 1 }]);
    await vote('q1/U1', 'U1', false);
    expect(await agreements()).toEqual([]);
  });

  test('neither does what another choice or "none of these" followed', async () => {
    await ask('q1');
    await choose('q1', 'U1');
    await choose('q1', 'U1', { note: TOKENS, by: 'later' });
    expect(await agreements()).toMatchObject([{ note: TOKENS.id, people: 1 }]);
    await choose('q1', 'U1', { note: null, by: 'latest' });
    expect(await agreements()).toEqual([]);
  });

  test('neither does what another question of the same person followed soon', async () => {
    await ask('q1');
    await choose('q1', 'U1');
    await ask('q2', { author: 'U1', question: 'vpn help', stems: ['help', 'vpn'] });
    expect(await agreements()).toEqual([]);
    await choose('q2', 'U1');
    await ask('q3', { author: 'U2' });
    expect(await agreements()).toMatchObject([{ question: 'vpn help', people: 1 }]);
  });

  test('what was chosen just now does not count yet', async () => {
    await ask('q1');
    await choose('q1', 'U1');
    expect(await current().selections.agreements(TEAM, 0)).toEqual([]);
  });

  test('a question that is not kept leaves no choice, nor does another workspace see one', async () => {
    expect(await choose('unknown', 'U1')).toBe(false);
    await ask('q1');
    await choose('q1', 'U1');
    pass(SETTLED_AFTER + 1);
    expect(await current().selections.agreements(OTHER_TEAM, 0)).toEqual([]);
    expect(await current().selections.agreements(TEAM, 0)).toHaveLength(1);
  });

  test('"none of these" opens the question, once for each person', async () => {
    await ask('q1');
    const none = { note: null };
    await choose('q1', 'U1', none);
    await choose('q1', 'U1', none);
    await choose('q1', 'U1', { ...none, by: 'again' });
    const [entry] = await current().inbox.list(TEAM, { state: 'open', limit: 5 });
    expect(entry).toMatchObject({ causes: { unhelpful: 1 }, askers: 1, nearest: SOURCE });
    await choose('q1', 'U2', none);
    expect(await current().inbox.find(TEAM, entry?.id ?? 0)).toMatchObject({
      causes: { unhelpful: 2 },
      askers: 2,
    });
    expect(await current().inbox.waiting(TEAM, entry?.id ?? 0)).toEqual([
      { place: PLACE, authors: ['U1', 'U2'], complained: true },
    ]);
  });

  test('the message that put a question last is found by its words', async () => {
    await ask('q1');
    await ask('q2');
    expect(await current().selections.latest(TEAM, ['reset', 'token', 'vpn'])).toBe('q2');
    expect(await current().selections.latest(TEAM, ['vpn'])).toBeNull();
    expect(await current().selections.latest(OTHER_TEAM, ['reset', 'token', 'vpn'])).toBeNull();
  });

  test('people see and erase their choices', async () => {
    await ask('q1', { author: 'U2' });
    await choose('q1', 'U1');
    const kept = await current().personal.show(TEAM, 'U1');
    expect(kept).toMatchObject([{ kind: 'choices', words: 'reset my vpn token: VPN' }]);
    await current().personal.erase(TEAM, 'U1');
    expect(await current().personal.show(TEAM, 'U1')).toEqual([]);
    expect(await agreements()).toEqual([]);
  });
}
