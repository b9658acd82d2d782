/**
 * Which sections of a Markdown file become notes.
 *
 * A section with small subsections (the aspects of one topic: "Size", "Start-up") is one note, so that a
 * question about a contrast finds both sides and one about an aspect gets `Containers and VMs › Size`. A section
 * whose subsections are topics of their own is cut into a note for each, with the headings above in its path.
 */
import { draftPair } from './markdown-questions.js';
import type { Section } from './markdown-sections.js';
import type { NoteDraft, PassageDraft } from '../note-draft.js';
import { isSourceName, sourcesIn, splitSources } from '../sources.js';

/** Passages up to which a subsection counts as an aspect of the topic above it. */
const ASPECT_SIZE = 8;
/** Passages up to which a section with its aspects stays one note. */
const TOPIC_SIZE = 60;
/** The same where the author asks questions in front matter, and so means the file to be one topic. */
const NAMED_TOPIC_SIZE = 200;

/**
 * Drafts the notes of a file.
 * @param named - whether front matter asks questions for the file
 */
export function draftSections(file: Section, named: boolean): NoteDraft[] {
  const [first, ...more] = file.sections.filter((section) => section.depth === 1);
  // Without a heading of the first rank the file's name is the title, as Obsidian shows it.
  if (first === undefined) return cut(file, [], named);
  const own = cut({ ...file, sections: [] }, [], false);
  const others = file.sections.filter((section) => section !== first);
  const only = named && more.length === 0 && own.length === 0;
  return [...own, ...cut(first, [], only), ...others.flatMap((section) => cut(section, [], false))];
}

/** The notes of a section: itself with its aspects, or what it opens with and each subsection for itself. */
function cut(section: Section, above: readonly string[], named: boolean): NoteDraft[] {
  if (isOneTopic(section, named))
    return [...draftWhole(section, above), ...draftPairs(section, above)];
  const sources = section.sections.filter((part) => isSourceName(part.title));
  const topics = section.sections.filter((part) => !isSourceName(part.title));
  const origins = sources.map(sectionPassage).flatMap(sourcesIn);
  const opening = { ...section, sections: [] };
  return [
    ...draftWhole(opening, above),
    ...draftPairs(opening, above),
    ...topics.flatMap((part) => cut(part, [...above, section.title], false)),
  ].map((draft) => ({ ...draft, origins: [...draft.origins, ...origins] }));
}

function isOneTopic(section: Section, named: boolean): boolean {
  if (named) return sizeOf(section) <= NAMED_TOPIC_SIZE;
  return section.sections.every(isAspect) && sizeOf(section) <= TOPIC_SIZE;
}

function isAspect(section: Section): boolean {
  return (
    section.sections.length === 0 && section.pairs.length === 0 && sizeOf(section) <= ASPECT_SIZE
  );
}

/** How many passages a section holds, its subsections' included. */
function sizeOf(section: Section): number {
  return (
    countOf(section.passages) + section.sections.reduce((sum, part) => sum + 1 + sizeOf(part), 0)
  );
}

function countOf(passages: readonly PassageDraft[]): number {
  return passages.reduce((sum, passage) => sum + 1 + countOf(passage.children), 0);
}

/** A section as one note; none if it says nothing. */
function draftWhole(section: Section, above: readonly string[]): NoteDraft[] {
  const { title, content, line, endLine } = section;
  const children = childrenOf(section);
  const heading = { kind: 'topic', text: title, content, line, endLine, children } as const;
  const { passage: root, origins } = splitSources(heading);
  if (root.children.length === 0) return [];
  return [{ topic: title, above, root, questions: [], keywords: [], origins }];
}

/** The notes of the questions in a section and its subsections. */
function draftPairs(section: Section, above: readonly string[]): NoteDraft[] {
  const below = section.depth === 0 ? above : [...above, section.title];
  return [
    ...section.pairs.map((pair) => draftPair(pair, below)),
    ...section.sections.flatMap((part) => draftPairs(part, below)),
  ];
}

function childrenOf(section: Section): PassageDraft[] {
  const parts = section.sections.filter((part) => sizeOf(part) > 0);
  return [...section.passages, ...parts.map(sectionPassage)];
}

function sectionPassage(section: Section): PassageDraft {
  const { title, content, line, endLine } = section;
  return {
    kind: 'topic',
    text: title,
    content,
    label: title,
    line,
    endLine,
    children: childrenOf(section),
  };
}
