/** Where an answer goes: below a note that is there, as another way to ask for one, or into a note of its own. Pure. */
import { createHash } from 'node:crypto';
import type { Note } from '../../core/note.js';
import type { Proposal } from './propose-topic.js';

/** Name of the argument and the field. */
export const AS = 'as';
/** Ways to keep it. */
export const WAYS = ['line', 'wording', 'new'] as const;

/** A place. */
export type AnswerPlace =
  { readonly kind: 'new' } | { readonly kind: 'line' | 'wording'; readonly topic: string };

/** A place that is offered, and how sure it is. */
export interface OfferedPlace {
  readonly place: AnswerPlace;
  readonly confidence: number;
}

/** The places that a proposal comes to, likeliest first. */
export function placesOf({ topics, duplicate, isNew }: Proposal): readonly OfferedPlace[] {
  const own: OfferedPlace = { place: { kind: 'new' }, confidence: 1 };
  const seen = new Set<string>();
  const below = topics.flatMap(({ note, confidence }): OfferedPlace[] => {
    const { topic } = note;
    if (seen.has(topic)) return [];
    seen.add(topic);
    const line: OfferedPlace = { place: { kind: 'line', topic }, confidence };
    const wording: OfferedPlace = { place: { kind: 'wording', topic }, confidence };
    // Below the likeliest only: more ways to say the same are no help.
    if (seen.size > 1) return [line];
    return duplicate !== null && duplicate.topic === topic ? [wording, line] : [line, wording];
  });
  return isNew || below.length === 0 ? [own, ...below] : [...below, own];
}

/** Longest value of a form's option. */
const LONGEST_VALUE = 75;

/** Writes a place as an option's value; a long topic is cut, and known by a digest from others that begin alike. */
export function formatPlace(place: AnswerPlace): string {
  if (place.kind === 'new') return 'new';
  const whole = `${place.kind} ${place.topic}`;
  if (whole.length <= LONGEST_VALUE) return whole;
  const digest = createHash('sha256').update(place.topic).digest('hex').slice(0, 8);
  return `${whole.slice(0, LONGEST_VALUE - digest.length - 1)} ${digest}`;
}

/** Reads {@link formatPlace} back. @returns `null` for what is none, or is gone meanwhile */
export function readPlace(value: string, notes: readonly Note[]): AnswerPlace | null {
  if (value === 'new') return { kind: 'new' };
  const [kind = '', ...words] = value.split(' ');
  if (kind !== 'line' && kind !== 'wording') return null;
  const wanted = words.join(' ');
  const found = notes.find(({ topic }) => formatPlace({ kind, topic }) === value);
  return found === undefined || wanted === '' ? null : { kind, topic: found.topic };
}
