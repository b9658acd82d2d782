import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '../../../src/core/audience.js';
import type { Answer, AnswerEngine } from '../../../src/engine/answer-engine.js';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Note } from '../../../src/core/note.js';
import type { LoadedSet } from '../../../src/notes/audience/note-set.js';
import { createWorkspaceNotes } from '../../../src/notes/audience/workspace-notes.js';
import { noteOf } from '../../fixtures/notes.js';

const nobody: Viewer = { place: { adapter: 'slack', workspace: 'T1', channel: 'C1' } };
const staff: Viewer = {
  ...nobody,
  permissions: { administrates: false, groups: [{ id: 'S1', name: 'staff' }] },
};
const STAFF = [['@staff']];

const set = (name: string, notes: () => readonly Note[], audience?: string[]): LoadedSet => ({
  set: { name, path: name, ...(audience && { audience }) },
  notes,
});
const notesOf = (notes: readonly Note[] | (() => readonly Note[])) =>
  createWorkspaceNotes(
    [set('notes', typeof notes === 'function' ? notes : () => notes)],
    newEngine,
  );
const topics = (notes: readonly Note[]) => notes.map(({ topic }) => topic);

test('limited notes are in the view of those who may see them only', () => {
  const notes = [noteOf('Open'), noteOf('Secret', {}, { audience: STAFF })];
  const workspaceNotes = notesOf(notes);
  expect(topics(workspaceNotes.view(nobody, null).notes())).toEqual(['Open']);
  expect(topics(workspaceNotes.view(staff, null).notes())).toEqual(['Open', 'Secret']);
  expect(workspaceNotes.hasLimits()).toBe(true);
});

test('which notes are hidden is known by their ids, and anew when one is limited later', () => {
  const [open, later, secret] = ['Open', 'Later', 'Secret'].map((topic) => noteOf(topic));
  if (!open || !later || !secret) throw new Error('notes');
  let notes = [open, later, { ...secret, audience: STAFF }];
  const workspaceNotes = notesOf(() => notes);
  const hidden = () => [open, later, secret].map(({ id }) => workspaceNotes.hides(id));
  expect(hidden()).toEqual([false, false, true]);
  notes = [open, { ...later, audience: STAFF }];
  expect(hidden()).toEqual([false, true, false]);
});

test('who sees the same shares one engine', () => {
  let made = 0;
  const create = (): AnswerEngine => {
    made += 1;
    return newEngine();
  };
  const notes = [noteOf('Open'), noteOf('Secret', {}, { audience: STAFF })];
  const workspaceNotes = createWorkspaceNotes([set('notes', () => notes)], create);
  const elsewhere = { ...nobody, place: { ...nobody.place, channel: 'C2' } };
  const keys = [nobody, elsewhere, staff, staff].map(
    (viewer) => workspaceNotes.view(viewer, null).key,
  );
  expect(new Set(keys).size).toBe(2);
  expect(made).toBe(2);
});

test('sets are chosen by name, and their notes’ ids are told apart', () => {
  const one = [noteOf('Backups')];
  const two = [noteOf('Backups')];
  const workspaceNotes = createWorkspaceNotes(
    [set('one', () => one), set('two', () => two)],
    newEngine,
  );
  expect(
    workspaceNotes
      .view(nobody, null)
      .notes()
      .map(({ id }) => id),
  ).toEqual(['Backups', 'two:Backups']);
  expect(
    workspaceNotes
      .view(nobody, ['two'])
      .notes()
      .map(({ id }) => id),
  ).toEqual(['two:Backups']);
  expect(workspaceNotes.view(nobody, []).notes()).toEqual([]);
});

test('a set’s limit and a note’s limit must both fit', () => {
  const notes = [noteOf('Both', {}, { audience: [['C1']] })];
  const workspaceNotes = createWorkspaceNotes([set('notes', () => notes, ['@staff'])], newEngine);
  const elsewhere = { ...staff, place: { ...staff.place, channel: 'C2' } };
  expect(workspaceNotes.view(staff, null).notes()).toHaveLength(1);
  expect(workspaceNotes.view(nobody, null).notes()).toHaveLength(0);
  expect(workspaceNotes.view(elsewhere, null).notes()).toHaveLength(0);
});

test('a note that becomes limited is gone from the view at the next look', () => {
  let notes = [noteOf('Plans for the harbour'), noteOf('Tides')];
  const workspaceNotes = createWorkspaceNotes([set('notes', () => notes)], newEngine);
  const ask = () => workspaceNotes.view(nobody, null).engine.ask('plans for the harbour');
  expect(ask().passages[0]?.note.topic).toBe('Plans for the harbour');
  notes = [noteOf('Plans for the harbour', {}, { audience: STAFF }), noteOf('Tides')];
  expect(ask().passages.map(({ note }) => note.topic)).not.toContain('Plans for the harbour');
});

const WORDS = ['harbour', 'pilot', 'tide', 'buoy', 'light', 'boat', 'crew', 'moon'];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '));
const sketch = fc.record({ topic: words, text: words, hidden: fc.boolean() });

test('an answer is the same as if the hidden notes did not exist: passages, scores, confidence, near topics', () => {
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 12 }), words, (sketches, question) => {
      const all = sketches.map(({ topic, text, hidden }, at) => {
        const note = noteOf(topic, { children: [{ text }] }, { questions: [`${text}?`] });
        return { ...note, id: `n${at}`, ...(hidden && { audience: STAFF }) };
      });
      const open = all.filter((note) => !('audience' in note));
      const workspaceNotes = notesOf(all);
      workspaceNotes.view(staff, null).engine.ask(question);
      expect(plain(workspaceNotes.view(nobody, null).engine.ask(question))).toEqual(
        plain(notesOf(open).view(nobody, null).engine.ask(question)),
      );
    }),
    { numRuns: 25 },
  );
});

/** Numbers to six digits, as they are reported. */
function plain(answer: Answer): unknown {
  return JSON.parse(
    JSON.stringify(answer, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(6)) : value,
    ),
  );
}
