/**
 * Reads the catalogue's files into one validated value. Pure: the caller brings the files' texts.
 * They are read with js-yaml, which is several times quicker here, and only mistakes are looked up with yaml,
 * which knows where each value stands.
 */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../../core/errors.js';
import {
  hostFileSchema,
  type Claim,
  type CpuEntry,
  type GpuEntry,
  type HostFile,
  type Machine,
  type System,
  type ToolEntry,
} from './host-schema.js';
import { READ_ONCE } from '../parse-table.js';

/** A file of the catalogue as it was found. */
export interface HostSource {
  /** As shown in messages. */
  readonly file: string;
  readonly text: string;
}

/** A value of a file, with the macros its phrases may use. */
export interface Filed<T> {
  readonly source: HostSource;
  readonly macros: Readonly<Record<string, string>>;
  readonly value: T;
}

/** The whole catalogue. */
export interface HostData {
  readonly systems: readonly Filed<System>[];
  readonly cpus: readonly Filed<CpuEntry>[];
  readonly machines: readonly Filed<Machine>[];
  readonly tools: readonly Filed<ToolEntry>[];
  readonly gpus: readonly Filed<GpuEntry>[];
  readonly claims: readonly Filed<Claim>[];
  readonly noise: readonly Filed<string>[];
  readonly software: readonly Filed<string>[];
  readonly completions: readonly string[];
}

/**
 * Whether a file says that it belongs to this catalogue.
 * @param text - a file's content; other files of the folder have another schema in their first line
 */
export function isHostFile(text: string): boolean {
  return /^schema:[ \t]*["']?quaymaster\/hosts\//.test(text);
}

/**
 * Reads all files of the catalogue.
 * @param sources - files whose first line names the schema
 * @returns their content, merged in the order given
 * @throws UserError that lists every mistake as `file:line: what is wrong`
 */
export function readHostData(sources: readonly HostSource[]): HostData {
  const problems: string[] = [];
  const files = sources.flatMap((source) => readFile(source, problems));
  const data = merge(files);
  if (problems.length === 0) problems.push(...brokenReferences(data));
  if (problems.length > 0) throw new UserError('bad-input', problems.join('\n'));
  return data;
}

interface ReadFile {
  readonly source: HostSource;
  readonly content: HostFile;
}

function readFile(source: HostSource, problems: string[]): ReadFile[] {
  const { file, text } = source;
  let value: unknown;
  try {
    value = load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    problems.push(`${file}:${error.mark.line + 1}: ${error.reason}`);
    return [];
  }
  const result = hostFileSchema.safeParse(value, READ_ONCE);
  if (result.success) return [{ source, content: result.data }];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (const issue of result.error.issues) {
    const where = lines.linePos(offsetOf(document, issue.path)).line;
    problems.push(`${file}:${where}: ${issue.path.join('.')}: ${issue.message}`);
  }
  return [];
}

/** Where the innermost part of a path that exists in the document begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function merge(files: readonly ReadFile[]): HostData {
  const collect = <T>(pick: (content: HostFile) => readonly T[]): Filed<T>[] =>
    files.flatMap(({ source, content }) =>
      pick(content).map((value) => ({ source, macros: content.macros, value })),
    );
  return {
    systems: collect((c) => c.systems),
    cpus: collect((c) => c.cpus),
    machines: collect((c) => c.machines),
    tools: collect((c) => c.tools),
    gpus: collect((c) => c.gpus),
    claims: collect((c) => c.claims),
    noise: collect((c) => c.noise),
    software: collect((c) => c.software),
    completions: files.flatMap(({ content }) => content.completions),
  };
}

function brokenReferences(data: HostData): string[] {
  const cpus = new Set(data.cpus.map((c) => c.value.id));
  const systems = new Map(data.systems.map((s) => [s.value.id, s.value]));
  return [
    ...repeated(data.systems, 'system'),
    ...repeated(data.cpus, 'CPU'),
    ...repeated(data.tools, 'tool'),
    ...data.machines.flatMap(({ source, value }) => {
      const where = `${source.file}:${lineOf(source, value.names[0] ?? value.name)}`;
      const ids = [...(value.cpus ?? []), ...(value.generations ?? []).flatMap((g) => g.cpus)];
      return [
        ...ids
          .filter((id) => !cpus.has(id))
          .map((id) => `${where}: ${value.name}: there is no CPU "${id}"`),
        ...brokenSystem(value, systems).map((problem) => `${where}: ${value.name}: ${problem}`),
      ];
    }),
  ];
}

function brokenSystem(machine: Machine, systems: ReadonlyMap<string, System>): string[] {
  if (machine.system === undefined) return [];
  const [id = '', ...version] = machine.system.split(' ');
  const system = systems.get(id);
  if (system === undefined) return [`there is no system "${id}"`];
  if (version.length === 0 || system.releases.some((r) => r.version === version.join(' ')))
    return [];
  return [`${system.name} has no release "${version.join(' ')}"`];
}

function repeated(entries: readonly Filed<{ readonly id: string }>[], what: string): string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ source, value }) => {
    if (!seen.has(value.id)) {
      seen.add(value.id);
      return [];
    }
    return [
      `${source.file}:${lineOf(source, `id: ${value.id}`)}: there are two entries for the ${what} "${value.id}"`,
    ];
  });
}

/**
 * Where something stands in a file, for messages.
 * @param source - the file
 * @param words - a piece of its text
 * @returns the number of the first line that holds the words, counted from 1; 1 if none does
 */
export function lineOf(source: HostSource, words: string): number {
  const found = source.text.split('\n').findIndex((line) => line.includes(words));
  return Math.max(found, 0) + 1;
}
