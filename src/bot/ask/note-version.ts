/** The version of a note: by it one sees whether the note was changed since it answered. */
import { createHash } from 'node:crypto';
import { passagesOf, type Note } from '../../core/note.js';

/** Notes are replaced when they change, never changed in place, so that a version is made once. */
const versions = new WeakMap<Note, string>();

/** Twelve hexadecimal digits that change whenever a word of the note changes. */
export function noteVersion(note: Note): string {
  const known = versions.get(note);
  if (known !== undefined) return known;
  const words = passagesOf(note).map(({ path, text, label }) => [path, label ?? '', text]);
  const content = JSON.stringify([note.topic, words]);
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  versions.set(note, version);
  return version;
}
