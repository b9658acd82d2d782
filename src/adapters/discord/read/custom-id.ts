/** What our buttons and forms carry in their `custom_id`: what is to be done, and with which answer. Pure. */
import { LIMITS } from '../render/limits.js';

/** Something that a button or a form does. `key` is the delivery that was answered. */
export type Action =
  /** Says the choice's words; `tell`: what comes of it is for whoever clicked alone. */
  | { readonly kind: 'say' | 'tell'; readonly place: number; readonly message: string }
  /** Says the words of the choice at that place of the kept reply: they are too long for a button. */
  | { readonly kind: 'pick'; readonly place: number; readonly key: string }
  | { readonly kind: 'helpful'; readonly key: string }
  | { readonly kind: 'unhelpful'; readonly key: string }
  | { readonly kind: 'dismiss'; readonly key: string }
  | { readonly kind: 'share'; readonly key: string }
  /** Opens, and comes back from, the form for a further question. */
  | { readonly kind: 'followup'; readonly key: string }
  /** Comes back from the form that asks why an answer did not help. */
  | { readonly kind: 'reason'; readonly key: string }
  /** Shows the whole answer. */
  | { readonly kind: 'all'; readonly key: string }
  /** Turns to a page of the whole answer, from 0. */
  | { readonly kind: 'page'; readonly place: number; readonly key: string }
  /** Opens, and comes back from, the bot's form of that name. */
  | { readonly kind: 'form'; readonly name: string };

/** Actions that carry nothing but the answer's key. */
type Named = 'helpful' | 'unhelpful' | 'reason' | 'dismiss' | 'share' | 'followup' | 'all';

/** Writes an action; `null` when it is too long for Discord. */
export function formatCustomId(action: Action): string | null {
  const id = write(action);
  return id.length <= LIMITS.customId ? id : null;
}

function write(action: Action): string {
  switch (action.kind) {
    case 'say':
    case 'tell':
      return `${action.kind}:${action.place}:${action.message}`;
    case 'pick':
    case 'page':
      return `${action.kind}:${action.place}:${action.key}`;
    case 'form':
      return `form:${action.name}`;
    default:
      return `${action.kind}:${action.key}`;
  }
}

/** Reads an action. @returns `null` for what we never wrote */
export function parseCustomId(id: string): Action | null {
  const form = /^form:(.+)$/.exec(id)?.[1];
  if (form !== undefined) return { kind: 'form', name: form };
  const numbered = /^(say|tell|pick|page):(\d{1,3}):(.+)$/s.exec(id);
  if (numbered?.[3] !== undefined) {
    const [, kind, digits, rest] = numbered;
    const place = Number(digits);
    return kind === 'say' || kind === 'tell'
      ? { kind, place, message: rest }
      : { kind: kind === 'pick' ? 'pick' : 'page', place, key: rest };
  }
  const [, kind, key] =
    /^(helpful|unhelpful|reason|dismiss|share|followup|all):(.+)$/s.exec(id) ?? [];
  if (kind === undefined || key === undefined) return null;
  return { kind: kind as Named, key };
}
