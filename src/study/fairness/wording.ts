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
/** The same for what is typed into a gap. */
const LONGEST_GAP = 40;
/** Fewer words of substance do not tell what is asked. */
const FEWEST_TELLING = 3;
/** The same where code is asked: there are many commands. */
const FEWEST_BESIDE_CODE = 4;
/** A pronoun so near the beginning stands for something that is not shown. */
const NEAR_BEGINNING = 1;

/** Checks the words of prompt and answer. */
export const readsWell: Check = (candidate, { words }) =>
  lengthFault(candidate, words) ??
  leaningFault(candidate, words) ??
  askingFault(candidate, words) ??
  yesNoFault(candidate, words) ??
  hedgingFault(candidate, words) ??
  appraisingFault(candidate, words);

function lengthFault({ kind, prompt, answer, isMarked }: StudyCard, words: Words): Fault {
  const [shown, right] = [plainText(prompt.words), plainText(answer)];
  if (shown.trim() === '' || right.trim() === '') return ['too-short'];
  if (isMarked) return Math.max(shown.length, right.length) > LONGEST_MARKED ? ['too-long'] : null;
  if (shown.length > LONGEST_PROMPT) return ['too-long'];
  if (right.length > (kind === 'gap' ? LONGEST_GAP : LONGEST_ANSWER)) return ['too-long'];
  const isOfCode = kind === 'gap' && answer.some((node) => node.kind === 'code');
  const told = isOfCode ? withoutCodeNouns(shown, words) : shown;
  const least = isOfCode ? FEWEST_BESIDE_CODE : (FEWEST.get(kind) ?? FEWEST_TELLING);
  if (tellingWords(told, words) < least) return ['too-short'];
  if (kind === 'meaning' && tellingWords(right, words) < FEWEST_TELLING) return ['too-short'];
  return null;
}

/** A term is short by itself, and so may a question and a contrast be. */
const FEWEST: ReadonlyMap<StudyCard['kind'], number> = new Map([
  ['pair', 1],
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

function tellingWords(text: string, { tokenize, isFunctionWord }: Words): number {
  return new Set(tokenize(text.replaceAll(GAP, ' ')).filter((word) => !isFunctionWord(word))).size;
}

/** In a contrast "it" is what is asked; what the author marked is taken at its word. */
function leaningFault({ kind, prompt, answer, isMarked }: StudyCard, { cues }: Words): Fault {
  if (isMarked || kind === 'contrast' || kind === 'order') return null;
  const shown = spokenWords(plainText(prompt.words).replaceAll(GAP, ' '));
  const said = kind === 'meaning' ? spokenWords(plainText(answer)) : shown;
  const first = shown
    .slice(0, NEAR_BEGINNING)
    .find((word) => cues.leaning.has(word) && !(kind === 'pair' && cues.asking.has(word)));
  const pointing = kind === 'pair' ? undefined : said.find((word) => cues.pointing.has(word));
  const object = kind === 'gap' ? hiddenIn(prompt) : undefined;
  const found = first ?? pointing ?? object;
  return found === undefined ? null : ['leans', found];
}

/** "It" before a gap, or near the beginning, stands for what is not shown: the heading's thing, or what the gap hides. */
function hiddenIn({ words }: StudyCard['prompt']): string | undefined {
  const shown = plainText(words);
  const before = spokenWords(shown.slice(0, shown.indexOf(GAP)));
  const near = spokenWords(shown.replaceAll(GAP, ' ')).slice(0, NEAR_GAP);
  return [...before, ...near].find((word) => OBJECTS.has(word));
}

const NEAR_GAP = 4;
const OBJECTS: ReadonlySet<string> = new Set(['it', 'them', 'its', 'their', 'es', 'ihn', 'sie']);

/** An answer that is somewhere else: "See below", "as described above", a mere link, a list that is announced. */
const POINTS_OUT =
  /^(?:please\s)?(?:you\s(?:can|will|may)\s(?:also\s)?find|see|check(?:\sout)?|read|refer\sto|have\sa\slook|siehe|schau)\b|\b(?:see|described|mentioned|listed|shown|explained|snippet|example|code|table)\s(?:above|below|here)\b|\b(?:as|the)\s(?:follows|following|below)\b|(?<!\bor\s|\band\s)\bbelow\b|\bobige[mnrs]?\b|\bfolgende[mnrs]?\b|\blike\s(?:so|this)\b|\bcan\sbe\sfound\s(?:in|at|on|by)\b|\bis\s(?:covered|documented|explained|described)\s(?:in|by|at|on)\b|\bthis\s(?:page|document|section|guide|article|tag)\b|https?:\/\/|[:,]$/i;

/** A question that asks something, and an answer that says it. */
function askingFault({ kind, prompt, answer, isMarked }: StudyCard, words: Words): Fault {
  const said = POINTS_OUT.exec(plainText(answer).trim())?.[0];
  if (isMarked) return null;
  if ((kind === 'pair' || kind === 'meaning') && said !== undefined) return ['no-question', said];
  const sentence = kind === 'term' ? prompt.words : kind === 'meaning' ? answer : [];
  if (isCutOff(plainText(sentence), words)) return ['no-question'];
  if (kind !== 'pair') return null;
  const shown = plainText(prompt.words).trim();
  const asks =
    shown.endsWith('?') ||
    spokenWords(shown)
      .slice(0, 2)
      .some((word) => words.cues.asking.has(word));
  return asks ? null : ['no-question'];
}

/** Goes on in a list or code that is not shown: ends in a colon, or in a small word without a sign ("can be used to"). */
function isCutOff(shown: string, { isFunctionWord }: Words): boolean {
  if (/[:,]$|\blike so\b/.test(shown.trim())) return true;
  const last = spokenWords(shown).at(-1) ?? '';
  return isFunctionWord(last) && /[\p{L}\p{N}]$/u.test(shown.trim());
}

function yesNoFault({ kind, prompt, isMarked }: StudyCard, { cues }: Words): Fault {
  if (kind !== 'pair' || isMarked) return null;
  const [first] = spokenWords(plainText(prompt.words));
  return first !== undefined && cues.askingYesNo.has(first) ? ['yes-no', first] : null;
}

/** One of a list may be any other of its kind: "Colima, OrbStack or ____", "____ and Podman". */
const LISTED =
  /(?:,|\b(?:or|and|oder|und)|\/)\s(?:\S+\s)?____|____(?:,\s[^,]{1,30},|,?\s(?:or|and|oder|und)\s\S+\s(?:is|are|can|ist|sind)\b|\/)/i;

/** "~10 minutes" is more or less. */
const ABOUT = /[~≈]\s?____/;

/** What may be so and may be otherwise is nothing to fill in. */
function hedgingFault({ kind, prompt, isMarked }: StudyCard, { cues }: Words): Fault {
  if (kind !== 'gap' || isMarked) return null;
  const shown = plainText(prompt.words);
  const hedge =
    spokenWords(shown).find((word) => cues.hedging.has(word)) ??
    (ABOUT.exec(shown) ?? LISTED.exec(shown))?.[0];
  return hedge === undefined ? null : ['several-answers', hedge];
}

/** So many words in, what is said of a thing says what it is, or how good. */
const OPENING = 5;

/** "An important part of …", "the most powerful tool": said of many things, and no definition of any. */
function appraisingFault({ kind, prompt, answer, isMarked }: StudyCard, { cues }: Words): Fault {
  if (isMarked || (kind !== 'term' && kind !== 'meaning')) return null;
  const said = kind === 'term' ? plainText(prompt.words).split(GAP).at(-1) : plainText(answer);
  const found = spokenWords(said ?? '')
    .slice(0, OPENING)
    .find((word) => cues.appraising.has(word));
  return found === undefined ? null : ['several-answers', found];
}
