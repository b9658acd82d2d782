/** What can be done, each with what it would make of the verdict: the changed image or host is judged again. */
import type { Host } from '../../hosts/host.js';
import type { ContainerImage, VmImage } from '../../image/image.js';
import type { Knowledge, Outcome } from '../judge-container.js';
import { judgeContainer } from '../judge-container.js';
import { said, sentenceKey } from '../../said.js';
import { judgeVm } from '../judge-vm.js';
import { engineCpu } from '../ways/way.js';
import type { Remedy } from '../rules/check.js';
import { generalRemedies, otherMachines } from './remedies.js';
import type { Fix, VerdictKind } from '../verdict.js';

const MOST = 6;
const ORDER: readonly VerdictKind[] = ['native', 'vm', 'emulated', 'legacy', 'unknown', 'no'];

/**
 * @param outcome - the verdict to better
 * @param host - the reading that it is about
 * @returns fixes that bring something, the nearest first and the last resort last, at most six
 */
export function fixesFor(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly Fix[] {
  if (image.kind === 'vm')
    return [
      ...outcome.remedies.flatMap((remedy) => knownFix(remedy)),
      ...(outcome.verdict === 'no' ? vmFixes(image, host, knowledge) : []),
    ];
  const remedies = distinct([
    ...outcome.remedies,
    ...generalRemedies(outcome, image, host, knowledge.tools),
  ]);
  const emulations: Fix[] = [];
  const fixes: Fix[] = [];
  for (const remedy of remedies) {
    for (const fix of judged(remedy, outcome, image, host, knowledge)) {
      (fix.becomes === 'emulated' && remedy.image !== undefined ? emulations : fixes).push(fix);
    }
  }
  // One emulated platform is as good as the next, and only another machine is farther than that.
  const last =
    outcome.verdict === 'no'
      ? otherMachines(outcome, image, knowledge.tools)
          .flatMap((remedy) => judged(remedy, outcome, image, host, knowledge))
          .filter(({ becomes }) => becomes === 'native')
          .slice(0, 1)
      : [];
  const resorts = [...emulations.slice(0, 1), ...last];
  return [...fixes.slice(0, MOST - resorts.length), ...resorts];
}

/** What could be exchanged where an image of a VM does not run: the image, or the hypervisor; each judged again. */
function vmFixes(image: VmImage, host: Host, knowledge: Knowledge): readonly Fix[] {
  const { architecture } = engineCpu(host);
  const fixes: Fix[] = [];
  const own = judgeVm({ ...image, architecture }, host, knowledge).verdict;
  if (isRunning(own) && image.architecture !== architecture)
    fixes.push({ text: said('fix.guest-for', { architecture }), becomes: own });
  const named = new Set(knowledge.tools.hypervisors.flatMap(({ id, aliases }) => [id, ...aliases]));
  const tools = host.tools.filter(({ id }) => !named.has(id));
  if (tools.length === host.tools.length) return fixes;
  const other = judgeVm(image, { ...host, tools }, knowledge);
  const [use] = other.remedies;
  if (isRunning(other.verdict) && use !== undefined)
    fixes.push({
      text: use.text,
      ...(use.command === undefined ? {} : { command: use.command }),
      becomes: other.verdict,
    });
  return fixes;
}

function isRunning(verdict: VerdictKind): verdict is Fix['becomes'] {
  return verdict !== 'no' && verdict !== 'unknown';
}

function judged(
  remedy: Remedy,
  outcome: Outcome,
  image: ContainerImage,
  host: Host,
  knowledge: Knowledge,
): readonly Fix[] {
  if (remedy.becomes) return knownFix(remedy);
  const state = judgeContainer(remedy.image ?? image, remedy.host ?? host, knowledge).verdict;
  const after = remedy.inVm && state === 'native' ? 'vm' : state;
  if (after === 'no' || after === 'unknown') return [];
  if (ORDER.indexOf(after) >= ORDER.indexOf(outcome.verdict)) return [];
  return knownFix({ ...remedy, becomes: after });
}

function knownFix({ text, command, becomes }: Remedy): readonly Fix[] {
  return becomes ? [{ text, ...(command ? { command } : {}), becomes }] : [];
}

/** Several ways fail for the same reason and name the same remedy. */
function distinct(remedies: readonly Remedy[]): readonly Remedy[] {
  return [
    ...new Map(
      remedies.map((remedy) => [remedy.command ?? sentenceKey(remedy.text), remedy]),
    ).values(),
  ];
}
