/** What the page itself says, by language. */
import type { Language } from '../../../../core/language.js';
import type { PageWords } from './catalogue.js';
import { DE } from './de.js';
import { EN } from './en.js';

/** The catalogues. */
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en: EN, de: DE };
