/**
 * What images of virtual machines hold, by the words in their names. Read from `knowledge/images/guests.yaml`; a row is
 * added there, not here.
 */
import { z } from 'zod';
import { parseTable } from '../parse-table.js';

/** Words with blanks between them, each several words with `|` between them. */
const name = z
  .string()
  .regex(/^[a-z0-9.|]+(?: [a-z0-9.|]+)*$/, 'small letters and digits, one blank between words');
/** A box: a publisher and a name. */
const box = z
  .string()
  .regex(/^[a-z0-9.|-]+\/[a-z0-9.|@#*-]+$/, 'a publisher, "/" and a name of a box');
const names = z.array(name).min(1);

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/guests/v1'),
  about: z.string(),
  checked: z.iso.date(),
  guests: z.array(
    z.strictObject({
      /** Kernel family: `linux`, `windows`, `macos`, `freebsd`, … */
      os: z.string(),
      name: z.string(),
      architecture: z.string().optional(),
      version: z.boolean().default(false),
      runsOn: z.boolean().default(false),
      names,
    }),
  ),
  architectures: z.array(z.strictObject({ architecture: z.string(), names })),
  boxes: z.array(box),
  codeNames: z.record(z.string(), z.array(name)),
});

/** A guest OS as words tell it. */
export interface Guest {
  /** What the words look like, over a lower-case text with single blanks between words. */
  readonly pattern: RegExp;
  readonly os: string;
  readonly name: string;
  /** Whether a version number follows the name (`Ubuntu 24.04`). */
  readonly versioned: boolean;
  /** Architecture where the guest exists for one only, or the words imply it. */
  readonly architecture: string | undefined;
}

/** The table. */
export interface VmGuests {
  /** The more special before the more general. */
  readonly guests: readonly Guest[];
  /** Architectures as names of images write them; first match wins. */
  readonly architectures: readonly { readonly pattern: RegExp; readonly architecture: string }[];
  /** Names of Vagrant boxes, over a lower-case text. */
  readonly boxes: readonly RegExp[];
  /** Systems, each with what names of its boxes begin with. */
  readonly codeNames: readonly { readonly system: string; readonly pattern: RegExp }[];
}

/**
 * Checks the content of `guests.yaml`.
 * @param data - as parsed from YAML
 * @returns the table, its names as patterns
 * @throws Error that names each wrong row and why
 */
export function parseVmGuests(data: unknown): VmGuests {
  const { guests, architectures, boxes, codeNames } = parseTable(
    schema,
    'knowledge/images/guests.yaml',
    data,
  );
  return {
    guests: guests.map(({ os, name, architecture, version, runsOn, names }) => ({
      pattern: new RegExp(`\\b(?:${names.map(wordsOf).join('|')})${runsOn ? '' : '\\b'}`),
      os,
      name,
      versioned: version,
      architecture,
    })),
    architectures: architectures.map(({ architecture, names }) => ({
      pattern: new RegExp(`\\b(?:${names.map(wordsOf).join('|')})\\b`),
      architecture,
    })),
    boxes: boxes.map((box) => new RegExp(`^${box.split('/').map(boxWords).join('/')}$`)),
    codeNames: Object.entries(codeNames).map(([system, names]) => ({
      system,
      pattern: new RegExp(`^(?:${names.map(wordsOf).join('|')})\\b`),
    })),
  };
}

/** A name as the source of a pattern: between its words there may be a blank. */
function wordsOf(name: string): string {
  return name.split(' ').map(oneOf).join(' ?');
}

function oneOf(words: string): string {
  return `(?:${words.replaceAll('.', '\\.')})`;
}

/** A part of a box's name as the source of a pattern. */
function boxWords(part: string): string {
  return oneOf(part)
    .replaceAll('@', '[a-z]{3,20}')
    .replaceAll('#', '\\d{1,3}')
    .replaceAll('*', '[\\w.-]{1,80}');
}
