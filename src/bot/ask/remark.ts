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
export function remarkOf(text: string, { isFunctionWord }: Words): Remark {
  const said = text.replace(/[’`]/g, "'").trim();
  if (isReaction(said)) return { kind: 'reaction' };
  if (isForAnother(said, isFunctionWord)) return { kind: 'for-another' };
  const question = questionIn(said);
  return question === null ? { kind: 'talk' } : { kind: 'question', question };
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words any of which makes a reaction, when nothing but these and {@link FILLERS} are said. */
const REACTING = words(`
  thanks thank thx ty tysm tyvm cheers danke dankeschön merci gracias ok okay okey k kk okidoki alright right sure yes yep yeah yup
  no nope nah cool nice great perfect awesome excellent amazing brilliant lovely sweet good wow neat super prima toll klasse perfekt
  genial spitze cheers noted agreed exactly indeed true fair understood works worked solved fixed lol lmao rofl
  xd hm hmm hmmm mhm ah aha oh ooh oops ouch ugh yay hooray woohoo yikes phew same ditto bye goodbye hello hi
  bitte verstehe verstanden stimmt genau klar funktioniert geklappt klappt passt ja nein jo jep tja achso`);
/** Words that say nothing beside a reaction. */
const FILLERS = words(`
  it that this you so much very a lot all now me us too then will do got i've i see makes sense really guys everyone here one
  there bot again finally for the your help team man mate dear please pls plz well
  alles das es dir euch sehr vielen besten dank schön jetzt nun auch mir schon gut lieben`);
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

function isReaction(said: string): boolean {
  if (said.length > LONGEST_REACTION) return false;
  const lower = said.toLowerCase();
  const plain = lower.replace(SIGNS, ' ');
  const rest = plain.match(/[\p{L}\p{N}']+/gu) ?? [];
  if (rest.length === 0) return plain.trim() === '' && lower.trim() !== '';
  if (plain.includes('?')) return false;
  if (SAYINGS.test(rest.join(' ')) || ASSENT.test(lower)) return true;
  const reacts = (word: string) => REACTING.has(word) || LAUGHTER.test(word);
  return rest.some(reacts) && rest.every((word) => reacts(word) || FILLERS.has(word));
}

/** Said before a comma or a colon without being anybody's name. */
const OPENERS = words(`
  question frage q fyi btw ps edit update note hint please pls plz bitte also actually anyway however first second finally next
  well sorry hey hi hello hallo moin servus yo greetings quick today yesterday tomorrow again maybe perhaps ideally
  everyone everybody all team folks guys zusammen leute alle bot
  generally basically otherwise instead currently eigentlich übrigens nochmal noch`);
/** Said behind a comma at the end without being anybody's name. */
const TAILS = words(`
  exactly actually again anyway though then right please pls thanks thx lol haha now today roughly approximately eh huh no yes
  guys everyone all folks team exakt genau eigentlich bitte danke denn oder ne gell etwa ungefähr jetzt heute bot`);
/** What follows a greeting without being anybody's name. */
const isPlainWord = (word: string, isFunctionWord: Words['isFunctionWord']): boolean =>
  OPENERS.has(word) ||
  TAILS.has(word) ||
  REACTING.has(word) ||
  FILLERS.has(word) ||
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

function isForAnother(said: string, isFunctionWord: Words['isFunctionWord']): boolean {
  if (AT_SOMEBODY.test(said) || OF_A_PERSON.test(withoutNoise(said))) return true;
  return [NAME_FIRST, NAME_GREETED, NAME_ASKED, NAME_LAST].some((form) => {
    const name = form.exec(said)?.[1]?.toLowerCase();
    return name !== undefined && !isPlainWord(name, isFunctionWord);
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
function questionIn(said: string): string | null {
  const clauses = said.match(CLAUSE) ?? [];
  if (!clauses.some(asks)) return null;
  const begins = clauses.findIndex((clause) => asks(clause) || !isReaction(clause));
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
