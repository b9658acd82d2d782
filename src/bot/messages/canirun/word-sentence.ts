/** Messages what the core says as codes and facts, in the language of the place. */
import type { Localized, Said, SaidList, SaidValue, Sentence } from '../../../canirun/said.js';
import type { Messages } from '../messages.js';

/**
 * A sentence in a language.
 *
 * @param sentence - a message with its facts, or a text of a data file
 * @param messages - the messages of the language
 */
export function wordSentence(sentence: Sentence, messages: Messages): string {
  return wordValue(sentence, messages);
}

/** Messages of a fact: a sentence in it, a list, or a name as it is. */
export function wordValue(value: SaidValue, messages: Messages): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isList(value)) return wordList(value, messages);
  return isSaid(value) ? wordSaid(value, messages) : value[messages.language];
}

/** The compiler knows each code's facts where it is said (`said`), not here, where any may come. */
type Facts = never;

function wordSaid({ code, facts }: Said, messages: Messages): string {
  const values = Object.entries(facts).map(
    ([name, fact]) => [name, wordFact(fact, messages)] as const,
  );
  return messages.say(code, Object.fromEntries(values) as Facts);
}

/** A sentence within another loses its full stop; numbers stay numbers, for plurals. */
function wordFact(fact: SaidValue, messages: Messages): string | number {
  if (typeof fact === 'number') return fact;
  return wordValue(fact, messages).replace(/\.$/, '');
}

function wordList({ list, of }: SaidList, messages: Messages): string {
  const items = of.map((item) => String(wordFact(item, messages)));
  if (list === ',' || list === ';') return items.join(`${list} `);
  const type = list === 'and' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(messages.language, { type }).format(items);
}

function isList(value: Localized | Said | SaidList): value is SaidList {
  return 'list' in value;
}

function isSaid(value: Localized | Said): value is Said {
  return 'code' in value;
}
