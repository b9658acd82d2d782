/** What every home of the store keeps to about the inbox. Each home's test calls this once. */
import { shippedWords } from '../../src/app/engine-data.js';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { questionStems } from '../../src/bot/ask/question-stems.js';
import type { AskedQuestion } from '../../src/core/records/inbox.js';
import type { Place } from '../../src/core/message.js';
import type { Store } from '../../src/core/records/store.js';

const WORDS = shippedWords();

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const PLACE: Place = { ...TEAM, channel: 'C1', thread: '1.2' };
const OPEN = { state: 'open', limit: 50 } as const;
const CLOSER = { through: 'web', author: 'U9' } as const;
const SOURCE = { note: 'a.md#vms', topic: 'VMs', passage: 'a.md#vms:1', version: 'v1' };

/**
 * Runs the contract.
 * @param open - opens an empty store with a clock that the contract moves
 */
export function inboxContract(open: (now: () => number) => Promise<Store>): void {
  let clock = 1_000_000;
  let count = 0;
  let store: Store;

  const ask = async (question: string, more: Partial<AskedQuestion> = {}): Promise<string> => {
    const id = `slack/T1/C1/${++count}`;
    const stems = questionStems(question, WORDS);
    const asked = { id, place: PLACE, author: 'U1', question, stems, answer: null };
    await store.inbox.record({ ...asked, status: 'not-found', ...more });
    return id;
  };
  const entries = () => store.inbox.list(TEAM, OPEN);
  const onlyEntry = async () => {
    const [entry, ...more] = await entries();
    if (entry === undefined || more.length > 0) throw new Error('not exactly one entry');
    return entry;
  };

  beforeEach(async () => {
    clock = 1_000_000;
    store = await open(() => clock);
  });
  afterEach(async () => {
    await store.close();
  });

  test('a question that was not covered is in the inbox, one that was answered is not', async () => {
    await ask('how do i reset the vpn token');
    await ask('what is a container', { status: 'answered', answer: SOURCE });
    expect(await onlyEntry()).toMatchObject({
      ...TEAM,
      state: 'open',
      question: 'how do i reset the vpn token',
      causes: { 'not-found': 1, unhelpful: 0, dismissed: 0, missed: 0 },
      askers: 1,
      places: 1,
      nearest: null,
      firstAt: 1_000_000,
    });
  });

  test('the same question in other words counts once, with its askers and places', async () => {
    await ask('how do i reset the vpn token');
    clock += 5;
    await ask('vpn token reset?', { author: 'U2', place: { ...PLACE, channel: 'C2' } });
    await ask('pls how to resett the vpn token', { author: 'U2' });
    await ask('where is the coffee machine');
    const [vpn, coffee] = await entries();
    expect(vpn).toMatchObject({
      question: 'how do i reset the vpn token',
      causes: { 'not-found': 3 },
      askers: 2,
      places: 2,
      firstAt: 1_000_000,
      lastAt: 1_000_005,
    });
    expect(coffee).toMatchObject({ causes: { 'not-found': 1 } });
  });

  test('what was asked more than once is counted, as long as its words are kept', async () => {
    await ask('what is a container', { status: 'answered', answer: SOURCE });
    await ask('a container, what is it', { author: 'U2' });
    await ask('where is the coffee machine', { author: 'U2' });
    const { questions } = await store.use.count(TEAM, 0);
    expect(questions).toEqual([{ question: 'a container, what is it', times: 2 }]);
    expect((await store.use.count(OTHER_TEAM, 0)).questions).toEqual([]);
    await store.personal.erase(TEAM, 'U2');
    expect((await store.use.count(TEAM, 0)).questions).toEqual([]);
  });

  test('a message that is handled twice counts once', async () => {
    const id = await ask('how do i reset the vpn token');
    await ask('how do i reset the vpn token', { id });
    expect(await onlyEntry()).toMatchObject({ causes: { 'not-found': 1 } });
  });

  test('in whatever order questions come, those in the same words are one entry', async () => {
    const words = ['vpn', 'token', 'printer', 'expired', 'network', 'disk'];
    const question = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(question, { maxLength: 12 }), async (questions) => {
        const fresh = await open(() => clock);
        for (const [n, asked] of questions.entries())
          await fresh.inbox.record({
            id: String(n),
            place: PLACE,
            author: 'U1',
            question: asked.join(' '),
            stems: questionStems(asked.join(' '), WORDS),
            status: 'not-found',
            answer: null,
          });
        const list = await fresh.inbox.list(TEAM, OPEN);
        await fresh.close();
        const distinct = new Set(questions.map((asked) => [...asked].sort().join(' '))).size;
        expect(list.length).toBeLessThanOrEqual(distinct);
        const total = list.reduce((sum, { causes }) => sum + causes['not-found'], 0);
        expect(total).toBe(questions.length);
      }),
      { numRuns: 15 },
    );
  });

  test('an answer that was voted down or removed takes its question into the inbox', async () => {
    const question = await ask('what is a container', { status: 'answered', answer: SOURCE });
    await store.inbox.complain({ ...TEAM, question, cause: 'dismissed', asker: null });
    const asker = { place: PLACE, author: 'U2' };
    await store.inbox.complain({ ...TEAM, question, cause: 'unhelpful', asker });
    await store.inbox.complain({ ...OTHER_TEAM, question, cause: 'unhelpful', asker });
    expect(await onlyEntry()).toMatchObject({
      question: 'what is a container',
      causes: { 'not-found': 0, unhelpful: 1, dismissed: 1, missed: 0 },
      askers: 1,
      nearest: SOURCE,
    });
  });

  test('a complaint that is taken back counts no more, and nobody is told for it', async () => {
    const question = await ask('what is a container', { status: 'answered', answer: SOURCE });
    const by = (author: string) =>
      ({ ...TEAM, question, cause: 'unhelpful', asker: { place: PLACE, author } }) as const;
    await store.inbox.complain(by('U2'));
    await store.inbox.complain(by('U3'));
    await store.inbox.recant({ ...by('U3'), ...OTHER_TEAM });
    await store.inbox.recant(by('U3'));
    const entry = await onlyEntry();
    expect(entry).toMatchObject({ causes: { unhelpful: 1 }, askers: 1 });
    expect(await store.inbox.waiting(TEAM, entry.id)).toEqual([
      { place: PLACE, authors: ['U2'], complained: true },
    ]);
    await store.inbox.recant(by('U2'));
    await store.inbox.recant(by('U2'));
    expect(await entries()).toEqual([]);
  });

  test('what was not found waits in the inbox whatever people say of that answer', async () => {
    const question = await ask('how do i reset the vpn token');
    const by = { ...TEAM, question, cause: 'unhelpful', asker: null } as const;
    await store.inbox.complain(by);
    await store.inbox.recant(by);
    expect(await onlyEntry()).toMatchObject({ causes: { 'not-found': 1, unhelpful: 0 } });
  });

  test('why answers did not help stands at their question, in whatever words that was asked', async () => {
    const say = (delivery: string, author: string, comment: string) =>
      store.feedback.record({
        ...TEAM,
        delivery,
        author,
        helpful: false,
        comment,
        reason: 'wrong',
      });
    const answered = { status: 'answered', answer: SOURCE } as const;
    const question = await ask('what is a container', answered);
    const other = await ask('a container, what is it', { ...answered, author: 'U2' });
    const coffee = await ask('where is the coffee machine', answered);
    for (const one of [question, other, coffee])
      await store.inbox.complain({ ...TEAM, question: one, cause: 'unhelpful', asker: null });
    await say(question, 'U1', 'No.');
    clock += 1;
    await say(other, 'U2', 'Not any more.');
    await store.feedback.record({ ...TEAM, delivery: coffee, author: 'U1', helpful: false });
    expect(await entries()).toMatchObject([
      {
        question: 'what is a container',
        said: [
          { reason: 'wrong', comment: 'Not any more.', at: 1_000_001, version: 'v1' },
          { comment: 'No.' },
        ],
      },
      { question: 'where is the coffee machine', said: [] },
    ]);
    const all = await store.feedback.list(TEAM, 9);
    expect(all).toHaveLength(3);
    expect(all.find(({ comment }) => comment === 'Not any more.')).toMatchObject({
      ...{ question: 'a container, what is it', answer: SOURCE, helpful: false },
    });
    expect(await store.feedback.list(OTHER_TEAM, 9)).toEqual([]);
    await store.personal.erase(TEAM, 'U1');
    expect((await entries())[0]?.said).toHaveLength(1);
  });

  test('who tidies away that something is not in the notes has not asked again', async () => {
    const question = await ask('how do i reset the vpn token');
    const asker = { place: PLACE, author: 'U1' };
    await store.inbox.complain({ ...TEAM, question, cause: 'dismissed', asker });
    expect(await onlyEntry()).toMatchObject({ causes: { 'not-found': 1, dismissed: 0 } });
  });

  test('a complaint about something unknown changes nothing', async () => {
    const unknown = { ...TEAM, question: 'nothing', cause: 'dismissed', asker: null } as const;
    await store.inbox.complain(unknown);
    expect(await entries()).toEqual([]);
  });

  test('closing says how, once, and forgets who asked', async () => {
    await ask('how do i reset the vpn token');
    const { id } = await onlyEntry();
    expect(await store.inbox.waiting(TEAM, id)).toEqual([
      { place: PLACE, authors: ['U1'], complained: false },
    ]);
    clock += 7;
    const resolution = { kind: 'note', text: 'VPN tokens' } as const;
    expect(await store.inbox.close(OTHER_TEAM, id, resolution, CLOSER)).toBe(false);
    expect(await store.inbox.close(TEAM, id, resolution, CLOSER)).toBe(true);
    expect(await store.inbox.close(TEAM, id, resolution, CLOSER)).toBe(false);
    expect(await entries()).toEqual([]);
    expect(await store.inbox.waiting(TEAM, id)).toEqual([]);
    expect(await store.inbox.find(TEAM, id)).toMatchObject({
      state: 'closed',
      askers: 0,
      closing: { at: 1_000_007, resolution, through: 'web' },
    });
  });

  test('a closed question that is asked again and still not covered opens again', async () => {
    await ask('how do i reset the vpn token');
    const { id } = await onlyEntry();
    await store.inbox.close(TEAM, id, { kind: 'reason', text: 'Ask the help service.' }, CLOSER);
    await ask('reset vpn token', { author: 'U3' });
    const again = await onlyEntry();
    expect(again).toMatchObject({ id, state: 'open', askers: 1, causes: { 'not-found': 2 } });
    expect(again.closing).toBeUndefined();
  });

  test('several people of one conversation wait together', async () => {
    await ask('how do i reset the vpn token', { author: 'U1' });
    clock += 1;
    await ask('how do i reset the vpn token', { author: 'U2' });
    clock += 1;
    await ask('vpn token reset', { author: 'U1', place: { ...PLACE, thread: '9.9' } });
    const { id } = await onlyEntry();
    expect(await store.inbox.waiting(TEAM, id)).toEqual([
      { place: PLACE, authors: ['U1', 'U2'], complained: false },
      { place: { ...PLACE, thread: '9.9' }, authors: ['U1'], complained: false },
    ]);
  });

  test('in the playground nobody waits, but questions count', async () => {
    const web: Place = { adapter: 'web', workspace: 'local', channel: 's', thread: 's' };
    await ask('how do i reset the vpn token', { place: web });
    const [entry] = await store.inbox.list(web, OPEN);
    expect(entry).toMatchObject({ askers: 1, places: 1 });
    expect(await store.inbox.waiting(web, entry?.id ?? 0)).toEqual([]);
  });

  test('workspaces do not see each other’s questions', async () => {
    await ask('how do i reset the vpn token');
    await ask('how do i reset the vpn token', { place: { ...PLACE, workspace: 'T2' } });
    const { id } = await onlyEntry();
    expect(await store.inbox.find(OTHER_TEAM, id)).toBeNull();
    expect(await store.inbox.waiting(OTHER_TEAM, id)).toEqual([]);
    expect(await store.inbox.list(OTHER_TEAM, OPEN)).toHaveLength(1);
    expect(await store.inbox.workspaces()).toEqual([TEAM, OTHER_TEAM]);
  });

  test('the most asked come first, no more than wanted', async () => {
    await ask('where is the coffee machine');
    for (let n = 0; n < 3; n++) await ask('how do i reset the vpn token');
    const list = await store.inbox.list(TEAM, { state: 'all', limit: 1 });
    expect(list.map(({ question }) => question)).toEqual(['how do i reset the vpn token']);
  });
}
