/**
 * The arguments of an ICU message, read from its text by the compiler: `{count, plural, one {# note} other {# notes}}`
 * takes `{ count: number }`. So a message says once what it takes, and a call with anything else does not compile.
 *
 * Braces nest strictly: inside words, one opens an argument; inside a plural's or a select's options, one opens words
 * again. So reading needs no stack, only where it is. Not read: braces quoted by apostrophes, which no message has.
 */

/**
 * The arguments of a message by name; of one message out of several, those of all.
 * @typeParam Words - what an argument that is only put in may be
 */
export type MessageArguments<Message extends string, Words> = ByName<
  Message extends string ? Read<Message> : never,
  Words
>;

/** What is known of an argument: its name, and whether it must be a number. */
type Found = readonly [name: string, kind: 'number' | 'choice' | 'words'];

type ByName<All extends Found, Words> = {
  readonly [Name in All[0]]: KindOf<All, Name> extends infer Kind
    ? 'number' extends Kind
      ? number
      : 'choice' extends Kind
        ? string
        : Words
    : never;
};

type KindOf<All extends Found, Name extends string> = Extract<All, readonly [Name, unknown]>[1];

type Read<Message extends string, Where = 'words', All extends Found = never> =
  NextBrace<Message> extends readonly [infer Brace, infer Rest extends string]
    ? Where extends 'options'
      ? Read<Rest, 'words', All>
      : Brace extends '}'
        ? Read<Rest, 'options', All>
        : ReadArgument<Rest, All>
    : All;

/** Behind the brace that opens an argument. */
type ReadArgument<Message extends string, All extends Found> =
  NextBrace<Message> extends readonly [infer Brace, infer Rest extends string]
    ? Brace extends '}'
      ? Read<Rest, 'words', All | Simple<Before<Message, '}'>>>
      : Read<Rest, 'words', All | Branching<Before<Message, '{'>>>
    : never;

type Simple<Inside extends string> = Inside extends `${infer Name}, ${string}`
  ? readonly [Name, 'number']
  : readonly [Inside, 'words'];

type Branching<Inside extends string> = Inside extends `${infer Name}, select,${string}`
  ? readonly [Name, 'choice']
  : Inside extends `${infer Name}, ${string}`
    ? readonly [Name, 'number']
    : never;

type Before<Text extends string, End extends string> = Text extends `${infer Head}${End}${string}`
  ? Head
  : never;

type After<
  Text extends string,
  Begin extends string,
> = Text extends `${string}${Begin}${infer Tail}` ? Tail : never;

/** The next brace of either kind, and what is behind it; `null` where there is none. */
type NextBrace<Text extends string> = Text extends `${infer Head}{${infer Tail}`
  ? Head extends `${string}}${string}`
    ? readonly ['}', After<Text, '}'>]
    : readonly ['{', Tail]
  : Text extends `${string}}${infer Tail}`
    ? readonly ['}', Tail]
    : null;
