/** The host catalogue: recognises descriptions and completes half-typed ones. */
import { said, type SaidValue } from '../said.js';
import { READING_BUDGET } from '../../core/text/reading-budget.js';
import type { HostCatalogue, HostRecognition, MissingFact, Understood } from './host.js';
import { cleanText, readAtoms } from './read/atoms.js';
import { buildHosts } from './build/build-hosts.js';
import { withDoubts, withStrangeSystem } from './build/doubts.js';
import { createCompletion } from './complete-host.js';
import { collectClues, wordsOf, type Clues } from './read/clues.js';
import type { HostData } from './host-data.js';
import { machineName } from './host-name.js';
import { createLexicon, type Entry, type Lexicon } from './read/lexicon.js';
import { findMentions, mendAtoms } from './read/mentions.js';
import { readNodePools, type NodePool } from './pasted/node-pools.js';
import { describePaste } from './pasted/paste.js';
import { HINT, withKernelMarks } from './pasted/uname.js';

/**
 * Creates the catalogue.
 * @param data - its validated data
 * @throws UserError when a phrase of the data can't be read
 */
export function createHostCatalogue(data: HostData): HostCatalogue {
  const lexicon = createLexicon(data);
  return {
    recognise: (description) => recogniseAll(description, lexicon),
    complete: createCompletion(data),
  };
}

/** Pools of a cluster are as many readings of it; anything else is one description. */
function recogniseAll(description: string, lexicon: Lexicon): HostRecognition {
  const pools = readNodePools(description.slice(0, READING_BUDGET.description));
  const [first, ...others] = pools;
  if (first === undefined) return recognise(description, lexicon);
  const text = description.trim();
  if (others.length === 0) return { ...recognise(first.description, lexicon), text };
  const shown = pools.slice(0, MAX_POOLS);
  const recognised = shown.map((pool) => recognise(pool.description, lexicon));
  return {
    text,
    readings: recognised.flatMap(({ readings: [host] }, i) =>
      host === undefined ? [] : [{ ...host, apart: nodesOf(shown[i]) }],
    ),
    understood: recognised.flatMap(({ understood }) => understood),
    assumed: [],
    missing: [askNode(shown)],
    ignored: [...new Set(recognised.flatMap(({ ignored }) => ignored))].slice(0, 20),
  };
}

/** More pools than this are no answer but a question. */
const MAX_POOLS = 6;
/** More nodes than this are no longer listed. */
const MOST_LISTED = 3;

function nodesOf(pool: NodePool | undefined): SaidValue {
  const all = pool?.nodes ?? [];
  const nodes = all.slice(0, MOST_LISTED).join(', ');
  return all.length > MOST_LISTED
    ? said('apart.nodes-more', { nodes, more: all.length - MOST_LISTED })
    : said('apart.nodes', { nodes });
}

function askNode(pools: readonly NodePool[]): MissingFact {
  return {
    fact: 'node',
    question: said('ask.node'),
    choices: pools.map(({ description }) => description),
  };
}

function recognise(description: string, lexicon: Lexicon): HostRecognition {
  const typed = cleanText(description);
  const { certain, hints } = withoutHints(describePaste(typed) ?? withKernelMarks(typed));
  const alone = readClues(certain, lexicon);
  const clues =
    hints.length === 0 || namesSystem(alone)
      ? alone
      : readClues([certain, ...hints].join(' ; '), lexicon);
  const ignored = ignoredWords(clues);
  return {
    text: description.trim(),
    ...withDoubts(
      withStrangeSystem(buildHosts(clues, lexicon), ignored, clues),
      ignored,
      description.trim(),
    ),
    understood: sayBack(clues),
    ignored,
  };
}

function readClues(text: string, lexicon: Lexicon): Clues {
  const atoms = mendAtoms(readAtoms(text), lexicon);
  return collectClues(text, atoms, findMentions(atoms, lexicon), lexicon);
}

/** What only hints at a system counts where none is named. */
function namesSystem(clues: Clues): boolean {
  return clues.releases.length > 0 || clues.systems.some(({ system }) => system.general !== true);
}

/** Separates what a kernel's name hints at from what is sure. */
function withoutHints(text: string): {
  readonly certain: string;
  readonly hints: readonly string[];
} {
  if (!text.includes(HINT)) return { certain: text, hints: [] };
  const statements = text.split(/(?<!\s)\s+;\s+/);
  return {
    certain: statements.filter((s) => !s.startsWith(HINT)).join(' ; '),
    hints: statements.filter((s) => s.startsWith(HINT)).map((s) => s.slice(HINT.length)),
  };
}

function sayBack(clues: Clues): readonly Understood[] {
  const yearsSaid = [...new Set(clues.numbers.years)].map(String);
  const words = clues.mentions.flatMap((mention, i) => {
    const meaning = meaningOf(clues, mention.entries);
    if (meaning === undefined) return [];
    const isMac = mention.entries.some(
      (e) => e.kind === 'machine' && e.machine.generations !== undefined,
    );
    const years = isMac ? yearsSaid : [];
    const numbers = [...(clues.numbers.ofMention.get(i) ?? []), ...years];
    return [
      {
        words: [wordsOf(clues, i), ...numbers].join(' '),
        meaning: [meaning, ...numbers].join(' '),
      },
    ];
  });
  const { memory, kernel } = clues.numbers;
  if (kernel !== undefined)
    words.push({ words: kernel.words, meaning: `kernel ${kernel.version}` });
  if (memory !== undefined) {
    const amount = `${Number((memory / 2 ** 30).toFixed(1))} GB`;
    words.push({ words: amount, meaning: `${amount} of memory` });
  }
  return words;
}

function meaningOf(clues: Clues, entries: readonly Entry[]): string | undefined {
  const [entry] = entries;
  switch (entry?.kind) {
    case 'system':
      return entry.system.name;
    case 'release': {
      const { name, id } = entry.system;
      const { label, version, feature } = entry.release;
      return [name, label ?? version, id === 'windows' ? feature : undefined]
        .filter(Boolean)
        .join(' ');
    }
    case 'machine':
      return machineName(clues, entry.machine) || undefined;
    case 'cpu':
      return entry.cpu.name;
    case 'tool':
      return entry.tool.name;
    case 'gpu':
      return entry.gpu.name;
    case 'claim':
      return entry.claim.means;
    case 'software':
    case 'noise':
    case undefined:
      return undefined;
  }
}

/**
 * Words that were not understood, as typed, each once. A letter that says nothing by itself belongs to the number
 * glued to it: `d630` is one word.
 */
function ignoredWords(clues: Clues): readonly string[] {
  const known = new Set<number>(clues.numbers.used);
  const noise = new Set<number>();
  for (const { from, to, entries } of clues.mentions) {
    const kind = entries.every((entry) => entry.kind === 'noise') ? noise : known;
    for (let at = from; at < to; at += 1) kind.add(at);
  }
  const runs: number[][] = [[]];
  clues.atoms.forEach(({ join }, at) => {
    if (join === 'space' || join === 'break' || known.has(at)) runs.push([]);
    if (!known.has(at)) runs.at(-1)?.push(at);
  });
  const words = runs
    .filter((run) => run.some((at) => !noise.has(at)))
    .map((run) => textOf(clues, run));
  return [...new Set(words)].slice(0, 20);
}

function textOf({ atoms, text }: Clues, run: readonly number[]): string {
  const first = atoms[run[0] ?? -1];
  const last = atoms[run.at(-1) ?? -1];
  return text.slice(first?.start, last?.end);
}
