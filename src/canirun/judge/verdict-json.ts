/** The machine-readable form of a verdict, as docs/canirun.md and the command `canirun --json` promise it. */
import type { ImageEvidence } from '../image/image.js';
import type { MissingFact } from '../hosts/host.js';
import type { Platform } from '../platform/platform.js';
import type { Blocker, Fix, Reason, Verdict, VerdictKind } from './verdict.js';

/** A platform with JSON's names. */
export interface PlatformJson {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly os_version?: string;
}

/** One line of `canirun --json`. */
export interface VerdictJson {
  readonly id?: string | number;
  readonly image: string;
  readonly host: string;
  readonly verdict: VerdictKind;
  readonly platform: PlatformJson | null;
  readonly blocker: Blocker | null;
  readonly reasons: readonly Reason[];
  readonly fixes: readonly Fix[];
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
  readonly assumed: readonly string[];
  readonly evidence: ImageEvidence | null;
}

/**
 * @param verdict - as the judge gave it
 * @param id - of the batch's line, handed through
 */
export function toJson(verdict: Verdict, id?: string | number): VerdictJson {
  const { image, host, blocker, reasons, fixes, warnings } = verdict;
  return {
    ...(id === undefined ? {} : { id }),
    image,
    host,
    verdict: verdict.verdict,
    platform: verdict.platform && platformToJson(verdict.platform),
    blocker,
    reasons,
    fixes,
    missing: verdict.missing.map(missingSentence),
    warnings: [...warnings, ...notUnderstood(verdict)],
    assumed: verdict.assumed.map((assumption) => assumption.text),
    evidence: verdict.evidence ?? null,
  };
}

function notUnderstood({ notUnderstood: words }: Verdict): readonly string[] {
  return words.length === 0 ? [] : [`Not understood: ${words.join(', ')}.`];
}

function platformToJson({ os, architecture, variant, osVersion }: Platform): PlatformJson {
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { os_version: osVersion }),
  };
}

/** Question and command in one: `Which CPU does the host have? Run: lscpu`. */
function missingSentence({ question, command }: MissingFact): string {
  return command === undefined ? question : `${question} Run: ${command}`;
}
