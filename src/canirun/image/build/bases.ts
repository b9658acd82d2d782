/**
 * What an image was built from, as far as its labels, history and annotations tell. Read from
 * `knowledge/images/bases.yaml`; a base is added there, not here. An image needs what its base needs.
 */
import { z } from 'zod';
import { parseTable } from '../../parse-table.js';
import { defined } from '../../defined.js';
import type { ContainerImage } from '../image.js';
import { imageName, matchesGlob, type NeedsLookup, type StudiedLookup } from '../needs-lookup.js';

const row = z.strictObject({
  /** The image that it is built on, `{version}` filled in from the signs. */
  base: z.string(),
  /** All of these must be met by a line each (`signs.ts`); `*` stands for anything, `{version}` and its like for themselves. */
  signs: z.array(z.string()).min(1),
  /** What words in place of a version stand for. */
  words: z.record(z.string(), z.string()).default({}),
  source: z.string(),
  asOf: z.iso.date(),
});

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/bases/v1'),
  /** Globs over repositories of bases whose needs are all in the table of needs, beside Docker's official images. */
  settled: z.array(z.string()),
  bases: z.array(row),
});

/** What is known of an image's bases. */
export interface Bases {
  /** Names of images, the table's own or as the builder noted them. */
  readonly names: readonly string[];
  /** The first, as it may be shown: of what strangers wrote, only names of the table. */
  readonly shown?: string;
  /** Whether what such bases need is known, so that nothing about the base is left open. */
  readonly settled: boolean;
}

/** Looks an image's bases up. */
export type BasesLookup = (image: ContainerImage) => Bases;

/**
 * Checks the content of `bases.yaml` and prepares it for many look-ups.
 * @param data - as parsed from YAML
 * @throws Error that names each wrong row and why
 */
export function createBasesLookup(data: unknown): BasesLookup {
  const { bases, settled } = parseTable(schema, 'knowledge/images/bases.yaml', data);
  const rows = bases.map(({ base, signs, words }) => ({
    base,
    words: new Map(Object.entries(words)),
    signs: signs.map(signToRegExp),
  }));
  const known = new WeakMap<object, Bases>();
  return ({ build }) => {
    if (build === undefined) return NONE;
    const found = known.get(build) ?? find(build.signs);
    known.set(build, found);
    return found;
  };

  function find(lines: readonly string[]): Bases {
    const told = lines.flatMap(noted);
    const derived = rows.flatMap(({ base, signs, words }) => {
      const filled = fill(base, signs, words, lines);
      return filled === null ? [] : [filled];
    });
    const names = [...new Set([...derived, ...told])].slice(0, MAX_BASES);
    const shown =
      derived[0] ?? told.filter(isSettled).map((name) => imageName({ name }).repository)[0];
    return defined({ names, shown, settled: names.some(isSettled) });
  }

  function isSettled(name: string): boolean {
    const { repository } = imageName({ name });
    return /^[a-z0-9-]+$/.test(repository) || settled.some((glob) => matchesGlob(repository, glob));
  }
}

const NONE: Bases = { names: [], settled: false };
const MAX_BASES = 4;

/** A base as its builder noted it; an image from nothing has none. */
function noted(line: string): string[] {
  const name = /^base ([a-z0-9][a-z0-9._\-/]{0,120}(?::[\w.-]{1,60})?)(?:@sha256:[a-f0-9]{64})?$/;
  const [, base] = name.exec(line) ?? [];
  return base === undefined || base === 'scratch' ? [] : [base];
}

/** What a sign may leave open; the same name in two signs, and in the base, is the same value. */
const OPEN: ReadonlyMap<string, string> = new Map([
  ['version', '\\d[\\d.]{0,12}|[a-z]{3,12}'],
  ['release', '\\d\\d\\.\\d\\d'],
  ['major', '\\d{1,2}'],
]);

function signToRegExp(sign: string): RegExp {
  const source = sign
    .split(/(\{[a-z]+\}|\*)/)
    .map((part) => {
      if (part === '*') return '.*';
      const open = OPEN.get(part.slice(1, -1));
      if (open !== undefined) return `(?<${part.slice(1, -1)}>${open})`;
      return part.replace(/[.+^${}()|[\]\\?]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}

/** The base with what the signs say in its place; `null` where one of them is not met. */
function fill(
  base: string,
  signs: readonly RegExp[],
  words: ReadonlyMap<string, string>,
  lines: readonly string[],
): string | null {
  const values = new Map<string, string>();
  for (const sign of signs) {
    const match = firstMatch(sign, lines);
    if (match === null) return null;
    for (const [name, value] of Object.entries(match.groups ?? {}))
      values.set(name, words.get(value) ?? value);
  }
  return base.replace(/\{([a-z]+)\}/g, (_, name: string) => values.get(name) ?? '');
}

function firstMatch(sign: RegExp, lines: readonly string[]): RegExpExecArray | null {
  for (const line of lines) {
    const match = sign.exec(line);
    if (match !== null) return match;
  }
  return null;
}

/** The needs of an image and of what it is built on; one that both have is the image's own. */
export function withBaseNeeds(needs: NeedsLookup, bases: BasesLookup): NeedsLookup {
  return (image) => {
    const own = needs(image);
    const { names } = bases(image);
    if (names.length === 0) return own;
    const all = [...own, ...names.flatMap((name) => needs(baseOf(image, name)))];
    return all.filter((need, i) => all.findIndex((other) => isSame(need, other)) === i);
  };
}

/** What has been looked into for an image or for what it is built on. */
export function withBaseStudies(studied: StudiedLookup, bases: BasesLookup): StudiedLookup {
  return (image, architecture) => {
    const names = bases(image).names;
    const kinds = names.flatMap((name) => [...studied(baseOf(image, name), architecture)]);
    return new Set([...studied(image, architecture), ...kinds]);
  };
}

/** The base in the image's place, for what is known by name. */
function baseOf(image: ContainerImage, name: string): ContainerImage {
  return defined({ ...image, reference: undefined, build: undefined, name });
}

function isSame(one: ReturnType<NeedsLookup>[number], other: typeof one): boolean {
  return (
    one.id === other.id ||
    (JSON.stringify(one.needs) === JSON.stringify(other.needs) &&
      JSON.stringify(one.architectures) === JSON.stringify(other.architectures))
  );
}
