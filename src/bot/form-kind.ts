/** A kind of form: how it is opened for somebody, and what it means filled in. */
import type { FormAsker, FormOpening, FormReading, FormValues } from '../core/form.js';
import type { EffectiveSettings } from '../core/records/settings.js';
import type { BotParts } from './parts.js';
import type { Messages } from './messages/messages.js';

/** What a form may look at. */
export interface FormContext {
  /** With the notes that all may see where the form was opened. */
  readonly parts: BotParts;
  readonly asker: FormAsker;
  /** The settings that hold there. */
  readonly settings: EffectiveSettings;
  /** The words of the language that is spoken there. */
  readonly messages: Messages;
  /** Whether they may manage; known for forms that are `guarded`. See `refuseToManage` for the answer. */
  readonly mayManage: boolean;
}

/** A kind of form. `about` is what stands behind its word in the form's name (`12` in `close 12`). */
export interface FormKind {
  /** The first word of its forms' names. */
  readonly word: string;
  /** It is for who may manage (see `mayManage`), so the asker's permissions are found out first. */
  readonly guarded: boolean;
  /** As a command's: what it holds or does is for members alone. */
  readonly membersOnly: boolean;
  /** @param given - what is filled in already */
  open(about: string, context: FormContext, given: FormValues): Promise<FormOpening>;
  read(about: string, values: FormValues, context: FormContext): Promise<KindReading>;
}

/** What a filled-in form means, without how it would be typed. */
export type KindReading =
  | Exclude<FormReading, { kind: 'command' }>
  | Omit<Extract<FormReading, { kind: 'command' }>, 'text'>;
