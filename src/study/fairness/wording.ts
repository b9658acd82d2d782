/** What is wrong with a candidate's words, whatever the notes say: too much of them, too few, or words that lean on others. */
import { plainText } from '../../core/inline.js';
import type { Words } from '../../engine/words/words.js';
import { spokenWords } from '../sentence.js';
import { GAP, type StudyCard } from '../study-card.js';
import type { Check, Fault } from './fault.js';

/** Nobody reads a longer prompt to its end, in characters. */
const LONGEST_PROMPT = 240;
/** Nobody remembers a longer answer; what the author marked may be longer. */
const LONGEST_ANSWER = 320;
const LONGEST_MARKED = 600;
/** Longer highlights are read again, and not learnt word for word. */
const LONGEST_MARKED_GAP = 60;
/** The same for what is typed into a gap. */
const LONGEST_GAP = 40;
/** Fewer words of substance do not tell what is asked. */
const FEWEST_TELLING = 3;
/** The same of what a name means, besides the name's own words: "a kind of spearphishing". */
const FEWEST_OF_MEANING = 3;
/** The same where code is asked: there are many commands. */
const FEWEST_BESIDE_CODE = 4;
/** A pronoun so near the beginning stands for something that is not shown. */
const NEAR_BEGINNING = 1;

/** Checks the words of prompt and answer. */
export const readsWell: Check = (candidate, { words }) =>
  lengthFault(candidate, words) ??
  leaningFault(candidate, words) ??
  yesNoFault(candidate, words) ??
  askingFault(candidate, words);

function lengthFault({ kind, prompt, answer, isMarked }: StudyCard, words: Words): Fault {
  const [shown, right] = [plainText(prompt.words), plainText(answer)];
  if (shown.trim() === '' || right.trim() === '') return ['too-short'];
  if (isMarked) {
    const longest = kind === 'gap' ? LONGEST_MARKED_GAP : LONGEST_MARKED;
    return shown.length > LONGEST_MARKED || right.length > longest ? ['too-long'] : null;
  }
  if (shown.length > LONGEST_PROMPT) return ['too-long'];
  if (right.length > (kind === 'gap' ? LONGEST_GAP : LONGEST_ANSWER)) return ['too-long'];
  const isOfCode = kind === 'gap' && answer.some((node) => node.kind === 'code');
  const told = isOfCode ? withoutCodeNouns(shown, words) : shown;
  const least = isOfCode ? FEWEST_BESIDE_CODE : (FEWEST.get(kind) ?? FEWEST_TELLING);
  if (tellingWords(told, words) < least) return ['too-short'];
  if (kind === 'meaning' && tellingWords(right, words, shown) < FEWEST_OF_MEANING)
    return ['too-short'];
  return null;
}

/** A term is short by itself, and so may a question and a contrast be. */
const FEWEST: ReadonlyMap<StudyCard['kind'], number> = new Map([
  ['pair', 1],
  ['term', 4],
  ['meaning', 1],
  ['contrast', 2],
  ['entry', 2],
  ['order', 2],
]);

/** "The ____ command" says nothing of the command. */
function withoutCodeNouns(text: string, { cues }: Words): string {
  return spokenWords(text.replaceAll(GAP, ' '))
    .filter((word) => !cues.codeNoun.has(word))
    .join(' ');
}

/** How many words of substance a text has that other words have not. */
function tellingWords(text: string, words: Words, others = ''): number {
  const { tokenize, stem, isFunctionWord } = words;
  const known = new Set(tokenize(others).map(stem));
  const telling = tokenize(text.replaceAll(GAP, ' ')).filter(
    (word) => !isFunctionWord(word) && !NUMBERED.test(word) && !known.has(stem(word)),
  );
  return new Set(telling).size;
}

/** A number, or a key with digits here and there, tells nothing. */
const NUMBERED = /^\d+$|\d.*\d/;

/** In a contrast "it" is what is asked; what the author marked is taken at its word. */
function leaningFault({ kind, prompt, answer, isMarked }: StudyCard, { cues }: Words): Fault {
  if (isMarked || kind === 'contrast' || kind === 'order') return null;
  const shown = spokenWords(plainText(prompt.words).replaceAll(GAP, ' ')).map(bare);
  const said = kind === 'meaning' ? spokenWords(plainText(answer)) : shown;
  const first = shown
    .slice(0, NEAR_BEGINNING)
    .find((word) => cues.leaning.has(word) && !(kind === 'pair' && cues.asking.has(word)));
  const found = first ?? said.find((word) => cues.pointing.has(word));
  return found === undefined ? null : ['leans', found];
}

/** "That's" leans as "that" does. */
const bare = (word: string): string => word.replace(/'(?:s|re|ll|d|ve)$/, '');

/** An answer that is somewhere else: "See below", "as described above", a mere link, a list that is announced. */
const POINTS_OUT =
  /^(?:please\s)?(?:you\s(?:can|will|may)\s(?:also\s)?find|see|check(?:\sout)?|read|refer\sto|have\sa\slook|siehe|schau)\b|\b(?:see|described|mentioned|listed|shown|explained|snippet|example|code|table)\s(?:above|below|here)\b|\b(?:as|the)\s(?:follows|following|below)\b|(?<!\bor\s|\band\s)\bbelow\b|\bobige[mnrs]?\b|\bfolgende[mnrs]?\b|\blike\s(?:so|this)\b|\bcan\sbe\sfound\s(?:in|at|on|by)\b|\bis\s(?:covered|documented|explained|described)\s(?:in|by|at|on)\b|\bthis\s(?:page|document|section|guide|article|tag)\b|https?:\/\/|\{\{|\{%|[:,]$/i;

/** A question that asks something, and an answer that says it. */
function askingFault({ kind, prompt, answer, isMarked }: StudyCard, { cues }: Words): Fault {
  if (isMarked || (kind !== 'pair' && kind !== 'meaning')) return null;
  const said = POINTS_OUT.exec(plainText(answer).trim())?.[0];
  if (said !== undefined) return ['no-question', said];
  if (kind === 'meaning') return null;
  const asked = spokenWords(plainText(prompt.words)).map(bare);
  // In languages whose words stand apart one of them asks ("Questions?" does not); in others the sign is all there is.
  const shown = plainText(prompt.words).trim();
  const asks =
    asked.some((word) => cues.asking.has(word)) ||
    (/[?？]$/.test(shown) && WITHOUT_BLANKS.test(shown));
  return asks ? null : ['no-question'];
}

const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function yesNoFault({ kind, prompt, isMarked }: StudyCard, { cues }: Words): Fault {
  if (kind !== 'pair' || isMarked) return null;
  const [first] = spokenWords(plainText(prompt.words));
  return first !== undefined && cues.askingYesNo.has(first) ? ['yes-no', first] : null;
}
