/** Dockerfiles: the image behind each stage (docs.docker.com/reference/dockerfile: FROM, ARG, parser directives, here-documents). */
import { READING_BUDGET, type Meter } from '../../core/text/reading-budget.js';
import type { ImageList, ListedImage } from './image-list.js';

/** One instruction, its continued lines joined. */
interface Instruction {
  readonly name: string;
  readonly rest: string;
  /** Line on which it begins, counted from 1. */
  readonly line: number;
}

/**
 * Lists the images that a Dockerfile's stages begin with. Stages that build on other stages are left out: their
 * image is listed already. So are those for `$BUILDPLATFORM`, which run on the builder and not where the result runs
 * (docs.docker.com/build/building/multi-platform), unless the final stage builds on them.
 *
 * @param text - the file
 * @param meter - counts what it costs
 * @throws OverBudget when it costs too much
 */
export function readDockerfile(text: string, meter: Meter): ImageList {
  const problems: string[] = [];
  const images: ListedImage[] = [];
  const args = new Map<string, string | null>();
  const stages = new Set<string>();
  const instructions = [...readInstructions(text, meter)];
  const last = instructions.filter(({ name }) => name === 'FROM').length;
  const builders = new Map<string, ListedImage>();
  let stage = 0;
  for (const { name, rest, line } of instructions) {
    if (name === 'ARG' && stage === 0) declare(args, rest, meter);
    if (name !== 'FROM') continue;
    const from = readFrom(rest, args, meter);
    stage++;
    const label = nameStage(stage, last, from.stage);
    if (from.problem !== undefined) problems.push(`Line ${line}: ${from.problem}.`);
    else {
      const base = from.image.toLowerCase();
      const platform = from.platform === undefined ? {} : { platform: from.platform };
      const listed = { name: label, image: from.image, ...platform, line };
      const own = stages.has(base) || base === 'scratch' ? builders.get(base) : listed;
      const isBuilder = stage < last && (from.onBuilder === true || builders.has(base));
      if (own !== undefined && !isBuilder) images.push(own);
      if (own !== undefined && isBuilder && from.stage !== undefined)
        builders.set(from.stage.toLowerCase(), own);
    }
    if (from.stage !== undefined) stages.add(from.stage.toLowerCase());
  }
  if (last > 0 && images.length === 0 && problems.length === 0) {
    problems.push(
      'The file builds on no image (FROM scratch), so it runs wherever its own programs do.',
    );
  }
  return { kind: 'dockerfile', images, problems };
}

function nameStage(stage: number, last: number, name: string | undefined): string {
  const number = stage === last ? 'final stage' : `stage ${stage}`;
  return name === undefined ? number : `${number} (${name})`;
}

/** Splits the text into instructions: comments, continued lines and here-documents are understood. */
function* readInstructions(text: string, meter: Meter): Generator<Instruction> {
  const lines = text.split(/\r?\n/);
  meter.spend(lines.length);
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*(`)/i.exec(lines[0] ?? '')?.[1] ?? '\\';
  const unended = new Set<string>();
  for (let i = 0; i < lines.length; i++) {
    const line = i + 1;
    let part = lines[i] ?? '';
    if (isNothing(part)) continue;
    const parts: string[] = [];
    while (part.trimEnd().endsWith(escape) && i + 1 < lines.length) {
      parts.push(part.trimEnd().slice(0, -1));
      // Comments and empty lines within a continued instruction are dropped.
      do i++;
      while (i + 1 < lines.length && isNothing(lines[i] ?? ''));
      part = (lines[i] ?? '').trim();
    }
    const joined = [...parts, part].join(' ');
    const [, name = '', rest = ''] =
      /^\s*([A-Za-z]+)(?![A-Za-z])\s*((?:\S.*)?)$/s.exec(joined) ?? [];
    yield { name: name.toUpperCase(), rest: rest.trim(), line };
    if (/^(?:RUN|COPY|ADD)$/i.test(name)) i = skipHereDocuments(lines, i, rest, unended);
  }
}

function isNothing(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

/**
 * The line on which the last here-document of an instruction ends.
 * @param unended - words that end no here-document in the rest of the file: each is looked for once
 */
function skipHereDocuments(
  lines: readonly string[],
  from: number,
  rest: string,
  unended: Set<string>,
): number {
  let at = from;
  for (const [, , word = ''] of rest.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)) {
    const end = unended.has(word) ? -1 : endOfHereDocument(lines, at, word);
    if (end === -1) {
      unended.add(word);
      return at; // no such end: it was no here-document
    }
    at = end;
  }
  return at;
}

function endOfHereDocument(lines: readonly string[], from: number, word: string): number {
  for (let at = from + 1; at < lines.length; at++)
    if (lines[at]?.replace(/^\t+/, '') === word) return at;
  return -1;
}

/** `ARG NAME=default OTHER`, before the first FROM. */
function declare(args: Map<string, string | null>, rest: string, meter: Meter): void {
  for (const [, name = '', value] of rest.matchAll(/([A-Za-z_]\w*)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
    const known = value?.replace(/^(["'])(.*)\1$/s, '$2');
    args.set(name, known === undefined ? null : (substitute(known, args, meter).text ?? null));
  }
}

interface From {
  readonly image: string;
  readonly platform?: string;
  /** Whether it is for the platform of the machine that builds. */
  readonly onBuilder?: true;
  readonly stage?: string;
  /** What is wrong, to complete “Line n: ”. */
  readonly problem?: string;
}

function readFrom(rest: string, args: ReadonlyMap<string, string | null>, meter: Meter): From {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const option = words[0]?.startsWith('--') === true ? words.shift() : undefined;
  const [written = '', as, stage] = words;
  const named = {
    ...(as?.toLowerCase() === 'as' && stage !== undefined ? { stage } : {}),
    ...(ON_BUILDER.test(option ?? '') ? { onBuilder: true as const } : {}),
  };
  const image = substitute(written, args, meter);
  if (image.missing !== undefined) {
    return {
      image: written,
      ...named,
      problem: `FROM ${written} uses the argument ${image.missing}, which has no default here; write its value in`,
    };
  }
  if (!image.text) return { image: '', ...named, problem: 'FROM names no image' };
  const platform = readPlatform(option, args, meter);
  return { image: image.text, ...named, ...(platform === undefined ? {} : { platform }) };
}

const ON_BUILDER = /^--platform=["']?\$(?:BUILDPLATFORM\b|\{BUILDPLATFORM\b)/;

/** `--platform=…`; what the builder fills in (`$BUILDPLATFORM`, `$TARGETPLATFORM`) stands for any. */
function readPlatform(
  option: string | undefined,
  args: ReadonlyMap<string, string | null>,
  meter: Meter,
): string | undefined {
  const value = /^--platform=(.+)$/.exec(option ?? '')?.[1];
  return value === undefined ? undefined : substitute(value, args, meter).text;
}

const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\})/g;

/**
 * Fills in arguments; names the first that is unknown.
 * @returns at most so many characters as the budget allows: arguments made of arguments double with every line
 */
function substitute(
  text: string,
  args: ReadonlyMap<string, string | null>,
  meter: Meter,
): { readonly text?: string; readonly missing?: string } {
  let filled = '';
  let from = 0;
  for (const match of text.matchAll(VARIABLE)) {
    meter.spend();
    const value = valueOf(match, args);
    if (value === null) return { missing: match[1] ?? match[2] ?? '' };
    filled += text.slice(from, match.index) + value;
    from = match.index + match[0].length;
    if (filled.length > READING_BUDGET.output) break;
  }
  const whole = (filled + text.slice(from)).slice(0, READING_BUDGET.output);
  return { text: whole.replace(/^(["'])(.*)\1$/s, '$2') };
}

/** What a variable stands for; `null` where nothing says it. */
function valueOf(
  [, bare, braced, operator, word]: RegExpMatchArray,
  args: ReadonlyMap<string, string | null>,
): string | null {
  const value = args.get(bare ?? braced ?? '') ?? null;
  if (operator?.endsWith('+') === true) return value === null ? '' : (word ?? '');
  if (value !== null && (value !== '' || operator?.startsWith(':') !== true)) return value;
  return operator?.endsWith('-') === true ? (word ?? '') : null;
}
