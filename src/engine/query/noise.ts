/**
 * What people put around a question: greetings, "does anyone know", "pls", code fences, links, mentions. It is
 * taken off before the search, and only while something remains.
 */
import { fold } from '../words/fold.js';

/** More of a question is not read: nobody asks in more, and every step costs in proportion. */
export const LONGEST_QUESTION = 2000;

/** Markup that chat programs add; its words are kept where they are words. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/```[a-z]*\n?/gi, ' '],
  [/<(?:https?:\/\/[^>|\s]{1,500})(?:\|([^>]{0,200}))?>/g, ' $1 '],
  [/\bhttps?:\/\/\S{1,500}/g, ' '],
  [/<[@#!][^>\s]{1,80}>/g, ' '],
  // Between letters it is part of a name: `max_open_files`.
  [/(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])|[`*~]{1,3}/gu, ' '],
];

/** What every markup begins with. */
const MAY_BE_MARKUP = /[`<*_~]|https?:/i;

/** Said before a question. Matched on folded text, as often as it fits. */
const BEFORE =
  /^(?:[\s,.!?:;-]+|(?:hey|hi|hello|hiya|yo|greetings|good (?:morning|afternoon|evening|day)|guys|all|everyone|everybody|folks|team|there|sorry|excuse me|ok|okay|so|um|uh|well|quick question|stupid question|newbie question|question|please|pls|plz|thanks|thank you|hope (?:you are|you're|youre) (?:well|fine))\b(?=[\s,.!?:;-]|$)|(?:does|do|can|could|would|may|might|is) (?:there )?(?:anyone|anybody|someone|somebody|any one|any of you|you guys)(?: here| out there)? (?:(?:happen to )?know|tell me|explain(?: to me)?|help me(?: understand| with)?|who knows|remember)\b|(?:can|could|would|will) (?:you|u) (?:please |pls |plz |kindly )?(?:tell me|explain(?: to me)?|let me know)\b|(?:i am|i'm|im|i was) (?:just )?wondering\b|(?:please |pls |plz |kindly )?tell me\b|i (?:have|got) (?:a|one) (?:quick )?question\b|any (?:idea|ideas|clue)\b)/;

/** Said after a question. */
const AFTER =
  /(?:(?<![\s,.!?:;-])[\s,.!?:;-]+|\b(?:please|pls|plz|thanks(?: in advance| a lot| so much)?|thank you(?: so much| very much)?|thx|ty|cheers|asap|anyone|anybody|guys|lol|haha))$/;

/**
 * A question without the noise around it.
 * @param question as typed
 * @returns what is left, trimmed, at most `LONGEST_QUESTION` characters; the whole when nothing would be left
 */
export function withoutNoise(question: string): string {
  let text = question.slice(0, LONGEST_QUESTION);
  if (MAY_BE_MARKUP.test(text))
    for (const [pattern, replacement] of MARKUP) text = text.replace(pattern, replacement);
  text = text.replace(/\s+/g, ' ').trim();
  const core = trimAfter(trimBefore(text));
  if (/[\p{L}\p{N}]/u.test(core)) return core;
  return text === '' ? question.slice(0, LONGEST_QUESTION).trim() : text;
}

function trimBefore(text: string): string {
  let rest = text;
  for (;;) {
    const lead = BEFORE.exec(lower(rest))?.[0].length ?? 0;
    if (lead === 0) return rest;
    rest = rest.slice(lead);
  }
}

function trimAfter(text: string): string {
  let rest = text;
  for (;;) {
    const tail = AFTER.exec(lower(rest))?.[0].length ?? 0;
    if (tail === 0) return rest;
    rest = rest.slice(0, -tail);
  }
}

/** Lower case with straight apostrophes, character for character as long as the text. */
function lower(text: string): string {
  const folded = fold(text);
  return folded.length === text.length ? folded : text.toLowerCase().slice(0, text.length);
}
