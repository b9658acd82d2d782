/** One verdict from several readings of a host: it holds if it is the same for all of them. */
import type { Assumption, Host, HostRecognition, HostTool, MissingFact } from '../hosts/host.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { formatPlatform } from '../platform/platform.js';
import { said, sameSentence, sentenceKey, type Said, type SaidValue } from '../said.js';
import type { Check } from './rules/check.js';
import { namedTools } from './ways/way.js';

/**
 * Leaves readings out on which the container tool that the description names can't be: a NAS with Docker is none of the
 * models that its maker has no Docker for.
 * @returns the recognition with what is left, and what was taken for granted; itself where all stay or none would
 */
export function withNamedTools(host: HostRecognition, knowledge: Knowledge): HostRecognition {
  const [first] = host.readings;
  const named = first === undefined ? [] : namedTools(first, knowledge.tools);
  const tool = first?.tools.find(({ id }) => named.includes(id));
  if (tool === undefined || host.readings.length < 2) return host;
  const readings = host.readings.filter((reading) => knowledge.ways(reading).length > 0);
  const [left] = readings;
  if (left === undefined || readings.length === host.readings.length) return host;
  const assumed = readings.length > 1 || left.apart === undefined ? [] : [byTool(left.apart, tool)];
  return { ...host, readings, assumed: [...host.assumed, ...assumed] };
}

function byTool(part: SaidValue, { name }: HostTool): Assumption {
  return { fact: 'model', text: said('assumed.by-tool', { part, tool: name }) };
}

/** The outcome that holds, and the reading that it is told by. */
export interface Combined {
  readonly outcome: Outcome;
  readonly reading: Host;
}

/**
 * @param outcomes - one for each reading, in the same order; at least one
 * @param host - the recognition that the readings come from
 * @returns the common outcome, or `unknown` with the fact that tells the readings apart
 */
export function combineReadings(outcomes: readonly Outcome[], host: HostRecognition): Combined {
  const [first] = outcomes;
  const [reading] = host.readings;
  if (!first || !reading) throw new Error('a recognised host has at least one reading');
  const same = outcomes.every((o) => o.verdict === first.verdict && o.verdict !== 'unknown');
  if (outcomes.length === 1 || same)
    return { outcome: { ...first, platform: commonPlatform(outcomes) }, reading };
  return { outcome: { ...first, ...differing(outcomes, host) }, reading };
}

/** The platform that would run, where all readings agree on it. */
function commonPlatform(outcomes: readonly Outcome[]): Outcome['platform'] {
  const [first] = outcomes;
  const platform = first?.platform ?? null;
  if (platform === null) return null;
  const text = formatPlatform(platform);
  return outcomes.every((o) => o.platform && formatPlatform(o.platform) === text) ? platform : null;
}

function differing(outcomes: readonly Outcome[], host: HostRecognition): Partial<Outcome> {
  const missing = distinct([
    ...(host.missing.length > 0 ? host.missing : [whichReading(host)]),
    ...outcomes.flatMap((outcome) => outcome.missing),
  ]);
  const shared = sharedChecks(outcomes);
  const isBelow = (check: Check): boolean => check.layer === 'cpu' || check.layer === 'tool';
  return {
    verdict: 'unknown',
    blocker: null,
    platform: null,
    missing,
    remedies: [],
    checks: [
      ...shared.filter((check) => !isBelow(check)),
      {
        layer: 'cpu',
        blocker: 'cpu',
        ok: null,
        text: said('why.readings', { ends: { list: ';', of: perVerdict(outcomes, host) } }),
        source: 'the description of the host',
      },
      ...shared.filter(isBelow),
    ],
  };
}

/** What holds whichever reading is meant. */
function sharedChecks([first, ...others]: readonly Outcome[]): readonly Check[] {
  return (first?.checks ?? []).filter((check) =>
    others.every(({ checks }) => checks.some(({ text }) => sameSentence(text, check.text))),
  );
}

/** `with Cortex-A76 it runs natively`, `with Cortex-A53 it does not run (…)`, readings of one outcome together. */
function perVerdict(outcomes: readonly Outcome[], host: HostRecognition): readonly Said[] {
  const ends = new Map<string, { readonly outcome: Outcome; readonly parts: SaidValue[] }>();
  outcomes.forEach((outcome, i) => {
    const reading = host.readings[i];
    const key = `${outcome.verdict} ${sentenceKey(because(outcome)?.text ?? '')}`;
    const end = ends.get(key) ?? { outcome, parts: [] };
    const part = reading?.apart ?? reading?.name ?? said('why.another-part');
    if (!end.parts.includes(part)) end.parts.push(part);
    ends.set(key, end);
  });
  return [...ends.values()].map(({ outcome, parts }) => {
    const facts = { parts: { list: 'or', of: parts }, verdict: outcome.verdict } as const;
    const check = because(outcome);
    return check === undefined
      ? said('why.reading', facts)
      : said('why.reading-because', { ...facts, because: check.text });
  });
}

/** The check that an outcome hangs on. */
function because({ checks }: Outcome): Check | undefined {
  return checks.find(({ ok }) => ok === false) ?? checks.find(({ ok }) => ok === null);
}

function whichReading(host: HostRecognition): MissingFact {
  return {
    fact: 'host',
    question: said('ask.which-reading'),
    choices: host.readings.map((reading) => reading.name),
  };
}

function distinct(facts: readonly MissingFact[]): readonly MissingFact[] {
  return [
    ...new Map(facts.map((fact) => [`${fact.fact} ${sentenceKey(fact.question)}`, fact])).values(),
  ];
}
