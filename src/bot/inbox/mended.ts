/** Whether an answer that did not help is mended: then those whom it did not help are told. Pure. */
import { passagesOf, type Note } from '../../core/note.js';
import type { AnswerSource } from '../../core/records/inbox.js';
import { noteVersion } from '../ask/note-version.js';

/**
 * The rule: another note answers now, or the passage that was quoted is not there any more as it was. Passages are known by
 * their words and their place among headings, so that blanks, front matter, other ways to ask and what else the note says
 * mend nothing. Where the whole note was quoted by its topic, any word of it counts. Where a note was moved to another file,
 * that counts as another one.
 * @param complained - what answered when it did not help; `null`: nobody knows, which lets the news pass
 * @param now - the note that the question is closed with
 */
export function isMended(complained: AnswerSource | null, now: Note): boolean {
  if (complained?.note !== now.id) return true;
  if (complained.passage === now.root.id) return complained.version !== noteVersion(now);
  return !passagesOf(now).some(({ id }) => id === complained.passage);
}
