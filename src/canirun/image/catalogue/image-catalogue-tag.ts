/** Tags of catalogue images taken apart: a version, and the variant behind it. */
import { isInRange, type VersionRange } from '../../version-range.js';

/** A tag taken apart: `3.12-slim-bookworm` is version `3.12`, variant `slim-bookworm`. */
export interface Tag {
  readonly text: string;
  /** Absent: the newest. */
  readonly version?: string;
  /** Empty for the plain image. */
  readonly variant: string;
}

/** What a rule says about tags; every condition that is there must hold. */
export interface TagCondition {
  readonly version?: VersionRange;
  /** Matches the variant; absent: any variant. */
  readonly variant?: RegExp;
}

/**
 * Takes a tag apart.
 *
 * @param text - the tag
 * @param aliases - words that stand for a version: `latest`, `lts`, code names
 */
export function readTag(text: string, aliases: ReadonlyMap<string, string>): Tag {
  const [, head = '', rest = ''] = /^([^-]*)(?:-(.*))?$/s.exec(text) ?? [];
  const alias = aliases.get(head);
  if (alias !== undefined) return { text, version: alias, variant: rest };
  if (/^v?\d/.test(head)) return { text, version: head, variant: rest };
  const newest = aliases.get('latest');
  return { text, variant: head === 'latest' ? rest : text, ...(newest ? { version: newest } : {}) };
}

/** True when all conditions of a rule hold for a tag. A tag without a version counts as the newest. */
export function matchesTag(condition: TagCondition, tag: Tag): boolean {
  return (
    (condition.version === undefined || isInRange(tag.version ?? '', condition.version)) &&
    (condition.variant === undefined || condition.variant.test(tag.variant))
  );
}

/**
 * A glob for variants as a pattern: `*` stands for any characters, `|` separates alternatives, and the empty
 * glob matches the plain image. Safe for any input: `*` becomes a lazy wildcard without nesting.
 */
export function variantPattern(glob: string): RegExp {
  const alternatives = glob
    .split('|')
    .map((part) => part.trim().split('*').map(escapeText).join('.*?'));
  return new RegExp(`^(?:${alternatives.join('|')})$`, 's');
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
