/** What can be done, each with what it would make of the verdict: the changed image or host is judged again. */
import type { Host } from '../../hosts/host.js';
import type { ContainerImage, VmImage } from '../../image/image.js';
import type { Knowledge, Outcome } from '../judge-container.js';
import { judgeContainer } from '../judge-container.js';
import { said, sentenceKey } from '../../said.js';
import { judgeVm } from '../judge-vm.js';
import { engineCpu } from '../ways/way.js';
import type { Remedy } from '../rules/check.js';
import { generalRemedies, newerOsForVm, otherMachines } from './remedies.js';
import type { Fix, VerdictKind } from '../verdict.js';

const MOST = 6;
const ORDER: readonly VerdictKind[] = ['native', 'vm', 'emulated', 'legacy', 'unknown', 'no'];

/** A fix with the image and the host as they are after it. */
export interface JudgedFix {
  readonly fix: Fix;
  readonly image: ContainerImage | VmImage;
  readonly host: Host;
  /** `host` is a virtual machine on the host that was asked about: what runs natively in it runs here in a VM. */
  readonly inVm: boolean;
}

interface Case {
  readonly outcome: Outcome;
  readonly image: ContainerImage | VmImage;
  readonly host: Host;
  readonly knowledge: Knowledge;
}

/**
 * @param outcome - the verdict to better
 * @param host - the reading that it is about
 * @returns fixes that bring something, the nearest first and the last resort last, at most six; each was judged
 */
export function fixesFor(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly JudgedFix[] {
  const asked: Case = { outcome, image, host, knowledge };
  if (image.kind === 'vm') {
    const nearer = [...outcome.remedies, ...otherHypervisors(outcome, image, host, knowledge)];
    return nearer.flatMap((remedy) => judged(remedy, asked)).slice(0, MOST);
  }
  const remedies = distinct([
    ...outcome.remedies,
    ...generalRemedies(outcome, image, host, knowledge.tools),
  ]);
  const emulations: JudgedFix[] = [];
  const fixes: JudgedFix[] = [];
  for (const remedy of remedies) {
    for (const one of judged(remedy, asked)) {
      const isEmulation = one.fix.becomes === 'emulated' && remedy.image !== undefined;
      (isEmulation ? emulations : fixes).push(one);
    }
  }
  // One emulated platform is as good as the next, and only another machine is farther than that.
  const last =
    outcome.verdict === 'no'
      ? otherMachines(outcome, image, knowledge.tools)
          .flatMap((remedy) => judged(remedy, asked))
          .filter(({ fix }) => fix.becomes === 'native')
          .slice(0, 1)
      : [];
  const resorts = [...emulations.slice(0, 1), ...last];
  return [...fixes.slice(0, MOST - resorts.length), ...resorts];
}

/** What could be exchanged where an image of a VM does not run or hardly does: the system, the image, the hypervisor. */
function otherHypervisors(
  { verdict }: Outcome,
  image: VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly Remedy[] {
  if (verdict === 'legacy') return newerOsForVm(host, knowledge.tools);
  if (verdict !== 'no') return [];
  const { architecture } = engineCpu(host);
  const own: readonly Remedy[] =
    image.architecture === architecture
      ? []
      : [{ text: said('fix.guest-for', { architecture }), image: { ...image, architecture } }];
  const named = new Set(knowledge.tools.hypervisors.flatMap(({ id, aliases }) => [id, ...aliases]));
  const tools = host.tools.filter(({ id }) => !named.has(id));
  if (tools.length === host.tools.length) return own;
  const other = { ...host, tools };
  const [use] = judgeVm(image, other, knowledge).remedies;
  if (use === undefined) return own;
  const { text, command } = use;
  return [...own, { text, ...(command === undefined ? {} : { command }), host: other }];
}

function isRunning(verdict: VerdictKind): verdict is Fix['becomes'] {
  return verdict !== 'no' && verdict !== 'unknown';
}

function judged(remedy: Remedy, asked: Case): readonly JudgedFix[] {
  const { outcome, knowledge } = asked;
  const { text, command, image = asked.image, host = asked.host, inVm = false, isHow } = remedy;
  const state = isHow ? outcome.verdict : verdictOn(image, host, knowledge);
  const after = inVm && state === 'native' ? 'vm' : state;
  if (!isRunning(after)) return [];
  if (!isHow && ORDER.indexOf(after) >= ORDER.indexOf(outcome.verdict)) return [];
  return [{ fix: { text, ...(command ? { command } : {}), becomes: after }, image, host, inVm }];
}

function verdictOn(image: ContainerImage | VmImage, host: Host, knowledge: Knowledge): VerdictKind {
  return image.kind === 'vm'
    ? judgeVm(image, host, knowledge).verdict
    : judgeContainer(image, host, knowledge).verdict;
}

/** Several ways fail for the same reason and name the same remedy. */
function distinct(remedies: readonly Remedy[]): readonly Remedy[] {
  return [
    ...new Map(
      remedies.map((remedy) => [remedy.command ?? sentenceKey(remedy.text), remedy]),
    ).values(),
  ];
}
