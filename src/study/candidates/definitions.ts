/**
 * Definitions: a sentence that says what the thing is that its note, heading or label names. Asked both ways: the sentence
 * without the name, and the name without the sentence.
 */
import { plainText, text } from '../../core/inline.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import { firstSentence } from '../sentence.js';
import type { StudyCard } from '../study-card.js';
import {
  candidateOf,
  fileAbove,
  headingsAbove,
  partOf,
  withGap,
  type MakeCandidates,
} from './candidate.js';

/** A definition, by offsets into the plain words of its passage. */
interface Definition {
  readonly name: string;
  /** Where the name begins, its article left out, and where what is said of it begins and ends. */
  readonly nameAt: number;
  readonly nameEnd: number;
  readonly saysAt: number;
  readonly end: number;
  /** What stands in brackets behind the name. */
  readonly alias: string | null;
}

/**
 * "A broker (MQ) is a program that …". The names of "is" are those of the languages that the engine reads definitions in
 * (engine/rank/introduction.ts).
 */
const DEFINES =
  /^((?:an?|the|ein|eine|der|die|das|un|une|le|la|el)\s)?([^\s,;:.!?()][^,;:.!?()]{0,60}?)(?:\s\(([^()]{1,60})\))?\s(?:is|are|means|stands\sfor|refers\sto|ist|sind|bezeichnet|bedeutet|est|es)\s(?=\p{L})/iu;
/** What comes behind "is" where a thing is said to be another thing, and not how it is. */
const THING =
  /^(?:an?|the|one\sof|ein|eine|der|die|das|un|une|le|la|el)\s|^(?:what|software|hardware|data|text|code)\b/iu;
const IS_IN_ITSELF = /(?:means|stands\sfor|refers\sto|bezeichnet|bedeutet)\s$/iu;

/** A name of more words is a sentence about something. */
const MOST_NAME_WORDS = 4;

/** The cards of what a note defines. */
export const definitionsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const subjects = subjectsOf(note, words);
  for (const passage of passagesOf(note)) {
    if (passage.kind === 'code' || passage.kind === 'topic' || passage.kind === 'row') continue;
    const found = definitionIn(passage, words);
    if (found === null || !subjects.has(keyOf(found.name, words))) continue;
    yield candidateOf(note, passage, termDraft(passage, found, words), words);
    // What the author asks is a pair already.
    if (!note.topic.trimEnd().endsWith('?'))
      yield candidateOf(note, passage, meaningDraft(passage, found, words), words);
  }
};

function termDraft(passage: Passage, found: Definition, words: Words) {
  const { name, nameAt, nameEnd, end, alias } = found;
  const sentence = partOf(passage.content, nameAt, end);
  return {
    kind: 'term',
    anchor: [name],
    words: withGap(sentence, 0, nameEnd - nameAt),
    about: aboutOf(passage, [name, alias ?? ''], words),
    answer: [text(name)],
    accepted: alias === null ? [] : [alias],
  } as const;
}

function meaningDraft(passage: Passage, { name, saysAt, end }: Definition, words: Words) {
  return {
    kind: 'meaning',
    anchor: [name],
    words: [text(name)],
    about: aboutOf(passage, [name], words),
    answer: partOf(passage.content, saysAt, end),
  } as const;
}

/** What the name is about: the headings above it, or else its file, without those that have a word of it. */
function aboutOf(passage: Passage, names: readonly string[], words: Words): readonly string[] {
  const named = new Set(names.flatMap((name) => stemsOf(name, words)));
  const isOther = (step: string): boolean => !stemsOf(step, words).some((root) => named.has(root));
  const above = headingsAbove(passage).filter(isOther);
  return above.length > 0 ? above : fileAbove(passage).filter(isOther);
}

/** The first sentence of a passage, if it says what something is. */
function definitionIn({ content }: Passage, words: Words): Definition | null {
  const plain = plainText(content);
  const end = firstSentence(plain).length;
  const sentence = plain.slice(0, end);
  const match = DEFINES.exec(sentence);
  if (match === null) return null;
  const [head, article = '', named = '', alias] = match;
  const name = named.replace(/^["“„'»«]|["”“'»«]$/g, '');
  const says = sentence.slice(head.length);
  if (!THING.test(says) && !IS_IN_ITSELF.test(head)) return null;
  if (!isName(words.tokenize(name), words)) return null;
  const nameEnd = article.length + named.length + (alias === undefined ? 0 : alias.length + 3);
  const places = { nameAt: article.length, nameEnd, saysAt: head.length, end };
  return { name, alias: alias ?? null, ...places };
}

/** Few words, with no small one at either end: "while signals" and "a path that" are parts of sentences. */
function isName(all: readonly string[], { isFunctionWord }: Words): boolean {
  const ends = [all[0] ?? '', all.at(-1) ?? ''];
  return all.length <= MOST_NAME_WORDS && !(all.length > 1 && ends.some(isFunctionWord));
}

/** What a note names: its topic, headings and labels, and what the author says it is asked for. */
function subjectsOf(note: Note, words: Words): ReadonlySet<string> {
  const names = passagesOf(note).flatMap(({ kind, text: own, label }) =>
    kind === 'topic' ? [own] : (label ?? []),
  );
  const keys = [note.topic, ...names, ...note.questions].flatMap((name) => {
    const [, before, within] = /^(.{1,80}?)\s?\(([^()]{1,60})\)$/u.exec(name.trim()) ?? [];
    return [name, before, within].flatMap((one) => (one === undefined ? [] : keyOf(one, words)));
  });
  return new Set(keys.filter((key) => key !== ''));
}

/** A name by its words of substance: "What is a broker?" and "Brokers" are one. */
const keyOf = (name: string, words: Words): string => [...stemsOf(name, words)].sort().join(' ');

function stemsOf(name: string, { tokenize, stem, isFunctionWord, cues }: Words): string[] {
  const telling = tokenize(name).filter(
    (word) => !isFunctionWord(word) && !cues.definition.has(word),
  );
  return [...new Set(telling.map(stem))];
}
