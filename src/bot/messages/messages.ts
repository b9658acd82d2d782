/**
 * What the bot itself says, in the language of the place: one message by its key, with its arguments put in. Messages
 * are parsed when first said, and kept.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { plainText, text, type Inline } from '../../core/inline.js';
import { DEFAULT_LANGUAGE, type Language } from '../../core/language.js';
import type { Catalogue, MessageKey } from './catalogue.js';
import { DE } from './de.js';
import { EN } from './en.js';
import type { MessageArguments } from './message-arguments.js';

/** The catalogues. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: EN, de: DE };

/** What follows a message's key: its arguments, or nothing where it takes none. */
type ArgumentsOf<Key extends MessageKey, Words> = [
  keyof MessageArguments<(typeof EN)[Key], Words>,
] extends [never]
  ? []
  : [values: MessageArguments<(typeof EN)[Key], Words>];

/** What the bot says, in one language. */
export interface Messages {
  readonly language: Language;
  /** A message as plain words; its markup is left out. */
  say<Key extends MessageKey>(key: Key, ...values: ArgumentsOf<Key, string | number>): string;
  /** A message with its markup: `<code>`, `<b>` and `<i>`. Inline text may be put in as it is. */
  inline<Key extends MessageKey>(
    key: Key,
    ...values: ArgumentsOf<Key, string | number | readonly Inline[]>
  ): readonly Inline[];
}

const known = new Map<Language, Messages>();

/** What the bot says in a language. @param language - absent: the default */
export function messagesOf(language: Language = DEFAULT_LANGUAGE): Messages {
  const messages = known.get(language) ?? createMessages(language);
  known.set(language, messages);
  return messages;
}

/** A reply or form with the language that it is in, for those who write their own words around it. */
export function inLanguage<Said extends { readonly language?: Language }>(
  said: Said,
  { language }: Pick<Messages, 'language'>,
): Said {
  return said.language !== undefined || language === DEFAULT_LANGUAGE
    ? said
    : { ...said, language };
}

type Values = Readonly<Record<string, string | number | readonly Inline[]>>;

function createMessages(language: Language): Messages {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  /** What messages without arguments say: always the same. */
  const fixed = new Map<MessageKey, readonly Inline[]>();

  function format(key: MessageKey, values: Values): readonly Inline[] {
    const message = parsed.get(key) ?? new IntlMessageFormat(CATALOGUES[language][key], language);
    parsed.set(key, message);
    const parts = message.formatToParts<Part>({ ...TAGS, ...values });
    return toInline(parts.map(({ value }) => value));
  }

  function inline(key: MessageKey, values?: Values): readonly Inline[] {
    if (values !== undefined) return format(key, values);
    const said = fixed.get(key) ?? format(key, {});
    fixed.set(key, said);
    return said;
  }

  return {
    language,
    say: (key, ...[values]) => plainText(inline(key, values)),
    inline: (key, ...[values]) => inline(key, values),
  };
}

/** What is put into a message, besides words. */
type Part = Inline | readonly Inline[];

const toInline = (parts: readonly (string | Part)[]): Inline[] =>
  parts.flatMap((part) => (typeof part === 'string' ? text(part) : part));

type Chunks = readonly (string | Part)[];

const TAGS = {
  code: (chunks: Chunks): Inline => ({ kind: 'code', text: plainText(toInline(chunks)) }),
  b: (chunks: Chunks): Inline => ({ kind: 'strong', children: toInline(chunks) }),
  i: (chunks: Chunks): Inline => ({ kind: 'emphasis', children: toInline(chunks) }),
};
