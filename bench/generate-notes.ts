/**
 * Made-up notes of any number, the same for the same seed. Words follow Zipf's law (the n-th most frequent word
 * comes 1/n^1.05 as often as the first) over 450,000 words, a note has 20 on average; so a million notes hold
 * well over 300,000 distinct words. Words are strings of syllables, short ones frequent, as in languages.
 */
import type { Note } from '../src/core/note.js';
import { seeded } from './seeded.js';

const VOCABULARY = 450_000;
const EXPONENT = 1.05;
const MEAN_WORDS = 20;

/** Makes notes and questions. */
export interface NoteMaker {
  /** The text of the next note: 10 to 30 words. */
  text(): string;
  /** A question drawn from a note's text: 4 to 9 of its words, in order, frequent ones included. */
  question(text: string): string;
  /** The question with one or two mistakes: a letter dropped, doubled, exchanged or swapped with the next. */
  mistyped(question: string): string;
}

/** A maker whose notes and questions depend on the seed alone. */
export function createNoteMaker(seed: number): NoteMaker {
  const random = seeded(seed);
  const words = vocabulary();
  const cumulative = new Float64Array(VOCABULARY);
  let sum = 0;
  for (let rank = 0; rank < VOCABULARY; rank++)
    cumulative[rank] = sum += 1 / (rank + 1) ** EXPONENT;
  const word = (): string => words[rankAt(cumulative, random() * sum)]!;
  return {
    text: () => {
      const length = MEAN_WORDS / 2 + Math.floor(random() * (MEAN_WORDS + 1));
      return Array.from({ length }, word).join(' ');
    },
    question: (text) => {
      const all = text.split(' ');
      const length = Math.min(all.length, 4 + Math.floor(random() * 6));
      const from = Math.floor(random() * (all.length - length + 1));
      return all.slice(from, from + length).join(' ');
    },
    mistyped: (question) => {
      const once = mistype(question, random);
      return random() < 0.5 ? once : mistype(once, random);
    },
  };
}

/** A note of one passage. */
export function noteOfText(id: string, text: string): Note {
  const source = { file: 'made-up.txt', line: 1, endLine: 1 };
  const root = {
    id: `${id}#0`,
    kind: 'topic' as const,
    text,
    content: [{ kind: 'text' as const, text }],
    path: [text],
    source,
    children: [],
  };
  return { id, topic: text, root, questions: [], keywords: [], origins: [] };
}

function rankAt(cumulative: Float64Array, value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distinct pronounceable words, shorter ones first. */
function vocabulary(): string[] {
  const random = seeded(1);
  const pick = (letters: string): string => letters[Math.floor(random() * letters.length)]!;
  const syllable = (): string =>
    pick('bcdfghklmnprstvw') + pick('aeiou') + (random() < 0.4 ? pick('lmnrst') : '');
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const syllables = 1 + Math.floor(Math.log10(1 + words.size) / 1.7 + random() * 1.2);
    words.add(Array.from({ length: syllables }, syllable).join(''));
  }
  return [...words];
}

/** A text with one mistake in one of its longer words. */
export function mistype(text: string, random: () => number): string {
  const words = text.split(' ');
  const long = words.map((_, at) => at).filter((at) => words[at]!.length >= 4);
  if (long.length === 0) return text;
  const at = long[Math.floor(random() * long.length)]!;
  const word = words[at]!;
  const i = Math.floor(random() * (word.length - 1));
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const forms = [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + word[i]! + word.slice(i),
    word.slice(0, i) + other + word.slice(i + 1),
    word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2),
  ];
  words[at] = forms[Math.floor(random() * forms.length)]!;
  return words.join(' ');
}
