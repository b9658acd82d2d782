/** Front matter: the YAML between two lines of `---` at the top of a file, which speaks about the whole file. */
import type { NoteProblem } from '../../core/note.js';
import { readFacts, textsOf, type NoteFacts } from './records/note-fields.js';
import type { NoteDraft } from './note-draft.js';
import type { SourceLine } from './source-text.js';
import { checkFields } from './records/field-names.js';
import { entryOf, fieldsOf, type DataMap } from './records/data-node.js';
import { readYaml } from './records/yaml-data.js';
import { TEXT_BUDGET } from './text-budget.js';

/** What stands above a file's first note. */
export interface FrontMatter {
  /** How many lines it takes, its own fences included; 0 where there is none. */
  readonly lines: number;
  /** The file's title, if it states one. */
  readonly title?: string;
  readonly facts: NoteFacts;
  /** Whether the file is a drawing that Obsidian's Excalidraw keeps as Markdown: strokes and lettering, and no notes. */
  readonly isDrawing?: true;
  readonly problems: readonly NoteProblem[];
}

/** A line that limits who may see the notes, also where the front matter as a whole is broken. */
const LIMITED = /^\s*["']?(?:audiences?|visible[ _-]?to|only[ _-]?for|readers)\b/i;

const NONE: FrontMatter = {
  lines: 0,
  facts: { questions: [], keywords: [], origins: [] },
  problems: [],
};

/** Reads the front matter of a file, if it has any. */
export function readFrontMatter(file: string, lines: readonly SourceLine[]): FrontMatter {
  if (lines[0]?.text !== '---') return NONE;
  const end = lines
    .slice(1, TEXT_BUDGET.frontMatterLines)
    .findIndex((line) => /^(?:---|\.\.\.)$/.test(line.text));
  if (end === -1) return NONE;
  const inside = lines.slice(1, end + 1).map((line) => line.text);
  const { root, problems: mistakes } = readYaml(file, inside.join('\n'), 1);
  const isBroken = mistakes.length > 0 && inside.some((line) => LIMITED.test(line));
  if (root?.kind !== 'map') {
    const isEmpty = inside.every((line) => line === '' || line.startsWith('#'));
    if (isBroken) return { ...NONE, facts: { ...NONE.facts, audience: [[]] }, problems: mistakes };
    return isEmpty ? { ...NONE, lines: end + 2 } : NONE;
  }
  const fields = fieldsOf(root);
  const { facts, problems } = readFacts(file, fields);
  const check = checkFields(
    file,
    root.entries.map(({ key }) => ({ name: key.text, line: key.line })),
  );
  const asked = entryOf(root, 'question')?.value;
  const title =
    textsOf(fields, 'topic')[0] ??
    (asked?.kind === 'text' ? asked.text.trim() : undefined) ??
    embeddedTitle(root);
  const isHidden = check.hides || (isBroken && facts.audience === undefined);
  return {
    lines: end + 2,
    ...(title === undefined ? {} : { title }),
    ...(entryOf(root, 'excalidraw-plugin') === undefined ? {} : { isDrawing: true }),
    // Limited somehow, and it can't be told to whom: then to nobody.
    facts: isHidden ? { ...facts, audience: [[]] } : facts,
    problems: [...mistakes, ...problems, ...check.problems],
  };
}

/** The title of the box that a community bot shows a tag in (`embed: {title: …}`). */
function embeddedTitle(root: DataMap): string | undefined {
  const embed = entryOf(root, 'embed')?.value;
  return embed?.kind === 'map' ? textsOf(fieldsOf(embed), 'topic')[0] : undefined;
}

/**
 * Adds what the front matter says to the file's notes: other ways to ask belong to the first note, the one
 * that the file is named for; keywords, owner, review date and sources to each.
 */
export function withFrontMatter(front: FrontMatter, drafts: readonly NoteDraft[]): NoteDraft[] {
  const { questions, keywords, origins, ...rest } = front.facts;
  return drafts.map((draft, index) => ({
    ...draft,
    ...rest,
    questions: unique([...draft.questions, ...(index === 0 ? questions : [])]),
    keywords: unique([...draft.keywords, ...keywords]),
    origins: unique([...draft.origins, ...origins]),
  }));
}

/** The same texts, each once. */
export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
