/** The machine-readable form of a verdict, as docs/canirun.md and the command `canirun --json` promise it; its texts are English. */
import type { MissingFact } from '../../canirun/hosts/host.js';
import type { ImageEvidence } from '../../canirun/image/image.js';
import type { Blocker, Fix, Layer, Verdict, VerdictKind } from '../../canirun/judge/verdict.js';
import type { Platform } from '../../canirun/platform/platform.js';
import type { Sentence } from '../../canirun/said.js';
import { wordSentence } from '../messages/canirun/word-sentence.js';
import { messagesOf } from '../messages/messages.js';

/** A platform with JSON's names. */
export interface PlatformJson {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly os_version?: string;
}

/** A reason in words; `code` names the message, where it is one. */
export interface ReasonJson {
  readonly layer: Layer;
  readonly ok: boolean | null;
  readonly code?: string;
  readonly text: string;
  readonly source: string;
}

/** A fix in words. */
export interface FixJson {
  readonly text: string;
  readonly command?: string;
  readonly becomes: Fix['becomes'];
}

/** A risk in words. */
export interface RiskJson {
  readonly blocker: Blocker;
  readonly text: string;
  readonly command?: string;
}

/** Where the knowledge of the image comes from, in words. */
export type EvidenceJson = Omit<ImageEvidence, 'why' | 'note'> & { readonly note?: string };

/** One line of `canirun --json`. */
export interface VerdictJson {
  readonly id?: string | number;
  readonly image: string;
  readonly host: string;
  readonly verdict: VerdictKind;
  readonly platform: PlatformJson | null;
  readonly blocker: Blocker | null;
  readonly reasons: readonly ReasonJson[];
  readonly fixes: readonly FixJson[];
  readonly missing: readonly string[];
  readonly risks: readonly RiskJson[];
  readonly warnings: readonly string[];
  readonly assumed: readonly string[];
  readonly evidence: EvidenceJson | null;
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
    reasons: reasons.map(({ layer, ok, text, source }) => ({
      layer,
      ok,
      ...(typeof text === 'object' && 'code' in text ? { code: text.code } : {}),
      text: inEnglish(text),
      source,
    })),
    fixes: fixes.map((fix) => ({ ...fix, text: inEnglish(fix.text) })),
    missing: verdict.missing.map(missingSentence),
    risks: verdict.risks.map((risk) => ({ ...risk, text: inEnglish(risk.text) })),
    warnings: [...warnings.map(inEnglish), ...notUnderstood(verdict)],
    assumed: verdict.assumed.map((assumption) => inEnglish(assumption.text)),
    evidence: verdict.evidence === undefined ? null : evidenceToJson(verdict.evidence),
  };
}

function evidenceToJson({ why, note, ...known }: ImageEvidence): EvidenceJson {
  const notes = [why, note].flatMap((one) => (one === undefined ? [] : [inEnglish(one)]));
  return { ...known, ...(notes.length === 0 ? {} : { note: notes.join(' ') }) };
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
  const asked = inEnglish(question);
  return command === undefined ? asked : `${asked} Run: ${command}`;
}

function inEnglish(sentence: Sentence): string {
  return wordSentence(sentence, messagesOf('en'));
}
