/**
 * Folding: brings the spellings of one word together before anything compares it. Case, width, accents,
 * ligatures and curly apostrophes are writing habits, not meaning.
 */
import { ownValue } from '../../core/own-value.js';

// eslint-disable-next-line no-control-regex -- the range is exactly ASCII, which needs no Unicode work
const ASCII_ONLY = /^[\u0000-\u007f]*$/;

/** Marks are dropped where they are accents; in Indic scripts or kana they are letters of their own. */
const ACCENTS = /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{Mn}+/gu;

/** Letters without a canonical decomposition, by the spelling people use when their keyboard lacks them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ـ: '',
};
const SPECIAL_LETTERS = /[ßæœøłđðþı’‘ʼـ]/g;

/**
 * Folds a text for comparison.
 * @param text any string, lone surrogates included
 * @returns lower case, compatibility forms and accents folded; its offsets are not those of `text`
 */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(SPECIAL_LETTERS, (letter) => ownValue(LETTERS, letter) ?? letter);
}
