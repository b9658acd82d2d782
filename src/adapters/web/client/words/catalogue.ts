/**
 * What a catalogue of the page's words is: the English one's keys. A message with arguments is a function, so that the
 * compiler compares the languages' keys and what their messages take.
 */
import type { EN } from './en.js';

/** The same keys with words of any language. */
type InAnyLanguage<Said> = Said extends string
  ? string
  : Said extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof Said]: InAnyLanguage<Said[Key]> };

/** What the page says in one language. */
export type PageWords = InAnyLanguage<typeof EN>;
