/**
 * How much any reader of note files may take, in one place; what people type and paste in a chat, and what registries
 * serve, has limits of its own in `core/text/reading-budget.ts`: a file is read once when it changes,
 * a message each time somebody sends it. Notes are written by people who may mean harm, and read
 * in the process that answers everybody: what is within these bounds is read in a time that grows with its length,
 * and what is beyond them is left out and said to be. Each bound is far above what people write by hand.
 */
export const TEXT_BUDGET = {
  /** Bytes of a file, by format: what its reader takes a second or two for. JSONL is read line by line. */
  fileBytes: {
    outline: 4_000_000,
    markdown: 2_000_000,
    yaml: 1_000_000,
    toml: 500_000,
    csv: 2_000_000,
    jsonl: 64_000_000,
  },
  /** Lines of a file; each costs some 10 microseconds, and short ones fit millions of times into the bytes above. */
  lines: 30_000,
  /** Lexical tokens of YAML and JSON, blanks included; 1 MB of questions with their answers has about 50,000. */
  tokens: 120_000,
  /** Lines of JSONL that are read at a stretch, before others get their turn. */
  portion: 1_000,
  /** UTF-16 units of a line; a hand-written paragraph is far below, a pasted dump is not worth quoting. */
  lineLength: 20_000,
  /** Levels of values, lists or quotes inside one another. Readers recurse that deep at most. */
  depth: 100,
  /** Levels of an outline; what is deeper becomes a sibling at that level. */
  outlineDepth: 32,
  /** Values that aliases (`*name`) may repeat in a file: each use counts with all that it stands for. */
  repeatedValues: 10_000,
  /** Mistakes of one file that are told apart; one can cause a chain of them, and the first few tell where to look. */
  mistakes: 10,
  /** Problems kept of one file; the rest are counted. */
  problems: 200,
  /** Lines of front matter: beyond it, a `---` at the top was a rule and not a fence. */
  frontMatterLines: 300,
  /** UTF-16 units inside of a wiki link. */
  wikiLink: 300,
  /** Times that a table is read again behind a quote without end. */
  tableRestarts: 5,
  /** UTF-16 units of one step of a passage's path, and of a label: longer words are a statement and no name. */
  pathStep: 120,
} as const;
