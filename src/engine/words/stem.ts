/**
 * Stems: the part of a word that its forms share. English words take Porter's algorithm; other scripts lose
 * their commonest endings, longest first, as light stemmers do (Savoy, "Light stemming approaches", 2006).
 * Forms that no rule joins still meet by near spelling.
 */
import { stemmer } from 'stemmer';
import type { Words } from './words.js';

const ENGLISH = /^[a-z]+$/;
/** "v1.2.3": both ways to write a version share a stem. */
const VERSION = /^v\p{N}+(?:\.\p{N}+)+$/u;
/** A name that `tokenize` has left in capitals. */
const CAPITALS = /^\p{Lu}/u;
const CYRILLIC = /^\p{sc=Cyrillic}+$/u;
const LATIN = /^\p{sc=Latin}+$/u;
const ARABIC = /^\p{sc=Arabic}+$/u;
const GREEK = /^\p{sc=Greek}+$/u;
const HEBREW = /^\p{sc=Hebrew}+$/u;
const HANGUL = /^\p{sc=Hangul}+$/u;
const DEVANAGARI = /^\p{sc=Devanagari}+$/u;

/** Noun, adjective and verb endings of Russian that a light stemmer removes. */
const CYRILLIC_ENDINGS =
  /(?:иями|ями|ами|иях|ией|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ует|ают|яют|ится|ется|ия|ии|ию|ие|ах|ях|ам|ям|ом|ем|ой|ей|ов|ев|ый|ий|ая|яя|ое|ее|ые|ую|юю|ых|их|ет|ит|ют|ут|а|я|о|е|ы|и|у|ю|ь|й)$/u;

/** The Arabic article with its joined prepositions, and plural, dual and possessive endings. */
const ARABIC_PREFIXES = /^(?:وال|بال|كال|فال|لل|ال)(?=..)/u;
const ARABIC_ENDINGS = /(?<=..)(?:ها|ان|ات|ون|ين|ية|ه|ة|ي)$/u;

/** Endings of Greek nouns, adjectives and verbs. */
const GREEK_ENDINGS =
  /(?:ματων|ματα|ματος|ουμε|ετε|ουν|εισ|εις|ους|ουσ|ος|οσ|ου|ον|οι|ων|ης|ησ|ην|ες|εσ|ας|ασ|αν|ει|η|α|ο|ι|ε|υ|ω)$/u;

/** Hebrew's joined article, prepositions and "and", and its plural endings. */
const HEBREW_PREFIXES = /^(?:וה|וב|ול|שה|מה|כש|[הבלמושכ])(?=...)/u;
const HEBREW_ENDINGS = /(?<=..)(?:ים|ות|יות)$/u;

/** Particles that Korean joins to a noun, and the endings of its verbs made with "do". */
const HANGUL_ENDINGS =
  /(?<=..)(?:합니다|합니까|하나요|하려면|하는|해요|하고|하면|하기|입니다|인가요|에서는|에서|에게|으로|까지|부터|에는|은|는|이|가|을|를|에|의|로|와|과|도|만)$/u;

/** Endings of Hindi, lightly (Ramanathan and Rao, 2003). */
const DEVANAGARI_ENDINGS = /(?<=..)(?:ाओं|ियों|ियां|ियाँ|ाएं|ाएँ|ों|ें|ीं|ां|ी|ा|े|ि|ु|ू|ो)$/u;

/**
 * Finds the stem of a folded word, as `tokenize` returns it: of a version without its "v"; other words with digits, names in
 * capitals and scripts without rules are their own stem.
 * @param irregular by form of an English word: the form whose stem it shares
 * @param own by form of an English word: its stem, which no rule leads to or from
 */
export function createStem(
  irregular: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): Words['stem'] {
  return (word) =>
    ENGLISH.test(word)
      ? (own.get(word) ?? stemmer(irregular.get(word) ?? word))
      : stemByScript(word);
}

function stemByScript(word: string): string {
  if (CYRILLIC.test(word)) return cut(word, CYRILLIC_ENDINGS);
  if (ARABIC.test(word)) return word.replace(ARABIC_PREFIXES, '').replace(ARABIC_ENDINGS, '');
  if (VERSION.test(word)) return word.slice(1);
  if (LATIN.test(word)) return CAPITALS.test(word) ? word : stemmer(word);
  if (GREEK.test(word)) return cut(word, GREEK_ENDINGS);
  if (HEBREW.test(word)) return word.replace(HEBREW_PREFIXES, '').replace(HEBREW_ENDINGS, '');
  if (HANGUL.test(word)) return word.replace(HANGUL_ENDINGS, '');
  if (DEVANAGARI.test(word)) return word.replace(DEVANAGARI_ENDINGS, '');
  return word;
}

/** Removes an ending when at least three letters stay. */
function cut(word: string, ending: RegExp): string {
  const short = word.replace(ending, '');
  return short.length >= 3 ? short : word;
}
