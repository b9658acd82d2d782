/** The note with which a question of the inbox is closed: it must be there, because those who asked are pointed at it. */
import type { WorkspaceId } from '../../core/message.js';
import type { BotParts } from '../parts.js';

/** The note that was named, or the topics nearest to the words. */
export type NamedNote =
  | { readonly kind: 'note'; readonly topic: string }
  | { readonly kind: 'none'; readonly near: readonly string[] };

/**
 * Finds a note by its topic, in any case.
 * @param parts - with the notes that the closer may see
 * @param workspace - that of the question, which may have notes of its own
 */
export async function noteNamed(
  words: string,
  { notes, engine, inbox }: BotParts,
  workspace: WorkspaceId,
): Promise<NamedNote> {
  const wanted = words.toLowerCase();
  const isWanted = (topic: string) => topic.toLowerCase() === wanted;
  const topic =
    notes().find((note) => isWanted(note.topic))?.topic ??
    (await inbox?.topics(workspace))?.find(isWanted);
  if (topic !== undefined) return { kind: 'note', topic };
  const { passages } = engine.ask(words, { top: 3, oncePerNote: true });
  const near = passages.filter(({ onSubject }) => onSubject);
  return { kind: 'none', near: near.map(({ note }) => note.topic) };
}
