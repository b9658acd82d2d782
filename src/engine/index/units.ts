/**
 * From a note to the units that are indexed: its topic, each other way to ask for it, its keywords, and each
 * passage. Long passages are cut into windows, so that one telling paragraph is not drowned by its neighbours.
 */
import type { Note, Passage } from '../../core/note.js';
import { plainText } from '../../core/inline.js';
import { withoutNoise } from '../query/noise.js';
import type { Words } from '../words/words.js';
import { FIELD, type UnitSource } from './unit-source.js';

/** Words of a window. */
const WINDOW = 160;
/** A rest shorter than this stays with the window before it. */
const SHORTEST_REST = 60;

/** A part of a note that is found and ranked on its own: the note itself, or a section of it. */
export interface Entry {
  /** Position, among the note's passages, of the passage that opens the part. */
  readonly opening: number;
  /** Its units; the topic is always the first. */
  readonly units: readonly UnitSource[];
}

/**
 * Cuts a note into entries: one for the note, one for each section with a heading of its own. Of a long document
 * one section answers a question; as one bag of words it would answer every question a little. A section is known
 * by its heading, and less by those above it; other ways to ask and keywords belong to the note.
 */
export function entriesOfNote(note: Note, { tokenize }: Words): Entry[] {
  const own = openingUnits(topicWords(note, tokenize), tokenize, note.root.path.slice(0, -1), 0);
  for (const question of note.questions)
    own.push({
      field: FIELD.question,
      parent: 0,
      passage: 0,
      words: askedWords(question, tokenize),
    });
  const keywords = note.keywords.flatMap(tokenize);
  if (keywords.length > 0)
    own.push({ field: FIELD.keyword, parent: 0, passage: 0, words: keywords });
  const entries = [{ opening: 0, units: own }];
  let passage = 0;
  const visit = (above: Passage, units: UnitSource[], parent: number): void => {
    for (const child of above.children) {
      passage++;
      if (isSection(child)) {
        const words = askedWords(wordsOf(child), tokenize);
        const section = openingUnits(words, tokenize, child.path.slice(0, -1), passage);
        entries.push({ opening: passage, units: section });
        visit(child, section, 0);
        continue;
      }
      const first = units.length;
      const said = leadsElsewhere(child) ? [] : tokenize(wordsOf(child));
      for (const words of windowsOf(said))
        units.push({ field: FIELD.text, parent, passage, words });
      visit(child, units, first);
    }
  };
  visit(note.root, own, 0);
  return entries;
}

/** The unit of a heading, and behind it the unit of the headings above, if there are any. */
function openingUnits(
  words: readonly string[],
  tokenize: Words['tokenize'],
  above: readonly string[],
  passage: number,
): UnitSource[] {
  if (above.length === 0) return [{ field: FIELD.topic, parent: -1, passage, words }];
  return [
    { field: FIELD.topic, parent: 1, passage, words },
    { field: FIELD.path, parent: -1, passage, words: tokenize(above.join('\n')) },
  ];
}

/** A heading inside a note with something below it. */
function isSection({ kind, children }: Passage): boolean {
  return kind === 'topic' && children.length > 0;
}

/**
 * The opening words; where the topic says something else than the passage that opens the note, both.
 */
function topicWords({ root, topic }: Note, tokenize: Words['tokenize']): string[] {
  const own = wordsOf(root);
  return (own.includes(topic) ? [own] : [topic, own]).flatMap((text) => askedWords(text, tokenize));
}

/** The words of a heading or of another way to ask: of a question without its greeting, which the asker's loses too. */
function askedWords(text: string, tokenize: Words['tokenize']): string[] {
  return tokenize(text.trimEnd().endsWith('?') ? withoutNoise(text) : text);
}

/**
 * Whether a passage is nothing but links to other places of the folder, as in a table of contents: it repeats the words of the
 * headings that it leads to, and would be found before them. A link to a note by its name alone ("[[Room 5]]") may be all that is
 * known of it.
 */
function leadsElsewhere({ label, content, children }: Passage): boolean {
  if (label !== undefined || children.length > 0) return false;
  const links = content.filter((node) => node.kind === 'link');
  return (
    links.length > 0 &&
    links.every(({ href }) => IN_FOLDER.test(href)) &&
    content.every((node) => node.kind === 'link' || !LETTER.test(plainText([node])))
  );
}

/** An address without a scheme or a host. */
const IN_FOLDER = /^(?!\/\/|[a-z][a-z\d+.-]*:)\S/i;
const LETTER = /[\p{L}\p{N}]/u;

/** A passage's words with its label in front. */
function wordsOf(passage: Passage): string {
  const { label, text } = passage;
  return label === undefined || text.startsWith(label) ? text : `${label} ${text}`;
}

function windowsOf(words: readonly string[]): (readonly string[])[] {
  if (words.length <= WINDOW + SHORTEST_REST) return [words];
  const windows: string[][] = [];
  let from = 0;
  while (words.length - from > WINDOW + SHORTEST_REST) {
    windows.push(words.slice(from, from + WINDOW));
    from += WINDOW;
  }
  windows.push(words.slice(from));
  return windows;
}
