/** Answers become notes: by whom, where, once, and whoever waited is told once, whatever happens in between. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Answer } from '../../../src/bot/saving/saving.js';
import { noteVersion } from '../../../src/bot/ask/note-version.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import type { Teacher } from '../../../src/bot/teach/teaching.js';
import type { Store } from '../../../src/core/records/store.js';
import type { News } from '../../../src/core/records/incoming.js';
import { MOST_WAITING } from '../../../src/core/records/asking/proposers.js';
import { OPERATOR, STRANGER } from '../../../src/core/permissions.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { noteOf } from '../../fixtures/notes.js';
import { openSaving, type SavingParts } from '../../fixtures/saving-parts.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const C1 = { ...TEAM, channel: 'C1', thread: '100.1' };
const EVE: Teacher = { place: C1, author: 'UEVE', permissions: OPERATOR };
const BOB: Teacher = { place: C1, author: 'UBOB', permissions: STRANGER };
const WRITTEN = [noteOf('Printers', { children: [{ text: 'The printer takes A3 paper.' }] })];
const QUESTION = 'how do i renew the vpn token';
const SOURCE = {
  channel: 'C1',
  message: '100.7',
  author: 'UADA',
  link: null,
  at: 1,
  digest: 'abc',
};

const answer = (more: Partial<Answer> = {}): Answer => ({
  key: 'slack/T1/form/V1',
  question: QUESTION,
  text: 'In the portal, under Devices.',
  as: 'new',
  topic: '',
  entry: null,
  source: SOURCE,
  credit: null,
  struck: false,
  ...more,
});

let store: Store;
const open = (over: Store = store): SavingParts => {
  const settings = createSettingsService({ store: store.settings });
  const engine = newEngine();
  engine.update([], WRITTEN);
  return openSaving(over, settings, engine, TEAM, WRITTEN);
};
beforeEach(async () => {
  store = await openMemoryStore();
  await store.inbox.record({
    ...{ id: 'q1', place: C1, author: 'UBOB', question: QUESTION, status: 'not-found' },
    stems: ['renew', 'token', 'vpn'],
    answer: null,
  });
});

const notes = () => store.taught.list(TEAM);
/** All that is told, one after another as the queue does. */
async function told(): Promise<readonly (News & { readonly key: string })[]> {
  const [first] = await store.outbox.take('slack', 'somebody', 60_000, 1);
  if (first === undefined) return [];
  await store.outbox.done(first.key, null);
  return [{ ...(JSON.parse(first.body) as News), key: first.key }, ...(await told())];
}
/** Keys of what is told to those who asked and proposed. */
const news = async (): Promise<readonly string[]> =>
  (await told()).map(({ key }) => key).filter((key) => !key.startsWith('words/'));

test('what is kept closes the question that it answers, and the asker is told', async () => {
  const outcome = await open().saving.save(answer(), EVE);
  expect(outcome).toMatchObject({
    kind: 'kept',
    beside: false,
    note: { topic: QUESTION, audience: ['C1'], verbatim: true, source: { message: '100.7' } },
    closing: { kind: 'closed', told: 1, untold: 0 },
  });
  expect(await news()).toHaveLength(1);
});

test.each([
  ['the words were changed', { source: { ...SOURCE, digest: '' } }],
  ['something was struck out', { struck: true }],
])('a note is not the message’s own words where %s', async (_, more) => {
  expect(await open().saving.save(answer(more), EVE)).toMatchObject({ note: { verbatim: false } });
});

describe('a name', () => {
  const named = answer({ credit: 'Ada L.' });

  test('stands in a note by its author’s own wish alone', async () => {
    const { saving } = open();
    expect(await saving.save(named, EVE)).toMatchObject({ kind: 'kept', note: { credit: null } });
    const ada = { ...EVE, author: 'UADA' };
    const own = { ...named, key: 'own' };
    expect(await saving.save(own, ada)).toMatchObject({ kind: 'kept', note: { credit: 'Ada L.' } });
    const typed = { ...named, key: 'typed', source: null };
    expect(await saving.save(typed, ada)).toMatchObject({ note: { credit: 'Ada L.' } });
    expect(await store.taught.list(TEAM, { author: 'UADA' })).toHaveLength(3);
  });

  test('is asked for where somebody else kept or proposed the words, once and in private', async () => {
    const { saving } = open();
    await saving.save(named, BOB);
    await saving.save(named, BOB);
    const [note] = await notes();
    await saving.decide(note?.id ?? '', 'accept', EVE);
    const all = await told();
    const asked = all.filter(({ message }) => message.author === 'UADA');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      message: { place: { channel: 'C1', thread: 'C1/UADA' } },
      reply: { audience: 'asker' },
    });
    expect(JSON.stringify(asked[0]?.reply)).toContain(`/privacy credit ${note?.id ?? ''}`);
  });

  test('nobody is asked who wants no news, or keeps their own words', async () => {
    await store.personal.setQuiet(TEAM, 'UADA', true);
    await open().saving.save(named, EVE);
    await store.personal.setQuiet(TEAM, 'UADA', false);
    await open().saving.save({ ...named, key: 'own' }, { ...EVE, author: 'UADA' });
    expect((await told()).filter(({ message }) => message.author === 'UADA')).toEqual([]);
  });
});

test('withdrawn, what it answered waits again; answered anew, only who asked since is told', async () => {
  const { saving, ownNotes } = open();
  await saving.save(answer(), EVE);
  expect((await told()).filter(({ key }) => key.startsWith('inbox/'))).toHaveLength(1);
  const [note] = await notes();
  expect(await ownNotes.withdraw(TEAM, note?.id ?? '', 'UADA')).not.toBeNull();
  const waiting = await store.inbox.list(TEAM, { state: 'open', limit: 9 });
  expect(waiting).toMatchObject([{ question: QUESTION, askers: 0 }]);
  expect(JSON.stringify((await told())[0]?.reply)).toContain('waits');

  await store.inbox.record({
    ...{ id: 'q2', place: { ...C1, thread: '200.1' }, author: 'UCYD', question: QUESTION },
    ...{ status: 'not-found', stems: ['renew', 'token', 'vpn'], answer: null },
  });
  await saving.save(answer({ key: 'again', source: null }), EVE);
  const again = (await told()).filter(({ key }) => key.startsWith('inbox/'));
  expect(again.map(({ reply }) => reply.mentions)).toEqual([['UCYD']]);
});

describe('whoever an answer did not help', () => {
  const complaint = async () => {
    const [printers] = WRITTEN;
    if (printers === undefined) throw new Error('a note');
    const question = 'which paper does the printer take';
    const stems = ['paper', 'printer'];
    const source = { note: printers.id, topic: printers.topic, version: noteVersion(printers) };
    const passage = printers.root.children[0]?.id ?? '';
    await store.inbox.record({
      ...{ id: 'q9', place: C1, author: 'UDAN', question, stems, status: 'answered' },
      answer: { ...source, passage },
    });
    const asker = { place: C1, author: 'UDAN' };
    await store.inbox.complain({ ...TEAM, question: 'q9', cause: 'unhelpful', asker });
    return question;
  };

  test('hears of another answer, once', async () => {
    const question = await complaint();
    const waiting = await store.inbox.list(TEAM, { state: 'open', limit: 9 });
    const entry = waiting.find((one) => one.question === question) ?? null;
    const better = { question, text: 'A3 and A4 paper, up to 120 g.', key: 'k', entry };
    await open().saving.save(answer(better), EVE);
    const all = (await told()).filter(({ key }) => key.startsWith('inbox/'));
    expect(all.map(({ reply }) => reply.summary)).toEqual([
      `The answer to “${question}” that did not help is mended.`,
    ]);
  });

  test('hears nothing where the question is closed with the same words', async () => {
    const question = await complaint();
    const waiting = await store.inbox.list(TEAM, { state: 'open', limit: 9 });
    const entry = waiting.find((one) => one.question === question);
    const { inbox } = open();
    const closer = { through: 'slack', author: 'UEVE' };
    const same = { kind: 'note', text: 'Printers' } as const;
    const closed = await inbox.close(TEAM, entry?.id ?? 0, same, closer);
    expect(closed).toMatchObject({ kind: 'closed', told: 0, untold: 0 });
    expect(await news()).toEqual([]);
  });
});

describe('the check of the notes', () => {
  test('holds back what can’t be read, from everybody', async () => {
    const deep = answer({ text: `It is here:\n\n${'> '.repeat(150)}deep` });
    const { saving } = open();
    for (const by of [EVE, BOB])
      expect(await saving.save(deep, by)).toMatchObject({
        kind: 'held',
        problems: [{ code: 'too-deep' }],
      });
    expect(await notes()).toEqual([]);
  });

  test('says the rest, when it is kept, proposed and accepted', async () => {
    const warnings = [{ code: 'dead-link', about: { words: 'nowhere' } }];
    const linked = answer({ text: 'In the portal; see [[nowhere]].' });
    const { saving } = open();
    expect(await saving.save(linked, BOB)).toMatchObject({ kind: 'proposed', warnings });
    const [note] = await notes();
    const decided = await saving.decide(note?.id ?? '', 'accept', EVE);
    expect(decided).toMatchObject({ kind: 'kept', warnings });
    expect(await saving.save({ ...linked, source: null }, EVE)).toMatchObject({
      kind: 'kept',
      warnings: expect.arrayContaining([expect.objectContaining(warnings[0] ?? {})]) as unknown,
    });
  });
});

describe('sent again in a form of its own, as where nobody acknowledged the first', () => {
  const again = (by: Teacher, more: Partial<Answer> = {}) =>
    open().saving.save(answer({ key: 'slack/T1/form/V2', ...more }), by);

  test('the same words of the same message are one note, also of two people', async () => {
    await open().saving.save(answer(), EVE);
    expect(await again(EVE)).toMatchObject({ kind: 'kept' });
    expect(await again({ ...EVE, author: 'UFAY' })).toMatchObject({ kind: 'kept' });
    expect(await notes()).toHaveLength(1);
    await again(EVE, { text: 'In the portal.' });
    await again(EVE, { source: { ...SOURCE, message: '100.9' } });
    await again(EVE, { source: null });
    expect(await notes()).toHaveLength(4);
  });

  test('a proposal is one, and kept by whoever teaches; what was turned down can be proposed anew', async () => {
    await open().saving.save(answer(), BOB);
    const [first] = await notes();
    expect(await again(BOB)).toMatchObject({ kind: 'proposed', note: { id: first?.id } });
    await open().saving.decide(first?.id ?? '', 'reject', EVE);
    expect(await again(BOB)).toMatchObject({ kind: 'proposed' });
    expect((await notes()).map(({ state }) => state).sort()).toEqual(['proposed', 'retired']);
  });
});

describe('killed', () => {
  /** The store, that dies at the nth of its writes that matter here, once. */
  function dyingAt(nth: number): Store {
    let left = nth;
    const mortal = <Port extends object>(port: Port, ...writes: (keyof Port)[]): Port =>
      new Proxy(port, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function' || !writes.includes(name as keyof Port)) return value;
          return (...given: unknown[]): unknown => {
            left -= 1;
            if (left === 0) throw new Error('killed');
            return Reflect.apply(value, target, given) as unknown;
          };
        },
      });
    return {
      ...store,
      taught: mortal(store.taught, 'add', 'change'),
      inbox: mortal(store.inbox, 'close'),
      outbox: mortal(store.outbox, 'accept'),
      proposers: mortal(store.proposers, 'add', 'remove'),
    };
  }

  test.each([1, 2, 3, 4])('at write %s, keeping goes on as if nothing had been', async (nth) => {
    const { saving } = open(dyingAt(nth));
    await saving.save(answer(), EVE).catch(() => undefined);
    expect(await open().saving.save(answer(), EVE)).toMatchObject({ kind: 'kept' });
    expect(await notes()).toHaveLength(1);
    expect(await store.inbox.list(TEAM, { state: 'open', limit: 9 })).toEqual([]);
    expect(await news()).toHaveLength(1);
  });

  test.each([1, 2, 3, 4, 5])('at write %s, a proposal is decided once', async (nth) => {
    await open().saving.save(answer(), BOB);
    const [note] = await notes();
    const { saving } = open(dyingAt(nth));
    await saving.decide(note?.id ?? '', 'accept', EVE).catch(() => undefined);
    await open().saving.decide(note?.id ?? '', 'accept', EVE);
    expect(await notes()).toMatchObject([{ state: 'kept' }]);
    expect(await store.inbox.list(TEAM, { state: 'open', limit: 9 })).toEqual([]);
    expect([...(await news())].sort()).toEqual([
      expect.stringMatching(/^inbox\//) as unknown,
      expect.stringMatching(/^proposal\//) as unknown,
    ]);
    expect(await store.proposers.find(TEAM, note?.id ?? '')).toBeNull();
  });

  test.each([1, 2])('at write %s, proposing goes on', async (nth) => {
    const { saving } = open(dyingAt(nth));
    await saving.save(answer(), BOB).catch(() => undefined);
    expect(await open().saving.save(answer(), BOB)).toMatchObject({ kind: 'proposed' });
    expect(await notes()).toHaveLength(1);
    expect(await store.proposers.find(TEAM, (await notes())[0]?.id ?? '')).not.toBeNull();
  });
});

describe('into a note that is there', () => {
  const into = (as: Answer['as'], key: string, more: Partial<Answer> = {}) =>
    answer({ as, key, topic: QUESTION, question: `${key} too?`, text: `Said in ${key}.`, ...more });

  test('a line goes below, another way to ask beside the others; the same again changes nothing', async () => {
    const { saving } = open();
    await saving.save(answer(), EVE);
    await saving.save(into('line', 'k1'), EVE);
    await saving.save(into('wording', 'k2'), EVE);
    const after = await notes();
    await saving.save(into('line', 'k1'), EVE);
    expect(await notes()).toEqual(after);
    expect(after).toMatchObject([
      {
        text: 'In the portal, under Devices.\n\nSaid in k1.',
        questions: ['k1 too?', 'k2 too?'],
        verbatim: false,
      },
    ]);
  });

  test('of several at once no line is lost', async () => {
    const { saving } = open();
    await saving.save(answer(), EVE);
    const keys = ['k1', 'k2', 'k3'];
    await Promise.all(keys.map((key) => saving.save(into('line', key), EVE)));
    const [note] = await notes();
    for (const key of keys) expect(note?.text).toContain(`Said in ${key}.`);
  });

  test('what was said where few hear it goes into none that more people see, nor into one written by hand', async () => {
    const { saving, teaching } = open();
    const wide = { topic: 'VPN', text: 'For all.', audience: null };
    await teaching.keep(wide, EVE);
    for (const topic of ['VPN', 'Printers'])
      expect(await saving.save(into('line', `k ${topic}`, { topic }), EVE)).toMatchObject({
        kind: 'kept',
        beside: true,
        warnings: [], // that the topic stands twice is meant so
        note: { topic, audience: ['C1'] },
      });
    expect((await notes()).map(({ text }) => text)).toContain('For all.');
  });
});

test('who does not teach decides nothing, and sees no proposal', async () => {
  const { saving } = open();
  await saving.save(answer(), BOB);
  const [note] = await notes();
  expect(await saving.decide(note?.id ?? '', 'accept', BOB)).toEqual({ kind: 'refused' });
  expect(await saving.proposals(BOB)).toEqual([]);
  expect(await saving.proposals(EVE)).toHaveLength(1);
  const elsewhere = { ...EVE, place: { ...C1, channel: 'C2' } };
  expect(await saving.proposals(elsewhere)).toEqual([]);
});

test('one person’s proposals end before they crowd out the others’', async () => {
  const { saving } = open();
  const propose = (n: number, by = BOB) =>
    saving.save(answer({ key: `${by.author} ${n}`, topic: `Topic ${n}` }), by);
  for (let n = 0; n < MOST_WAITING; n += 1) await propose(n);
  expect(await propose(99)).toEqual({ kind: 'many-waiting', most: MOST_WAITING });
  // The same once more is the same.
  expect(await propose(3)).toMatchObject({ kind: 'proposed' });
  expect(await propose(99, { ...BOB, author: 'UADA' })).toMatchObject({ kind: 'proposed' });
  const [first] = await saving.proposals(EVE);
  await saving.decide(first?.id ?? '', 'reject', EVE);
  expect(await propose(99)).toMatchObject({ kind: 'proposed' });
});
