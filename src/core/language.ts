/** The languages of the furniture: of what the bot itself says around the notes. The notes speak their own. */

/** Codes of BCP 47, in the order in which they are offered. */
export const LANGUAGES = ['en', 'de'] as const;

/** A language of the furniture. */
export type Language = (typeof LANGUAGES)[number];

/** Where nobody decided anything else. */
export const DEFAULT_LANGUAGE: Language = 'en';
