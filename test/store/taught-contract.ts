/** What every home of the store keeps to about notes that were written from chat. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import { DEFAULT_RETENTION } from '../../src/core/records/retention.js';
import type { Store } from '../../src/core/records/store.js';
import type { NewTaughtNote, TaughtNote } from '../../src/core/records/taught-notes.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const BY_ANN = { act: 'kept', who: 'U1' } as const;

/** A note about backups; by somebody in a channel. */
export const BACKUPS: NewTaughtNote = {
  ...TEAM,
  state: 'kept',
  topic: 'Backups',
  text: 'They run at two.',
  questions: ['when do backups run'],
  audience: ['C1'],
  file: 'backups.md',
  credit: 'Bo',
  owner: null,
  standIn: null,
  review: null,
  verbatim: true,
  source: { adapter: 'slack', channel: 'C1', message: '1.2', link: null, at: 5 },
  author: { id: 'U2', hears: true },
};

/** Runs the contract. @param current - the store that the test at hand has open */
export function taughtContract(current: () => Store): void {
  const add = async (note: Partial<NewTaughtNote> = {}): Promise<TaughtNote> => {
    const added = await current().taught.add({ ...BACKUPS, ...note }, BY_ANN);
    if (added === 'full') throw new Error('full');
    return added;
  };

  test('a note is found as it was added, in its own workspace only', async () => {
    const note = await add();
    expect(note).toMatchObject({
      ...{ ...BACKUPS, version: 1, createdAt: 1_000_000 },
      author: expect.not.stringContaining('U2'),
    });
    expect(await current().taught.find(TEAM, note.id)).toEqual(note);
    expect(await current().taught.list(TEAM)).toEqual([note]);
    expect(await current().taught.find(OTHER_TEAM, note.id)).toBeNull();
    expect(await current().taught.list(OTHER_TEAM)).toEqual([]);
    expect(await current().taught.workspaces()).toEqual([TEAM]);
  });

  test('each change is a version with who did what; the one before can be read', async () => {
    const note = await add();
    const edit = { act: 'edited', who: 'U3' } as const;
    const changed = await current().taught.change(note, { text: 'At three.' }, edit);
    expect(changed).toMatchObject({ kind: 'saved', note: { text: 'At three.', version: 2 } });
    const history = await current().taught.history(TEAM, note.id);
    expect(history).toMatchObject([
      { version: 2, act: 'edited', content: { text: 'At three.' } },
      { version: 1, act: 'kept', content: { text: BACKUPS.text } },
    ]);
    expect(new Set(history.map(({ who }) => who)).size).toBe(2);
  });

  test('of two who change the same version one is told what it is now', async () => {
    const note = await add();
    const edit = { act: 'edited', who: 'U3' } as const;
    const both = await Promise.all(
      ['one', 'two'].map((text) => current().taught.change(note, { text }, edit)),
    );
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
    const [now] = await current().taught.list(TEAM);
    for (const outcome of both) expect(outcome).toMatchObject({ note: now });
  });

  test('a change that changes nothing makes no version', async () => {
    const note = await add();
    const edit = { act: 'edited', who: 'U3' } as const;
    expect(await current().taught.change(note, { text: note.text }, edit)).toEqual({
      kind: 'saved',
      note,
    });
  });

  test('no two notes have one file, whatever the case of its name', async () => {
    const first = await add();
    const second = await add({ file: 'Backups.md' });
    expect(second.file).toBe(`Backups-${second.id}.md`);
    const moved = await current().taught.change(
      second,
      { file: first.file },
      { act: 'moved', who: null },
    );
    expect(moved).toMatchObject({ kind: 'saved', note: { file: `backups-${second.id}.md` } });
  });

  test('notes are found by state, by source and by author', async () => {
    const note = await add();
    await add({ state: 'proposed', source: null, author: null });
    const { taught } = current();
    expect(await taught.list(TEAM, { states: ['kept'] })).toEqual([note]);
    expect(await taught.list(TEAM, { source: { channel: 'C1', message: '1.2' } })).toEqual([note]);
    expect(await taught.list(TEAM, { author: 'U2' })).toEqual([note]);
    expect(await taught.list(TEAM, { author: 'U1' })).toEqual([]);
  });

  test('an author’s id is known only while they want to hear of their note', async () => {
    const note = await add();
    const { taught } = current();
    expect(await taught.authorOf(TEAM, note.id)).toBe('U2');
    expect(await taught.setHearing(TEAM, note.id, { id: 'U9', hears: false })).toBe(false);
    expect(await taught.setHearing(TEAM, note.id, { id: 'U2', hears: false })).toBe(true);
    expect(await taught.authorOf(TEAM, note.id)).toBeNull();
  });

  test('an author is forgotten in every version', async () => {
    const note = await add();
    expect(await current().taught.forgetAuthor(TEAM, note.id)).toBe(true);
    expect(await current().taught.find(TEAM, note.id)).toMatchObject({
      author: null,
      credit: null,
      text: BACKUPS.text,
    });
    expect(JSON.stringify(await current().taught.history(TEAM, note.id))).not.toContain('Bo');
  });

  test('erasing a person withdraws what is in their words and keeps what others rewrote', async () => {
    const own = await add();
    const reworded = await add({ file: 'other.md' });
    const edit = { text: 'Reworded.', verbatim: false };
    await current().taught.change(reworded, edit, { act: 'edited', who: 'U1' });
    expect(await current().personal.show(TEAM, 'U2')).toHaveLength(2);
    await current().personal.erase(TEAM, 'U2');
    expect(await current().personal.show(TEAM, 'U2')).toEqual([]);
    const { taught } = current();
    expect(await taught.find(TEAM, own.id)).toMatchObject({ state: 'withdrawn', text: '' });
    expect(await taught.find(TEAM, reworded.id)).toMatchObject({
      state: 'kept',
      text: 'Reworded.',
    });
    const left = [own, reworded].map(({ id }) => taught.history(TEAM, id));
    expect(JSON.stringify(await Promise.all(left))).not.toMatch(/They run at two|Bo/);
  });

  test('the stamp changes with every change', async () => {
    const stamps = [await current().taught.stamp(TEAM)];
    const note = await add();
    stamps.push(await current().taught.stamp(TEAM));
    await current().taught.change(note, { state: 'retired' }, { act: 'retired', who: 'U1' });
    stamps.push(await current().taught.stamp(TEAM));
    expect(new Set(stamps).size).toBe(3);
    expect(await current().taught.stamp(OTHER_TEAM)).toBe(stamps[0]);
  });

  test('what is known of a note’s file is replaced, and is its workspace’s alone', async () => {
    const { id } = await add();
    const file = { note: id, file: 'backups.md', version: 1, digest: 'd', text: null };
    await current().taughtFiles.put(TEAM, file);
    await current().taughtFiles.put(TEAM, { ...file, version: 2, text: 'by hand' });
    expect(await current().taughtFiles.list(TEAM)).toEqual([
      { ...file, version: 2, text: 'by hand' },
    ]);
    expect(await current().taughtFiles.list(OTHER_TEAM)).toEqual([]);
    await current().taughtFiles.remove(TEAM, id);
    expect(await current().taughtFiles.list(TEAM)).toEqual([]);
  });

  test('versions are forgotten as changes of settings are, the one that stands is not', async () => {
    const note = await add();
    const edit = { act: 'edited', who: 'U1' } as const;
    await current().taught.change(note, { text: 'At three.' }, edit);
    await current().sweep({ ...DEFAULT_RETENTION, audit: -1 });
    expect(await current().taught.history(TEAM, note.id)).toMatchObject([{ version: 2 }]);
    expect(await current().taught.find(TEAM, note.id)).toMatchObject({ text: 'At three.' });
  });
}
