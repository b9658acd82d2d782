/**
 * What the page itself says, in the language that it is shown in. A message with arguments is a function; the compiler
 * compares the languages' keys and what their messages take.
 */
import type { Language } from '../../../../core/language.js';
import { DE } from './de.js';
import { EN } from './en.js';

/** The same keys with words of any language. */
type InAnyLanguage<Said> = Said extends string
  ? string
  : Said extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof Said]: InAnyLanguage<Said[Key]> };

/** What the page says in one language. */
export type PageWords = InAnyLanguage<typeof EN>;

/** The catalogues. */
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en: EN, de: DE };
