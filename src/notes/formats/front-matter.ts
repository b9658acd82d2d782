/** Front matter: the YAML between two lines of `---` at the top of a file, which speaks about the whole file. */
import type { NoteProblem } from '../../core/note.js';
import { readFacts, textsOf, type NoteFacts } from './records/note-fields.js';
import type { NoteDraft } from './note-draft.js';
import type { SourceLine } from './source-text.js';
import { isMapping, YamlSource } from './records/yaml-source.js';

/** What stands above a file's first note. */
export interface FrontMatter {
  /** How many lines it takes, its own fences included; 0 where there is none. */
  readonly lines: number;
  /** The file's title, if it states one. */
  readonly title?: string;
  readonly facts: NoteFacts;
  readonly problems: readonly NoteProblem[];
}

/** Longest front matter in lines: beyond it, a `---` at the top was a rule and not a fence. */
const MAX_LINES = 300;

/** A line that limits who may see the notes, also where the front matter as a whole is broken. */
const LIMITED = /^\s*["']?audience\b/i;

const NONE: FrontMatter = {
  lines: 0,
  facts: { questions: [], keywords: [], origins: [] },
  problems: [],
};

/** Reads the front matter of a file, if it has any. */
export function readFrontMatter(file: string, lines: readonly SourceLine[]): FrontMatter {
  if (lines[0]?.text !== '---') return NONE;
  const end = lines.slice(1, MAX_LINES).findIndex((line) => /^(?:---|\.\.\.)$/.test(line.text));
  if (end === -1) return NONE;
  const inside = lines.slice(1, end + 1).map((line) => line.text);
  const yaml = new YamlSource(file, inside.join('\n'), 1);
  if (!isMapping(yaml.root))
    return inside.every((line) => line === '') ? { ...NONE, lines: end + 2 } : NONE;
  const isBroken = yaml.problems.length > 0 && inside.some((line) => LIMITED.test(line));
  const fields = yaml.fields(yaml.root);
  const { facts, problems } = readFacts(file, fields);
  const title = textsOf(fields, 'topic')[0];
  return {
    lines: end + 2,
    ...(title === undefined ? {} : { title }),
    // Limited somehow, and it can't be told to whom: then to nobody.
    facts: isBroken && facts.audience === undefined ? { ...facts, audience: [[]] } : facts,
    problems: [...yaml.problems, ...problems],
  };
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
