/** Markdown notes (`.md`), Obsidian's included. */
import type { NoteProblem } from '../../../core/note.js';
import { readFrontMatter, withFrontMatter } from '../front-matter.js';
import { BlockReader } from './markdown-blocks.js';
import { draftSections } from './markdown-notes.js';
import { readSections, type Section } from './markdown-sections.js';
import { structured } from './markdown-structure.js';
import { firstLine, parseBlocks, type MarkdownBlock } from './markdown-tokens.js';
import { topicOfFile } from '../note-file.js';
import type { DraftedNotes } from '../note-draft.js';
import { sourceLines } from '../source-text.js';
import { TEXT_BUDGET } from '../text-budget.js';
import { markdownLines } from './source/markdown-source.js';

/**
 * Parses a Markdown file.
 * @param file - the file's name as citations show it; names what no heading precedes
 * @param text - the whole file
 * @param inVault - whether it lies in an Obsidian vault, where `#word` in a sentence is a tag
 */
export function parseMarkdown(file: string, text: string, inVault = false): DraftedNotes {
  const source = sourceLines(file, text);
  const front = readFrontMatter(file, source.lines);
  if (front.isDrawing === true) return { drafts: [], problems: front.problems };
  // Blank lines stand in for the front matter, so that all lines keep their numbers.
  const lines = markdownLines(
    file,
    source.lines.map((line) => (line.number <= front.lines ? { ...line, text: '' } : line)),
  );
  const parsed = parseBlocks(lines.join('\n'));
  const blocks = structured(parsed);
  const reader = new BlockReader(blocks, inVault);
  const sections = readSections(front.title ?? topicOfFile(file), blocks, reader);
  const facts = { ...front.facts, keywords: [...front.facts.keywords, ...reader.tags] };
  return {
    drafts: withFrontMatter(
      { ...front, facts },
      draftSections(sections, facts.questions.length > 0),
    ),
    problems: [
      ...source.problems,
      ...front.problems,
      ...emptySections(file, sections),
      ...tooDeep(file, parsed),
    ],
  };
}

/** Headings with nothing below them. */
function emptySections(file: string, section: Section): NoteProblem[] {
  return section.sections.flatMap((part) => {
    const says =
      part.furnished || part.passages.length + part.pairs.length + part.sections.length > 0;
    return says ? emptySections(file, part) : [emptySection(file, part)];
  });
}

function emptySection(file: string, section: Section): NoteProblem {
  return {
    file,
    line: section.line,
    severity: 'warning',
    code: 'empty-note',
    message: `Nothing stands below the heading "${section.title}", so it was left out.`,
    remedy: 'Write something below it, or take the heading out.',
    about: { topic: section.title },
  };
}

/** The parser gives up at its deepest level: whatever stands there was not read. */
function tooDeep(file: string, blocks: readonly MarkdownBlock[]): NoteProblem[] {
  const deep = blocks.find((block) => depthOf(block) >= TEXT_BUDGET.depth - 1);
  if (deep === undefined) return [];
  return [
    {
      file,
      line: firstLine(deep),
      severity: 'error',
      code: 'too-deep',
      message: 'The lists or quotes that begin here are nested too deeply to be read.',
      remedy: 'Use fewer levels; headings can take their place.',
    },
  ];
}

function depthOf(block: MarkdownBlock): number {
  return block.children.reduce(
    (depth, child) => Math.max(depth, depthOf(child)),
    block.token.level,
  );
}
