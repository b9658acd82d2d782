/** A message's words without people's names, their addresses and secrets. */
import { privateWordsIn, strikeOut } from '../../../core/text/private-words.js';
import type { SlackMessage, SlackThread } from './slack-threads.js';

/** A message's words as Markdown, with what it calls people. */
export type SlackWords = (message: { readonly text: string; readonly blocks?: unknown }) => {
  readonly markdown: string;
  readonly names: readonly string[];
};

/** How words are read, and what people are called, by their ids. */
export interface People {
  readonly markdown: SlackWords;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Shorter first names are parts of too many words. */
const SHORTEST_NAME = 3;

/** @returns the words, and how many different things were struck out of them */
export function strikeNames(
  message: SlackMessage,
  thread: SlackThread,
  { markdown, names }: People,
): { text: string; struck: number } {
  const read = markdown(message);
  const full = [...names.values()].flat().filter((name) => name.includes(' '));
  const found = privateWordsIn(read.markdown, [
    ...read.names,
    ...full.filter((name) => read.markdown.includes(name)),
  ]);
  const text = strikeOut(read.markdown, found, ({ kind }) => `(${WORD[kind]})`);
  return withoutFirstNames(text, found.length, thread, names);
}

const WORD = { secret: 'secret', address: 'address', mention: 'name' } as const;

/** First names are words ("Will", "Mark"), so only those of who takes part, in capitals and whole, are struck out. */
function withoutFirstNames(
  text: string,
  struck: number,
  thread: SlackThread,
  names: ReadonlyMap<string, readonly string[]>,
): { text: string; struck: number } {
  const users = new Set(thread.map(({ user }) => user));
  const first = new Set(
    [...users]
      .flatMap((user) => names.get(user) ?? [])
      .map((name) => name.split(/\s/)[0] ?? '')
      .filter((name) => name.length >= SHORTEST_NAME && /^\p{Lu}/u.test(name)),
  );
  const gone = new Set<string>();
  const left = text.replace(/[\p{L}\p{N}]+/gu, (word) => {
    if (!first.has(word)) return word;
    gone.add(word);
    return '(name)';
  });
  return { text: left, struck: struck + gone.size };
}
