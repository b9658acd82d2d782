/** Sentences and the words in them, as they are spoken. */

/** A part of a text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** An end of a sentence: a sign, perhaps a bracket or quote behind it, a blank, and no small letter after it. */
const END = /[.!?…。！？][)\]”’"'»]?(?:\s+(?![\p{Ll}\s])|$)|(?<=[。！？])/gu;
/** What ends in a full stop and ends no sentence. */
const ABBREVIATED =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|ca|bzw|z\.\s?B|d\.\s?h|u\.\s?a|Dr|Mr|Mrs|Ms|No|Nr|Inc|St|\p{Lu})\.$/u;

/** The sentences of a text, without the blanks between them; the last need not end in a sign. */
export function sentencesIn(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const push = (end: number): void => {
    const words = text.slice(start, end);
    const blanks = words.length - words.trimStart().length;
    if (words.trim() !== '')
      found.push({ start: start + blanks, end: start + words.trimEnd().length });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].trimEnd().length;
    if (!ABBREVIATED.test(text.slice(Math.max(0, end - 8), end))) push(end);
  }
  push(text.length);
  return found;
}

/** The first sentence of a text that begins with words. */
export function firstSentence(text: string): string {
  const [first] = sentencesIn(text);
  return text.slice(0, first?.end ?? 0);
}

/** The words of a text as they are spoken, in small letters: "Don't" is "don't", "e.g." is "eg". */
export function spokenWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/(?<=\p{L})\.(?=\p{L})/gu, '');
  return plain.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Whether a text has one of some words. */
export function saysAny(cues: ReadonlySet<string>, text: string): boolean {
  return spokenWords(text).some((word) => cues.has(word));
}
