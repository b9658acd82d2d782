/**
 * "Credit me": the name of whoever wrote an answer stands in its note only where they said so themselves. In chats it is what
 * the platform calls them, so that nobody puts another's there; whoever runs the bot types it.
 */
import { isChat } from '../../core/adapters.js';
import type { FormField } from '../../core/form.js';
import type { Message } from '../../core/message.js';
import { LONGEST_TOPIC } from '../../core/records/taught-notes.js';
import type { FormContext } from '../form-kind.js';
import type { Messages } from '../messages/messages.js';

/** Name of the argument and, where it is typed, of the field. */
export const CREDIT = 'credit';
/** The value by which somebody says so in a chat. */
export const ME = 'me';

/** What comes of it; `unknown`: the platform does not tell the name, or nobody typed one. */
export type Credit =
  { readonly kind: 'none' | 'unknown' } | { readonly kind: 'name'; readonly name: string };

/** Whoever wants to be named. */
type Writer = Pick<Message, 'place' | 'permissions' | 'author' | 'chosen'>;

/**
 * The name to put into the note.
 * @param given - {@link ME}, or the name itself where that is typed; empty: they don't want it
 */
export function creditFor(given: string, { place, permissions, author, chosen }: Writer): Credit {
  if (given.trim() === '') return { kind: 'none' };
  // Whatever a form says that came back: under somebody else's words stands nobody's name.
  if (chosen !== undefined && chosen.author !== author) return { kind: 'none' };
  const name = isChat(place.adapter) ? permissions?.name : given.trim();
  if (name === undefined || (name === ME && !isChat(place.adapter))) return { kind: 'unknown' };
  return { kind: 'name', name };
}

/** `--credit`, or with a name `--credit=Ada` and `--credit="Ada Lovelace"`, in front of what is typed. */
export function readFlag(typed: string): { readonly credit: string; readonly rest: string } {
  const [all = '', quoted, plain] =
    /^--credit(?:=(?:"([^"\n]{1,200})"|([^\s"]{1,200})))?\s+/.exec(typed) ?? [];
  if (all === '') return { credit: '', rest: typed };
  return { credit: quoted ?? plain ?? ME, rest: typed.slice(all.length) };
}

/** Whether whoever opens a form may say so: what they keep are their own words, and the outlet knows their name or asks for it. */
export function mayTakeCredit({ asker }: Pick<FormContext, 'asker'>): 'by-tick' | 'by-name' | null {
  const { on, author, place, permissions } = asker;
  if (on !== undefined && on.author !== author) return null;
  if (!isChat(place.adapter)) return 'by-name';
  return permissions?.name === undefined ? null : 'by-tick';
}

/** Where it is typed. */
export function creditField(messages: Messages): FormField {
  return {
    kind: 'text',
    name: CREDIT,
    label: messages.say('save.credit'),
    hint: messages.say('save.creditHint'),
    value: '',
    longest: LONGEST_TOPIC,
    optional: true,
  };
}
