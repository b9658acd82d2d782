/** Kinds of values that the data files of images and tools share. */
import { z } from 'zod';
import { parseVersionRange } from '../version-range.js';

/** A range of versions, as `version-range.ts` reads it. */
export const range = z.string().transform((text, context) => {
  try {
    return parseVersionRange(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as RangeError).message });
    return z.NEVER;
  }
});

/** A text in each language of the bot. */
export const localized = z.strictObject({ en: z.string(), de: z.string() });
