/** The page's language: what the browser asks for until the person chooses one, which is then remembered. */
import { useState } from 'preact/hooks';
import {
  DEFAULT_LANGUAGE,
  languageFor,
  LANGUAGES,
  type Language,
} from '../../../../core/language.js';

const STORAGE_KEY = 'quaymaster.language';

/** The language that is shown, and the way to another. To be used once, above everything that speaks. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(() =>
    show(recall() ?? languageFor(navigator.languages) ?? DEFAULT_LANGUAGE),
  );
  const choose = (chosen: Language): void => {
    remember(chosen);
    setLanguage(show(chosen));
  };
  return [language, choose];
}

function show(language: Language): Language {
  document.documentElement.lang = language;
  return language;
}

function recall(): Language | undefined {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((language) => language === stored);
  } catch {
    // Storage is switched off: nothing was chosen before.
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
