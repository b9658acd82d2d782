/**
 * What somebody's words are, said where a bot listens: a question that the notes may answer, a reaction, something for
 * somebody else, or talk. Told by its form alone, in English and German, and by question marks in any language; whether
 * the notes answer a question, the engine decides.
 */
import { withoutNoise } from '../../engine/query/noise.js';
import type { Words } from '../../engine/words/words.js';

/** What a remark is. */
export type Remark =
  /** Something is asked, of nobody in particular. */
  | { readonly kind: 'question'; readonly question: string }
  /** An emoji, thanks, laughter, assent: nothing is asked. */
  | { readonly kind: 'reaction' }
  /** Somebody is named whom it is for. */
  | { readonly kind: 'for-another' }
  /** All else that people tell each other. */
  | { readonly kind: 'talk' };

/** Longer remarks are no reactions, and no names are looked for behind their first words. */
const LONGEST_REACTION = 120;

/**
 * Tells what a remark is.
 * @param text - as typed, without the platform's own mentions
 * @param words - how the engine takes texts as words
 */
export function remarkOf(text: string, words: Words): Remark {
  const said = text.replace(/[’`]/g, "'").trim();
  if (isReaction(said, words)) return { kind: 'reaction' };
  if (isForAnother(said, words)) return { kind: 'for-another' };
  const question = questionIn(said, words);
  return question === null ? { kind: 'talk' } : { kind: 'question', question };
}

/** Sayings none of whose words is a reaction by itself. */
const SAYINGS =
  /^(?:got it|i see|makes sense|will do|on it|never ?mind|no worries|no problem|same here|of course|you're welcome|kein problem|macht nichts|gern(?:e|geschehen)?|bitte)$/;
const LAUGHTER = /^(?:l+o+l+|(?:[bm]?u?ha|he|hi|ja|je){2,}h?|ha+h?|x+d+)$/;
/** Shortcodes, emoticons, `+1`, and signs that are emoji or parts of one. */
const SIGNS =
  /:[a-z0-9_+'-]{1,60}:|[:;=8x]['-]?[)(dpo/|*3]+(?=\s|$)|(?<=^|\s)(?:[+-]1|<3|\^+)(?=\s|$)|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\u20e3/giu;
/** Assent that says what its speaker will do. */
const ASSENT =
  /^(?:ok|okay|alright|right|cool|great|nice|perfect|thanks|thank you|thx|danke|gut|super)[\s,.!]+(?:so |then |dann )?(?:i'll|i will|i'm|let me|let's|we'll|we will|will|closing|going to|ich |wir |werde |mache )/;

function isReaction(said: string, { cues }: Words): boolean {
  if (said.length > LONGEST_REACTION) return false;
  const lower = said.toLowerCase();
  const plain = lower.replace(SIGNS, ' ');
  const rest = plain.match(/[\p{L}\p{N}']+/gu) ?? [];
  if (rest.length === 0) return plain.trim() === '' && lower.trim() !== '';
  if (plain.includes('?')) return false;
  if (SAYINGS.test(rest.join(' ')) || ASSENT.test(lower)) return true;
  const reacts = (word: string) => cues.reaction.has(word) || LAUGHTER.test(word);
  return rest.some(reacts) && rest.every((word) => reacts(word) || cues.besideReaction.has(word));
}

/** What follows a greeting without being anybody's name. */
const isPlainWord = (word: string, { cues, isFunctionWord }: Words): boolean =>
  cues.opening.has(word) ||
  cues.closing.has(word) ||
  cues.reaction.has(word) ||
  cues.besideReaction.has(word) ||
  ASKING.test(word) ||
  isFunctionWord(word);

const AT_SOMEBODY = /(?:^|\s)@[\p{L}\p{N}]/u;
const NAME_FIRST = /^([\p{L}'-]{2,30})(?: \p{Lu}[\p{L}'-]{1,30})?\s*[,:]\s/u;
const NAME_GREETED =
  /^(?:hey|hi|hello|hallo|moin|yo|ok|okay|thanks|thank you|thx|danke|sorry)[\s,]+([\p{L}'-]{2,30})(?=[\s,.!?:]|$)/iu;
const NAME_ASKED = /^([\p{L}'-]{2,30}) (?:can|could|would|will|did|do|have|are) (?:you|u)\b/iu;
const NAME_LAST = /^[^,]+,\s*([\p{L}'-]{2,30})\s*[?.!]*$/u;
/** Asked of a person: what they did, have or will do. */
const OF_A_PERSON = /^(?:did|have|are|were|will|hast|habt|bist|seid|warst) (?:you|u|du|ihr)\b/i;

function isForAnother(said: string, words: Words): boolean {
  if (AT_SOMEBODY.test(said) || OF_A_PERSON.test(withoutNoise(said))) return true;
  return [NAME_FIRST, NAME_GREETED, NAME_ASKED, NAME_LAST].some((form) => {
    const name = form.exec(said)?.[1]?.toLowerCase();
    return name !== undefined && !isPlainWord(name, words);
  });
}

/** How a question or a request for an answer begins; words alone where they are whole. */
const ASKING =
  /^(?:what(?:'?s)?|how(?:'?s)?|who(?:'?s|m|se)?|where(?:'?s)?|when|why|which|is|are|was|were|does|do|did|can|could|should|would|may|might|must|has|have|isn't|aren't|doesn't|don't|can't|any(?:one|body)?|explain|show|define|list|remind|was|wie|wer|wem|wen|wo|woher|wohin|wann|warum|wieso|weshalb|welche[rsmn]?|wozu|womit|wofür|gibt|kann|können|darf|dürfen|ist|sind|hat|haben|muss|müssen|soll|sollte|zeig|erklär|nenn)(?=\s|$)/i;
const ADDS = /^(?:and|or|but|und|oder|aber|what about|how about|tell me|sag mir)\s+/i;
/** More words behind an "and" are a story that goes on. */
const MOST_ADDED = 6;
const CLAUSE = /[^.!?…,;\n]+[.!?…,;\n]*/gu;

/** The remark from its first question on, without reactions before it; `null` where nothing is asked. */
function questionIn(said: string, words: Words): string | null {
  const clauses = said.match(CLAUSE) ?? [];
  if (!clauses.some(asks)) return null;
  const begins = clauses.findIndex((clause) => asks(clause) || !isReaction(clause, words));
  return clauses.slice(begins).join('').trim();
}

function asks(clause: string): boolean {
  if (/[?？؟]/.test(clause) && /\p{L}/u.test(clause)) return true;
  const core = withoutNoise(clause);
  const added = ADDS.exec(core)?.[0].length ?? 0;
  if (added === 0) return ASKING.test(core);
  const rest = core.slice(added);
  return ASKING.test(rest) || rest.split(/\s+/).length <= MOST_ADDED;
}
