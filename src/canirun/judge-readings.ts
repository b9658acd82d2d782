/** One verdict from several readings of a host: it holds if it is the same for all of them. */
import type { Host, HostRecognition, MissingFact } from './host.js';
import type { Outcome } from './judge-container.js';
import { formatPlatform } from './platform.js';

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
  const told = new Set(
    outcomes.map((outcome, i) => `${nameOf(host.readings[i])}: ${outcome.verdict}`),
  );
  const missing = distinct([
    ...(host.missing.length > 0 ? host.missing : [whichReading(host)]),
    ...outcomes.flatMap((outcome) => outcome.missing),
  ]);
  return {
    verdict: 'unknown',
    blocker: null,
    platform: null,
    missing,
    remedies: [],
    checks: [
      {
        layer: 'cpu',
        blocker: 'cpu',
        ok: null,
        text: `It depends on which host is meant (${[...told].join('; ')}).`,
        source: 'the description of the host',
      },
      ...(outcomes[0]?.checks ?? []),
    ],
  };
}

/** Readings of one description may differ in the CPU alone. */
function nameOf(host: Host | undefined): string {
  const cpu = host?.cpu?.model;
  if (!host) return 'another reading';
  return cpu === undefined || host.name.includes(cpu) ? host.name : `${host.name} with ${cpu}`;
}

function whichReading(host: HostRecognition): MissingFact {
  return {
    fact: 'host',
    question: 'Which of these is the host?',
    choices: host.readings.map((reading) => reading.name),
  };
}

function distinct(facts: readonly MissingFact[]): readonly MissingFact[] {
  return [...new Map(facts.map((fact) => [`${fact.fact} ${fact.question}`, fact])).values()];
}
