/**
 * What goes out, neutral: replies are built as data by the bot and drawn last, by one pure and total
 * renderer per outlet.
 */
import type { Inline } from './inline.js';
import type { Language } from './language.js';

/** A place in the notes that an answer rests on. */
export interface Citation {
  /** The note file, relative to its notes folder, with forward slashes. */
  readonly file: string;
  /** First line of the passage, counted from 1. */
  readonly line: number;
  /** Topic, then the labels that lead to the passage. */
  readonly path: readonly string[];
}

/** Something that the reader can click instead of typing it: clicking sends `message` as the person's next message. */
export interface Choice {
  readonly label: string;
  readonly message: string;
  /** What comes of it is for whoever clicks alone: nothing need be shown to others meanwhile. */
  readonly quiet?: true;
}

/** An item of a list, with what hangs below it; or lines to copy, which stand as they are between items. */
export type ListItem =
  | { readonly content: readonly Inline[]; readonly children?: readonly ListItem[] }
  | { readonly code: string; readonly language?: string };

/** One block of a reply. Every renderer handles every kind; the compiler names those that forget one. */
export type Block =
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** Words taken from a note or an image registry, shown as a quotation. */
  | { readonly kind: 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  /** Lines to copy. `language` is a hint for colouring. */
  | { readonly kind: 'code'; readonly text: string; readonly language?: string }
  /** Short label–value pairs. */
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly label: string; readonly value: readonly Inline[] }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  /** People in their order, by the platform's opaque ids: shown by their names where there are some, and never notified. */
  | {
      readonly kind: 'people';
      readonly rows: readonly { readonly person: string; readonly content: readonly Inline[] }[];
    }
  /** Steps of a reasoning: each held (`true`), failed (`false`) or could not be told (`null`). */
  | {
      readonly kind: 'checks';
      readonly checks: readonly {
        readonly ok: boolean | null;
        readonly label: string;
        readonly content: readonly Inline[];
      }[];
    }
  /** A vector picture; outlets without vectors get it as PNG from their adapter, outlets without pictures its `alt`. */
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string }
  | { readonly kind: 'sources'; readonly sources: readonly Citation[] }
  | { readonly kind: 'choices'; readonly prompt: string; readonly choices: readonly Choice[] }
  /** Buttons that open forms, named as in core/form.ts. Left out where the outlet has no forms: words always do it, too. */
  | {
      readonly kind: 'forms';
      readonly forms: readonly { readonly label: string; readonly form: string }[];
    }
  /** Small print. */
  | { readonly kind: 'note'; readonly content: readonly Inline[] };

/** Whether the news is good; colours and symbols only repeat what the words say. */
export type Tone = 'plain' | 'good' | 'caution' | 'bad';

/** A whole reply. */
export interface Reply {
  /** One plain sentence: the notification, the screen reader's line, the last resort. No markup. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly tone: Tone;
  /** `asker`: errors and private matters, shown only to the person who asked where the platform can. */
  readonly audience: 'everyone' | 'asker';
  /** Says all of it where the outlet can put it to what was said; then nothing else is shown. */
  readonly reaction?: '👍';
  /** The language of the bot's own words, in which renderers write theirs; absent: the default. */
  readonly language?: Language;
  /** Holds what others here may not see (notes limited to roles): where it can't be said to the asker alone, it is not said. */
  readonly confidential?: true;
  /**
   * Opaque ids of people whom the platform is to notify, by its own mention. Only for news that somebody asked for;
   * outlets without mentions leave them out.
   */
  readonly mentions?: readonly string[];
  /**
   * Roles or user groups whom the platform is to notify, as settings name them. Such a reply is for them: it is shown to all,
   * also where whoever asked would see it first.
   */
  readonly mentionedGroups?: readonly string[];
}
