/** What the page says now: the document's language decides, which screen readers go by, too. */
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../../../core/language.js';
import type { PageWords } from './catalogue.js';
import { PAGE_WORDS } from './page-words.js';

/** The language that the page is shown in. */
export function shownLanguage(): Language {
  const { lang } = document.documentElement;
  return LANGUAGES.find((language) => language === lang) ?? DEFAULT_LANGUAGE;
}

/** What the page says, in the language that it is shown in. */
export function words(): PageWords {
  return PAGE_WORDS[shownLanguage()];
}
