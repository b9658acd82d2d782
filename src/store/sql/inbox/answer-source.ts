/** What an answer rests on, as columns hold it. */
import type { AnswerSource } from '../../../core/records/inbox.js';

type Columns = { readonly [Part in keyof AnswerSource]: string | null };

/** `null` where nothing was near. */
export function answerSource({ note, topic, passage, version }: Columns): AnswerSource | null {
  if (note === null || topic === null || passage === null || version === null) return null;
  return { note, topic, passage, version };
}
