/** What can be done, each with what it would make of the verdict: the changed image or host is judged again. */
import type { Host } from './host.js';
import type { ContainerImage, VmImage } from './image.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { judgeContainer } from './judge-container.js';
import type { Remedy } from './rules/check.js';
import { generalRemedies } from './rules/remedies.js';
import type { Fix, VerdictKind } from './verdict.js';

const MOST = 6;
const ORDER: readonly VerdictKind[] = ['native', 'vm', 'emulated', 'legacy', 'unknown', 'no'];

/**
 * @param outcome - the verdict to better
 * @param host - the reading that it is about
 * @returns fixes that bring something, best first, at most six
 */
export function fixesFor(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly Fix[] {
  if (image.kind === 'vm') return dedupe(outcome.remedies.flatMap((r) => knownFix(r)));
  const remedies = [...outcome.remedies, ...generalRemedies(outcome, image, host)];
  const fixes = remedies.flatMap((remedy) => judged(remedy, outcome, image, host, knowledge));
  return dedupe(fixes).slice(0, MOST);
}

function judged(
  remedy: Remedy,
  outcome: Outcome,
  image: ContainerImage,
  host: Host,
  knowledge: Knowledge,
): readonly Fix[] {
  if (remedy.becomes) return knownFix(remedy);
  const after = judgeContainer(remedy.image ?? image, remedy.host ?? host, knowledge).verdict;
  if (after === 'no' || after === 'unknown') return [];
  if (ORDER.indexOf(after) >= ORDER.indexOf(outcome.verdict)) return [];
  return knownFix({ ...remedy, becomes: after });
}

function knownFix({ text, command, becomes }: Remedy): readonly Fix[] {
  return becomes ? [{ text, ...(command ? { command } : {}), becomes }] : [];
}

function dedupe(fixes: readonly Fix[]): readonly Fix[] {
  return [...new Map(fixes.map((fix) => [fix.command ?? fix.text, fix])).values()];
}
