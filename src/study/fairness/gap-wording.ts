/** What is wrong with a sentence that has a gap: more than one thing fits, or nobody could have learnt what does. */
import { plainText } from '../../core/inline.js';
import type { Words } from '../../engine/words/words.js';
import { spokenWords } from '../sentence.js';
import { GAP, type StudyCard } from '../study-card.js';
import type { Check, Fault } from './fault.js';

/** Checks the words around a gap. What the author marked is taken at its word. */
export const gapIsTold: Check = (candidate, { words }) => {
  if (candidate.kind !== 'gap' || candidate.isMarked) return null;
  const shown = plainText(candidate.prompt.words);
  return (
    hiddenFault(shown) ??
    hedgingFault(shown, words) ??
    appraisingFault(shown, words) ??
    ruleFault(candidate, shown, words)
  );
};

/**
 * "It" before a gap, or near the beginning, stands for what is not shown: the heading's thing, or what the gap hides. And who
 * "I" am is nobody else's to know.
 */
function hiddenFault(shown: string): Fault {
  const before = spokenWords(shown.slice(0, shown.indexOf(GAP)));
  const near = spokenWords(shown.replaceAll(GAP, ' ')).slice(0, NEAR_GAP);
  const found =
    [...before, ...near].find((word) => OBJECTS.has(word)) ??
    spokenWords(shown).find((word) => word === 'them');
  return found === undefined ? null : ['leans', found];
}

const NEAR_GAP = 4;
const OBJECTS: ReadonlySet<string> = new Set(
  "it them its their they they'll they're it's i my me es ihn sie ich mein".split(' '),
);

/** One of a list may be any other of its kind: "Colima, OrbStack or ____", "____ and Podman". */
const LISTED =
  /(?:,|\b(?:or|and|oder|und)|\/)\s(?:\S+\s)?____|____(?:,\s[^,]{1,30},|,?\s(?:or|and|oder|und)\s\S+\s(?:is|are|can|ist|sind)\b|\/)/i;

/** "~10 minutes" is more or less. */
const ABOUT = /[~≈]\s?____/;

/** What may be so and may be otherwise is nothing to fill in. */
function hedgingFault(shown: string, { cues }: Words): Fault {
  const hedge =
    spokenWords(shown).find((word) => cues.hedging.has(word)) ??
    (ABOUT.exec(shown) ?? LISTED.exec(shown))?.[0];
  return hedge === undefined ? null : ['several-answers', hedge];
}

/** "____ is very good for large sets", "____ has been updated": praise and news, that fit many a name. */
const NEWS = /^\S*____\s(?:\S+\s){0,2}?(?:was|were|(?:has|have)\s(?:been|now))\b/i;

function appraisingFault(shown: string, { cues }: Words): Fault {
  const opening = spokenWords(shown.split(GAP).at(1) ?? '').slice(0, OPENING);
  const found = shown.startsWith(GAP)
    ? (opening.find((word) => cues.appraising.has(word)) ?? NEWS.exec(shown)?.[0])
    : undefined;
  return found === undefined ? null : ['several-answers', found];
}

const OPENING = 4;

/** What a number is said to be, in the same breath: "is kept for 10 years". */
const IS_NUMBER =
  /\b(?:is|are|ist|sind|equals|beträgt|betragen|lasts?|dauert|dauern)(?:\s[^\s,;:]{1,24}){0,4}\s____(?:[.,;:)!]|$|\s(?:at|in|on|per|after|before|from|by|long|old|wide|high|deep|and|for|pro|nach|vor)\b)/i;
/** "The 20s" are years. */
const DECADE = /^\d+0s$/;
/** An example shows a number that might be another one. */
const EXAMPLE = /\b(?:examples?|samples?|exercises?|beispiele?|übung(?:en)?)\b/i;

/**
 * A number is worth learning where it rules or is: a limit, a duty, a default, a measure. One in a story, an estimate or a
 * statistic ("34% of migrations failed") is a number that happened.
 */
function ruleFault({ answer, prompt }: StudyCard, shown: string, { cues }: Words): Fault {
  const said = plainText(answer);
  if (isInFormula(shown) || DECADE.test(said)) return ['no-question'];
  if (answer.some(({ kind }) => kind === 'code') || !/^\d/.test(said)) return null;
  if (prompt.about.some((step) => EXAMPLE.test(step))) return ['no-question'];
  const isShare = said.endsWith('%');
  const rules = spokenWords(shown).some(
    (word) => cues.ruling.has(word) && !(isShare && OF_SHARES.has(word)),
  );
  return rules || NO_MORE.test(shown) || (IS_NUMBER.test(shown) && !isShare)
    ? null
    : ['no-question'];
}

/** "No more than 2 minutes" is a limit, "older than 2 minutes" may be an example. */
const NO_MORE =
  /\b(?:no|not|nicht)\s(?:more|less|fewer|longer|larger|later|earlier|mehr|länger|später)\s(?:than|als)\b/i;
/** What statistics say as well: "every 10% less". */
const OF_SHARES: ReadonlySet<string> = new Set(['every', 'can', 'may', 'will']);

/** A formula between dollar signs is cut by a gap in it. */
function isInFormula(shown: string): boolean {
  const [before = '', after = ''] = shown.split(GAP);
  return before.split('$').length % 2 === 0 && after.includes('$') && /\$\S/.test(before);
}
