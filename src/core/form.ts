/**
 * Forms as data: what somebody is asked for besides talk. The bot makes them and reads what was filled in; each outlet
 * with forms of its own only translates.
 */
import type { ChosenMessage, FormSource } from './message.js';
import type { Language } from './language.js';
import type { CommandFields, Message } from './message.js';
import type { Reply } from './reply.js';

/** What can be completed while it is typed: in forms, and as arguments of commands. */
export const COMPLETABLE = ['image', 'host', 'team-host', 'topic'] as const;
/** One of those. */
export type Completable = (typeof COMPLETABLE)[number];

/** One of the values that a field offers. */
export interface FormOption {
  /** At most 75 characters, each option's its own. */
  readonly value: string;
  readonly label: string;
}

/** What all fields have in common. */
interface FieldFrame {
  /** Names the field among those of its form: letters, digits and dashes. */
  readonly name: string;
  readonly label: string;
  /** A line below it: what it takes, and what holds now. */
  readonly hint?: string;
  readonly optional?: true;
}

/** A field. Every outlet draws every kind; the compiler names those that forget one. */
export type FormField =
  /** Words. `completes`: completed while they are typed, where the outlet can; other words are taken as well. */
  | (FieldFrame & {
      readonly kind: 'text';
      readonly value: string;
      /** In UTF-16 code units. */
      readonly longest: number;
      readonly example?: string;
      readonly lines?: 'many';
      readonly completes?: Completable;
    })
  /** One of a few. */
  | (FieldFrame & {
      readonly kind: 'choice';
      readonly value: string | null;
      /** At least one. */
      readonly options: readonly FormOption[];
    })
  /** Any of a few; an outlet without room for all options takes words, separated by commas. */
  | (FieldFrame & {
      readonly kind: 'choices';
      readonly values: readonly string[];
      /** At least one. */
      readonly options: readonly FormOption[];
    })
  /** Roles or user groups, by id or name; an outlet without a menu of them takes words, separated by commas. */
  | (FieldFrame & { readonly kind: 'groups'; readonly values: readonly string[] });

/** Most fields of a form: Discord takes no more (reference, "Modal"). */
export const MOST_FIELDS = 5;

/** A form. */
export interface Form {
  /**
   * By this what was filled in finds its way back; at most 80 characters. It begins with the name by which the form was
   * opened, and opens it again.
   */
  readonly name: string;
  /** At most 24 characters, Slack's limit. */
  readonly title: string;
  /** What the button says that sends it; at most 24 characters. */
  readonly submit: string;
  /** A sentence above the fields, where the outlet has room. */
  readonly lead?: string;
  /** The language of its words, in which outlets write theirs; absent: the default. */
  readonly language?: Language;
  /** One to {@link MOST_FIELDS}. */
  readonly fields: readonly FormField[];
}

/** What was filled in, by the field's name; nothing stands for an empty field. Not checked yet. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** Whoever opens or sends a form, and where. */
export type FormAsker = Pick<Message, 'place' | 'author' | 'language' | 'permissions'> & {
  /** The message that it is opened on. */
  readonly on?: ChosenMessage;
};

/** How an attempt to open a form ended. */
export type FormOpening =
  | { readonly kind: 'form'; readonly form: Form }
  /** There is none for them: the reply says why. */
  | { readonly kind: 'refused'; readonly reply: Reply };

/** What a filled-in form means. */
export type FormReading =
  /**
   * The same as this command; `text` is how it would be typed. `quick`: its reply rests on the store alone and is there
   * at once, so that an outlet may show it where the form stood. `shownTo`: who sees the reply; absent: whoever saw what
   * the form was opened from. `source`: the message that the form was opened on.
   */
  | {
      readonly kind: 'command';
      readonly command: CommandFields;
      readonly text: string;
      readonly quick: boolean;
      readonly shownTo?: 'asker' | 'everyone';
      readonly source?: FormSource;
    }
  /** Something is wrong: a sentence for each such field, by its name. */
  | { readonly kind: 'wrong'; readonly errors: ReadonlyMap<string, string> }
  /** It is not taken: the reply says why. */
  | { readonly kind: 'refused'; readonly reply: Reply };

/** The first thing that was filled in there, trimmed; empty where nothing was. */
export function wordsIn(values: FormValues, field: string): string {
  return values.get(field)?.[0]?.trim() ?? '';
}
