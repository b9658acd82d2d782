/** The lexicon: every phrase of the catalogue with what it stands for, ready to be looked up. */
import { UserError } from '../../../core/errors.js';
import { lineOf, type Filed, type HostData } from '../host-data.js';
import type {
  Claim,
  CpuEntry,
  GpuEntry,
  Machine,
  Release,
  System,
  ToolEntry,
} from '../host-schema.js';
import { readMacros, readPhrase, type Macros } from './phrase.js';
import { PhraseTree } from './phrase-tree.js';
import { createSpelling, type Spelling } from './spelling.js';

/** What a phrase may stand for. */
export type Entry =
  | { readonly kind: 'system'; readonly system: System }
  | { readonly kind: 'release'; readonly system: System; readonly release: Release }
  | {
      readonly kind: 'machine';
      readonly machine: Machine;
      readonly context: ReadonlySet<string> | undefined;
    }
  | { readonly kind: 'cpu'; readonly cpu: CpuEntry; readonly model: boolean }
  | { readonly kind: 'tool'; readonly tool: ToolEntry }
  | {
      readonly kind: 'gpu';
      readonly gpu: GpuEntry;
      readonly context: ReadonlySet<string> | undefined;
    }
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'software' }
  | { readonly kind: 'noise' };

/** Entries by phrase and by id, and the spelling of their words. */
export interface Lexicon {
  readonly tree: PhraseTree<Entry>;
  readonly spelling: Spelling;
  readonly systems: ReadonlyMap<string, System>;
  readonly cpus: ReadonlyMap<string, CpuEntry>;
  readonly machines: readonly Machine[];
  /** Newest kernel of any Linux release: what is far above it is no kernel's version. */
  readonly newestKernel: string;
}

/** Words that a misspelling must not be taken for: they are too short or too near to common words. */
const NEVER_MEANT = new Set(['sierra', 'tiger', 'puma', 'arcs', 'leap', 'lion', 'haiku', 'finch']);

/**
 * Builds the lexicon.
 * @param data - the catalogue
 * @throws UserError naming file and entry when a phrase can't be read
 */
export function createLexicon(data: HostData): Lexicon {
  const tree = new PhraseTree<Entry>();
  const known = new Set<string>();
  const meant = new Set<string>();
  const macros = new Map<string, Macros>();
  const onNoise = (word: string): void => void known.add(word);
  const onWord = (word: string): void => {
    known.add(word);
    if (!NEVER_MEANT.has(word)) meant.add(word);
  };
  const add: Adder = (filed, phrases, entry) => {
    for (const phrase of phrases ?? []) {
      explaining(filed, phrase, () => {
        const read = readPhrase(phrase, macrosOf(filed, macros));
        tree.add(
          read,
          entry,
          entry.kind === 'noise' || entry.kind === 'software' ? onNoise : onWord,
        );
      });
    }
  };
  for (const system of data.systems) addSystem(system, add);
  for (const cpu of data.cpus) {
    add(cpu, cpu.value.names, { kind: 'cpu', cpu: cpu.value, model: false });
    add(cpu, cpu.value.models, { kind: 'cpu', cpu: cpu.value, model: true });
  }
  for (const machine of data.machines) {
    add(machine, machine.value.names, {
      kind: 'machine',
      machine: machine.value,
      context: contextOf(machine.value),
    });
  }
  for (const tool of data.tools) add(tool, tool.value.names, { kind: 'tool', tool: tool.value });
  for (const gpu of data.gpus) {
    add(gpu, gpu.value.names, { kind: 'gpu', gpu: gpu.value, context: contextOf(gpu.value) });
  }
  for (const claim of data.claims)
    add(claim, claim.value.names, { kind: 'claim', claim: claim.value });
  const noise: Entry = { kind: 'noise' };
  for (const word of data.noise) add(word, [word.value], noise);
  for (const name of data.software) add(name, [name.value], { kind: 'software' });
  return {
    tree,
    spelling: createSpelling(known, meant),
    systems: new Map(data.systems.map((s) => [s.value.id, s.value])),
    cpus: new Map(data.cpus.map((c) => [c.value.id, c.value])),
    machines: data.machines.map((m) => m.value),
    newestKernel: newestKernelOf(data),
  };
}

function newestKernelOf(data: HostData): string {
  const kernels = data.systems
    .filter(({ value }) => value.family === 'linux')
    .flatMap(({ value }) => value.releases.flatMap((release) => release.kernel ?? []));
  return kernels.reduce((newest, kernel) => (isNewer(kernel, newest) ? kernel : newest), '0');
}

function isNewer(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA > majorB || (majorA === majorB && minorA > minorB);
}

type Adder = (filed: Filed<unknown>, phrases: readonly string[] | undefined, entry: Entry) => void;

function addSystem(filed: Filed<System>, add: Adder): void {
  const system = filed.value;
  add(filed, system.names, { kind: 'system', system });
  for (const release of system.releases) {
    add(filed, release.names, { kind: 'release', system, release });
  }
}

function contextOf(entry: {
  readonly context?: readonly string[] | undefined;
}): ReadonlySet<string> | undefined {
  return entry.context === undefined ? undefined : new Set(entry.context);
}

/** The macros of a file, read once. */
function macrosOf({ source, macros }: Filed<unknown>, read: Map<string, Macros>): Macros {
  const known = read.get(source.file);
  if (known !== undefined) return known;
  const found = readMacros(macros);
  read.set(source.file, found);
  return found;
}

/** Says in which file and line the phrase stands that can't be read. */
function explaining({ source }: Filed<unknown>, phrase: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const where = `${source.file}:${lineOf(source, phrase)}`;
    throw new UserError('bad-input', `${where}: "${phrase}": ${error.message}`);
  }
}
