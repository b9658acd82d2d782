/** Headings cut a Markdown file into sections, one inside another. */
import { plainText, text, type Inline } from '../../../core/inline.js';
import type { BlockReader } from './markdown-blocks.js';
import { withoutFurniture } from './markdown-furniture.js';
import { joinLines } from './markdown-inline.js';
import { splitPairs, type Pair } from './markdown-questions.js';
import { firstLine, type MarkdownBlock } from './markdown-tokens.js';
import type { PassageDraft } from '../note-draft.js';

/** A heading with what stands below it. */
export interface Section {
  /** 1 to 6 as `#` counts them; 0 for the file itself. */
  readonly depth: number;
  readonly title: string;
  readonly content: readonly Inline[];
  readonly line: number;
  readonly endLine: number;
  /** What stands before the first subsection, without questions. */
  readonly passages: readonly PassageDraft[];
  readonly pairs: readonly Pair[];
  /** Whether it held nothing but furniture, which is no fault of its author's. */
  readonly furnished: boolean;
  readonly sections: readonly Section[];
}

/**
 * Reads the blocks of a file into sections.
 * @param title - what the file is called; its section holds what no heading precedes, and all other sections
 */
export function readSections(
  title: string,
  blocks: readonly MarkdownBlock[],
  reader: BlockReader,
): Section {
  const headings = blocks.flatMap((block, at) => (block.token.type === 'heading_open' ? [at] : []));
  const parts = headings.map((at, index) =>
    readPart(blocks.slice(at, headings[index + 1] ?? blocks.length), reader),
  );
  const opening = readBelow(blocks.slice(0, headings[0] ?? blocks.length), reader);
  const file = { depth: 0, title, content: [text(title)], line: 1, endLine: 1, ...opening };
  return { ...file, sections: nested(parts) };
}

type Part = Omit<Section, 'sections'>;

/** Reads a heading and the blocks below it. */
function readPart(blocks: readonly MarkdownBlock[], reader: BlockReader): Part {
  const [heading, ...below] = blocks;
  if (heading === undefined) throw new Error('A part begins with its heading.');
  const content = joinLines(reader.words(heading).lines);
  return {
    depth: Number(heading.token.tag.slice(1)),
    title: plainText(content).replace(/(?<!\s)\s*:$/, ''),
    content,
    line: firstLine(heading),
    endLine: firstLine(heading),
    ...readBelow(below, reader),
  };
}

/** What stands below a heading, or above all. */
function readBelow(
  blocks: readonly MarkdownBlock[],
  reader: BlockReader,
): Pick<Section, 'passages' | 'pairs' | 'furnished'> {
  const passages = reader.read(blocks);
  const kept = withoutFurniture(passages);
  return { ...splitPairs(kept), furnished: passages.length > 0 && kept.length === 0 };
}

/** Puts each part below the nearest one before it with a higher rank. */
function nested(parts: readonly Part[]): Section[] {
  const top: OpenSection[] = [];
  const open: OpenSection[] = [];
  for (const part of parts) {
    while ((open.at(-1)?.depth ?? 0) >= part.depth) open.pop();
    const section = { ...part, sections: [] };
    (open.at(-1)?.sections ?? top).push(section);
    open.push(section);
  }
  return top;
}

/** A section that may still get subsections. */
interface OpenSection extends Part {
  readonly sections: OpenSection[];
}
