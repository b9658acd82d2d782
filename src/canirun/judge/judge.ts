/** The judge: an image and a recognised host in, a verdict with its reasons out. */
import type { Assumption, Host, HostRecognition, MissingFact } from '../hosts/host.js';
import type {
  ContainerImage,
  ImageFacts,
  NotAnImage,
  UnknownImage,
  VmImage,
} from '../image/image.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { judgeContainer } from './judge-container.js';
import { fixesFor } from './fixes/judge-fixes.js';
import { combineReadings, withNamedTools } from './judge-readings.js';
import { isUnread, risksOf } from './judge-risks.js';
import { stackOf } from './judge-stack.js';
import { judgeVm } from './judge-vm.js';
import { unsureOfCpu, warningsFor } from './judge-warnings.js';
import { parseRisks } from '../image/risks.js';
import { createBasesLookup, withBaseNeeds, withBaseStudies } from '../image/build/bases.js';
import { parseNeeds } from '../image/needs.js';
import { createNeedsLookup, createStudiedLookup } from '../image/needs-lookup.js';
import { createWaysLookup } from './ways/way.js';
import { parseTools } from './tools.js';
import { said, type Sentence } from '../said.js';
import type { Judge, Reason, Risk, Verdict } from './verdict.js';

/** The data files, as parsed from YAML. */
export interface JudgeData {
  /** `knowledge/images/needs.yaml` */
  readonly needs: unknown;
  /** `knowledge/hosts/tools.yaml` */
  readonly tools: unknown;
  /** `knowledge/images/bases.yaml` */
  readonly bases: unknown;
  /** `knowledge/images/risks.yaml` */
  readonly risks: unknown;
}

/**
 * Makes a judge.
 * @param data - content of the data files; checked here
 * @returns a pure judge: the same image and host always get the same verdict
 * @throws Error when a data file is not valid, naming the rows
 */
export function createJudge(data: JudgeData): Judge {
  const knowledge = createKnowledge(data);
  return { judge: (image, host) => judge(image, host, knowledge) };
}

/**
 * Prepares the data files for many verdicts.
 * @throws Error when a data file is not valid, naming the rows
 */
export function createKnowledge(data: JudgeData): Knowledge {
  const tools = parseTools(data.tools);
  const needs = parseNeeds(data.needs);
  const bases = createBasesLookup(data.bases);
  return {
    bases,
    needs: withBaseNeeds(createNeedsLookup(needs), bases),
    studied: withBaseStudies(createStudiedLookup(needs), bases),
    ways: createWaysLookup(tools),
    tools,
    risks: parseRisks(data.risks),
  };
}

function judge(image: ImageFacts, host: HostRecognition, knowledge: Knowledge): Verdict {
  const missing = [...missingImage(image), ...missingHost(host)];
  if (missing.length > 0 || image.kind === 'unknown-image')
    return verdict(image, host, nothingKnown(image, missing), []);
  if (image.kind === 'not-an-image') return verdict(image, host, notAnImage(image), []);
  const possible = image.kind === 'vm' ? host : withNamedTools(host, knowledge);
  const outcomes = possible.readings.map((reading) => judgeReading(image, reading, knowledge));
  const { outcome, reading } = combineReadings(outcomes, possible);
  const fixes = fixesFor(outcome, image, reading, knowledge);
  const warnings = [
    ...warningsFor(outcome, image, reading, knowledge),
    ...unsureOfCpu(outcome, host.ignored),
  ];
  const risks = sharedRisks(outcome, outcomes, image, knowledge);
  return {
    ...verdict(image, possible, outcome, warnings),
    fixes: fixes.map(({ fix }) => fix),
    risks,
    ...(isUnread(outcome, image, risks, knowledge) ? { unread: true } : {}),
    stack: stackOf(outcome, image, reading),
  };
}

/** What is known of the host whichever reading is meant. */
function sharedRisks(
  outcome: Outcome,
  outcomes: readonly Outcome[],
  image: ContainerImage | VmImage,
  knowledge: Knowledge,
): readonly Risk[] {
  const all = outcomes.map((one) => risksOf(one, image, knowledge).map(({ blocker }) => blocker));
  return risksOf(outcome, image, knowledge).filter(({ blocker }) =>
    all.every((blockers) => blockers.includes(blocker)),
  );
}

function judgeReading(image: ContainerImage | VmImage, host: Host, knowledge: Knowledge): Outcome {
  return image.kind === 'vm'
    ? judgeVm(image, host, knowledge)
    : judgeContainer(image, host, knowledge);
}

function verdict(
  image: ImageFacts,
  host: HostRecognition,
  outcome: Outcome,
  warnings: readonly Sentence[],
): Verdict {
  return {
    image: image.name,
    host: host.text,
    verdict: outcome.verdict,
    platform: outcome.platform,
    blocker: outcome.blocker,
    reasons: outcome.checks.map(toReason),
    fixes: [],
    missing: outcome.missing,
    risks: [],
    warnings,
    understood: host.understood,
    assumed: [...host.assumed, ...assumedOfImage(image, outcome)],
    notUnderstood: host.ignored,
    ...('evidence' in image ? { evidence: image.evidence } : {}),
    stack: [],
  };
}

function assumedOfImage(image: ImageFacts, { platform }: Outcome): readonly Assumption[] {
  if (image.kind !== 'vm') return [];
  const untold = image.architecture === undefined && platform !== null;
  const all = untold
    ? [...image.assumed, said('assumed.guest', { architecture: platform.architecture })]
    : image.assumed;
  return all.map((text) => ({ fact: 'image', text }));
}

function toReason({ layer, ok, text, source }: Reason): Reason {
  return { layer, ok, text, source };
}

function missingImage(image: ImageFacts): readonly MissingFact[] {
  if (image.kind !== 'unknown-image') return [];
  return [
    {
      fact: 'image',
      question:
        image.suggestion === undefined
          ? image.message
          : said('image.meant', { message: image.message, suggestion: image.suggestion }),
      choices: image.suggestion === undefined ? [] : [image.suggestion],
    },
  ];
}

function missingHost(host: HostRecognition): readonly MissingFact[] {
  const recognised = host.readings.some((reading) => reading.os !== undefined);
  if (recognised) return [];
  if (host.missing.length > 0) return host.missing;
  return [
    {
      fact: 'host',
      question: said('ask.host-system'),
      choices: [],
      command: 'uname -a',
    },
  ];
}

function nothingKnown(image: ImageFacts, missing: readonly MissingFact[]): Outcome {
  const checks = missing.map((fact) => ({
    layer: fact.fact === 'image' ? ('image' as const) : ('kernel' as const),
    blocker: 'tool' as const,
    ok: null,
    text: fact.question,
    source: image.kind === 'unknown-image' ? sourceOfUnknown(image) : 'the description of the host',
  }));
  return { verdict: 'unknown', blocker: null, platform: null, checks, missing, remedies: [] };
}

function sourceOfUnknown(image: UnknownImage): string {
  return image.why === 'bad-reference'
    ? 'https://github.com/distribution/reference'
    : 'the answer of the registry';
}

function notAnImage(image: NotAnImage): Outcome {
  const check = {
    layer: 'image' as const,
    blocker: 'not-an-image' as const,
    ok: false,
    text: said('why.artifact', { image: image.name, what: image.what }),
    source:
      'https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage',
  };
  return {
    verdict: 'no',
    blocker: 'not-an-image',
    platform: null,
    checks: [check],
    missing: [],
    remedies: [],
  };
}
