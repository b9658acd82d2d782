/** The languages of the furniture: of what the bot itself says around the notes. The notes speak their own. */

/** Codes of BCP 47, in the order in which they are offered. */
export const LANGUAGES = ['en', 'de'] as const;

/** A language of the furniture. */
export type Language = (typeof LANGUAGES)[number];

/** The first of the languages that somebody asks for that is spoken. @param asked - codes of BCP 47 (`de-AT`), best first */
export function languageFor(asked: readonly string[]): Language | undefined {
  for (const code of asked) {
    const primary = code.trim().toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where nobody decided anything else. */
export const DEFAULT_LANGUAGE: Language = 'en';
