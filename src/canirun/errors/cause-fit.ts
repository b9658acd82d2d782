/** Whether what is known of image, host and log speaks for a cause, against it, or neither. */
import type { Host, HostRecognition } from '../hosts/host.js';
import type { ContainerImage, ImageFacts } from '../image/image.js';
import { engineCpu } from '../judge/ways/way.js';
import type { Verdict } from '../judge/verdict.js';
import { formatPlatform } from '../platform/platform.js';
import { said, type Sentence } from '../said.js';
import { isInRange, type VersionRange } from '../version-range.js';
import type { CauseCondition, ErrorCause } from './error-table.js';

/** What is known where an error is explained. */
export interface ErrorFacts {
  /** What was pasted, in lower case. */
  readonly log: string;
  readonly image?: ImageFacts;
  readonly host?: HostRecognition;
  /** Where image and host are known. */
  readonly verdict?: Verdict;
}

/** How a cause fits: what is known makes it the likely one, leaves it open, or rules it out. */
export type Fit = 'fits' | 'open' | 'ruled-out';

/** A cause's fit, and the fact behind it where there is one to name. */
export interface CauseFit {
  readonly fit: Fit;
  readonly because?: Sentence;
}

/** Weighs a cause. */
export function fitOf({ when, unless }: ErrorCause, facts: ErrorFacts): CauseFit {
  const against = unless.find((condition) => holds(condition, facts) === true);
  if (against !== undefined) return { fit: 'ruled-out', ...reasonOf(against, facts) };
  const condition = when.find((one) => holds(one, facts) === true);
  if (condition !== undefined) return { fit: 'fits', ...reasonOf(condition, facts) };
  return { fit: 'open' };
}

/** `undefined`: a fact is missing. */
type Held = boolean | undefined;

/** All parts hold; `false` counts before what is missing. */
function holds(condition: CauseCondition, facts: ErrorFacts): Held {
  const parts = partsOf(condition, facts);
  if (parts.some((part) => part === false)) return false;
  return parts.every((part) => part === true) ? true : undefined;
}

function partsOf(condition: CauseCondition, facts: ErrorFacts): readonly Held[] {
  const { manifest, found, verdicts, blockers, risks, log } = condition;
  const { image, verdict } = facts;
  return [
    ...part(manifest, (wanted) => {
      const state = manifestOf(facts);
      return state === undefined ? undefined : state === wanted;
    }),
    ...part(found, (wanted) => isFound(image, wanted)),
    ...part(condition.offers, (systems) => offersAny(image, systems)),
    ...part(condition.offersNot, (systems) => not(offersAny(image, systems))),
    ...part(verdicts, (kinds) => verdict && kinds.includes(verdict.verdict)),
    ...part(blockers, (names) => verdict && names.includes(verdict.blocker ?? '')),
    ...part(risks, (names) => verdict?.risks.some(({ blocker }) => names.includes(blocker))),
    ...part(log, (pieces) => pieces.some((piece) => facts.log.includes(piece))),
    ...hostParts(condition, facts.host?.readings ?? []),
  ];
}

function hostParts(condition: CauseCondition, readings: readonly Host[]): readonly Held[] {
  const { os, environments, lacks, pages, kernel, docker } = condition;
  return [
    ...part(os, (families) =>
      alike(readings, (host) => host.os && families.includes(host.os.family)),
    ),
    ...part(environments, (all) =>
      alike(readings, (host) => isSaid(host) && all.includes(host.environment)),
    ),
    ...part(lacks, (flag) => alike(readings, (host) => not(featureOf(host, flag)))),
    ...part(pages, (sizes) => alike(readings, ({ pageSize }) => inKib(pageSize, sizes))),
    ...part(kernel, (versions) => alike(readings, (host) => within(host.os?.kernel, versions))),
    ...part(docker, (versions) => alike(readings, (host) => within(dockerOf(host), versions))),
  ];
}

/** A part that is not asked for says nothing. */
function part<Wanted>(wanted: Wanted | undefined, test: (wanted: Wanted) => Held): readonly Held[] {
  return wanted === undefined ? [] : [test(wanted)];
}

function not(held: Held): Held {
  return held === undefined ? undefined : !held;
}

/** What all readings of a host agree on. */
function alike(readings: readonly Host[], test: (host: Host) => Held): Held {
  const [first, ...others] = readings.map(test);
  return others.every((one) => one === first) ? first : undefined;
}

/** Whether the environment was said or follows: a machine of its own is only assumed of a bare system. */
function isSaid({ environment, machine, cpu }: Host): Held {
  return environment !== 'machine' || machine !== undefined || cpu?.model !== undefined
    ? true
    : undefined;
}

function featureOf({ cpu }: Host, flag: string): Held {
  return new Map(Object.entries(cpu?.features ?? {})).get(flag);
}

function inKib(bytes: number | undefined, sizes: VersionRange): Held {
  return within(bytes === undefined ? undefined : String(bytes / 1024), sizes);
}

function within(version: string | undefined, versions: VersionRange): Held {
  return version === undefined ? undefined : isInRange(version, versions);
}

/** The engine's version, where one was named. */
function dockerOf({ tools }: Host): string | undefined {
  return tools.find(({ id }) => id === 'docker-engine' || id === 'docker')?.version;
}

/** Only a registry's "not found" says so; one that could not be asked says nothing. */
function isFound(image: ImageFacts | undefined, wanted: boolean): Held {
  if (image === undefined) return undefined;
  if (image.kind === 'unknown-image')
    return image.why === 'not-found' || image.why === 'denied' ? !wanted : undefined;
  return 'evidence' in image && image.evidence.from === 'catalogue' ? undefined : wanted;
}

function offersAny(image: ImageFacts | undefined, systems: readonly string[]): Held {
  if (image?.kind !== 'container') return undefined;
  return image.entries.some(({ platform }) => systems.includes(platform.os));
}

/** Whether the image has an entry for the host's processor. */
function manifestOf({ image, host, verdict }: ErrorFacts): 'has' | 'lacks' | undefined {
  if (image?.kind !== 'container' || verdict === undefined) return undefined;
  if (verdict.verdict === 'native' || verdict.verdict === 'vm') return 'has';
  if (verdict.verdict === 'emulated') return 'lacks';
  const has = alike(host?.readings ?? [], (reading) =>
    reading.os === undefined ? undefined : hasEntryFor(image, engineCpu(reading).architecture),
  );
  return has === undefined ? undefined : has ? 'has' : 'lacks';
}

function hasEntryFor({ entries }: ContainerImage, architecture: string): boolean {
  return entries.some(({ platform }) => platform.architecture === architecture);
}

/** The fact behind a condition, where it is more than what stands in the log. */
function reasonOf(condition: CauseCondition, facts: ErrorFacts): { readonly because?: Sentence } {
  const { manifest, blockers, verdicts, environments, pages, kernel, docker } = condition;
  const { image, verdict } = facts;
  const [host] = facts.host?.readings ?? [];
  if (manifest !== undefined && image?.kind === 'container')
    return { because: manifestReason(manifest, image, host) };
  if (pages !== undefined && host?.pageSize !== undefined)
    return { because: said('error.pages', { size: host.pageSize / 1024 }) };
  if (kernel !== undefined && host?.os?.kernel !== undefined)
    return { because: said('error.kernel', { version: host.os.kernel }) };
  if (docker !== undefined && host !== undefined)
    return { because: said('error.docker', { version: dockerOf(host) ?? '' }) };
  if (environments !== undefined && host?.environment === 'vm')
    return { because: said('error.vm') };
  if (blockers !== undefined || verdicts !== undefined) {
    const failing = verdict?.reasons.find(({ ok }) => ok === false);
    return failing === undefined ? {} : { because: failing.text };
  }
  return {};
}

/** Most platforms that are named. */
const MOST_PLATFORMS = 6;

function manifestReason(
  state: 'has' | 'lacks',
  { entries }: ContainerImage,
  host: Host | undefined,
): Sentence {
  const architecture = host?.os === undefined ? '' : engineCpu(host).architecture;
  if (state === 'has') return said('error.has', { architecture });
  const platforms = [...new Set(entries.map(({ platform }) => formatPlatform(platform)))];
  return said('error.lacks', {
    architecture,
    platforms: { list: ',', of: platforms.slice(0, MOST_PLATFORMS) },
  });
}
