/**
 * Questions as people type them, made from a heading and the words below it: shortened, wrapped in "how do I", with a
 * word exchanged or mistyped, or from the text alone. Deterministic for a seed.
 */
import { mistype } from '../bench/generate-notes.js';
import { shippedWords } from '../src/app/engine-data.js';

const { tokenize, isFunctionWord } = shippedWords();

/** What a section says: its heading, and its text. */
export interface Section {
  readonly heading: string;
  readonly text: string;
}

/** Gives words that are near one in meaning. */
export type Neighbours = (word: string) => readonly string[];

const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'how do I @',
    'how to @',
    'how can i @',
    'what is @',
    'whats @',
    'what does @ mean',
    'where is @',
    'why @',
    'can I @',
    'is it possible to @',
    'i need help with @',
    'explain @',
    'hey does anyone know @',
    'hi, quick question: @?',
    '@ not working',
    '@ problem',
    'any idea about @',
    'tell me about @',
    'which @',
    'when @',
    '@ ?',
    '@',
    '@',
  ],
  de: ['wie kann ich @', 'was ist @', 'wo finde ich @', 'warum @', '@ geht nicht', '@', '@'],
  fr: ['comment @', "qu'est-ce que @", 'où est @', 'pourquoi @', '@', '@'],
  es: ['cómo @', 'qué es @', 'dónde está @', 'por qué @', '@', '@'],
  pt: ['como @', 'o que é @', 'onde fica @', '@', '@'],
};

/** Words by which a language is told. */
const TELLING: readonly (readonly [string, readonly string[]])[] = [
  ['en', ['the', 'and', 'is', 'to']],
  ['de', ['der', 'und', 'die', 'ist']],
  ['fr', ['les', 'et', 'des', 'est']],
  ['es', ['los', 'el', 'una', 'para']],
  ['pt', ['não', 'uma', 'para', 'os']],
];

const BESIDES = [
  'again',
  'quickly',
  'on my laptop',
  'properly',
  'in production',
  'today',
  'for my team',
  'with docker',
  'on windows',
  'from the command line',
  'and it fails',
  'the best way',
  'for beginners',
  'automatically',
  'without admin rights',
];

/** The language of a folder, of those that have wrappers; none for others. */
export function languageOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
      total++;
      for (const [language, words] of TELLING)
        if (words.includes(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] > total * 0.015 ? best[0] : undefined;
}

/** How a question was made. */
export type Form = 'heading' | 'short' | 'wrapped' | 'mixed' | 'text' | 'keywords';

/**
 * A question for a section.
 * @param form how to make it
 * @returns nothing where the section has too little for that form
 */
export function questionOf(
  { heading, text }: Section,
  form: Form,
  language: string | undefined,
  random: () => number,
  neighbours: Neighbours,
): string | undefined {
  const made = wordsFor(heading, text, form, random);
  if (made === undefined) return undefined;
  let words = made;
  if (form !== 'heading' && random() < 0.3) words = exchanged(words, random, neighbours);
  let question = joined(words);
  const wrappers = WRAPPERS[language ?? ''];
  if (wrappers !== undefined && form !== 'heading' && random() < 0.6)
    question = pick(wrappers, random).replace('@', question);
  if (language === 'en' && random() < 0.12) question += ` ${pick(BESIDES, random)}`;
  if (random() < 0.2) question = mistype(question, random);
  return question;
}

function wordsFor(
  heading: string,
  text: string,
  form: Form,
  random: () => number,
): string[] | undefined {
  const ofHeading = contentOf(heading);
  switch (form) {
    case 'heading':
      return heading.split(/\s+/);
    case 'short':
      return ofHeading.length < 2 ? undefined : some(ofHeading, 2 + random() * 2.5, random);
    case 'wrapped':
      return ofHeading.length < 1
        ? undefined
        : random() < 0.5
          ? tokenize(heading)
          : some(ofHeading, 4, random);
    case 'mixed': {
      const ofText = contentOf(sentenceOf(text, random) ?? '');
      if (ofHeading.length === 0 || ofText.length < 2) return undefined;
      return [
        ...some(ofHeading, 1 + random() * 2, random),
        ...some(ofText, 1 + random() * 2.2, random),
      ];
    }
    case 'text': {
      const words = tokenize(sentenceOf(text, random) ?? '');
      if (words.length < 5) return undefined;
      const length = Math.min(words.length, 4 + Math.floor(random() * 6));
      const from = Math.floor(random() * (words.length - length + 1));
      const span = words.slice(from, from + length);
      return span.filter((word) => !isFunctionWord(word)).length < 3 ? undefined : span;
    }
    case 'keywords': {
      const words = contentOf(sentenceOf(text, random) ?? '');
      return words.length < 3 ? undefined : some(words, 2.5 + random() * 2.5, random);
    }
  }
}

/** Some of the words, in their order. */
function some(words: readonly string[], count: number, random: () => number): string[] {
  const kept = new Set(words.map((_, at) => at));
  while (kept.size > Math.floor(count)) kept.delete([...kept][Math.floor(random() * kept.size)]!);
  return words.filter((_, at) => kept.has(at));
}

function exchanged(
  words: readonly string[],
  random: () => number,
  neighbours: Neighbours,
): string[] {
  const places = words.map((_, at) => at).filter((at) => !isFunctionWord(words[at]!));
  if (places.length < 2) return [...words];
  const at = pick(places, random);
  const near = neighbours(words[at]!);
  if (near.length === 0) return [...words];
  return words.map((word, place) => (place === at ? pick(near, random) : word));
}

/** Chinese and Japanese words stand without spaces. */
function joined(words: readonly string[]): string {
  return words.some((word) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word))
    ? words.join('')
    : words.join(' ');
}

const contentOf = (text: string): string[] => [
  ...new Set(tokenize(text).filter((word) => !isFunctionWord(word) && word.length > 1)),
];

function sentenceOf(text: string, random: () => number): string | undefined {
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n/).filter((one) => one.trim().length > 12);
  return sentences.length === 0 ? undefined : pick(sentences, random);
}

/** One of some. */
export function pick<T>(of: readonly T[], random: () => number): T {
  return of[Math.floor(random() * of.length)]!;
}
