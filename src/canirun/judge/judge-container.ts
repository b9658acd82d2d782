/**
 * Judges a container image on one host: every way that the host offers is tried layer by layer, and the best
 * one counts. Pure; the order of layers and of verdicts is the contract's.
 */
import type { Host, MissingFact } from '../hosts/host.js';
import type { ContainerImage } from '../image/image.js';
import type { NeedsLookup, StudiedLookup } from '../image/needs-lookup.js';
import type { BasesLookup } from '../image/build/bases.js';
import type { RiskRow } from '../image/risks.js';
import type { Platform } from '../platform/platform.js';
import { normalizePlatform } from '../platform/platform.js';
import type { Attempt, Check, Remedy, Rule } from './rules/check.js';
import { choosePlatform } from './ways/choice.js';
import { checkCpu } from './rules/cpu.js';
import { checkDriver } from './rules/driver.js';
import { checkEngine } from './rules/engine.js';
import { describeBase, describeImage } from './rules/image.js';
import { checkKernel } from './rules/kernel.js';
import { checkOsVersion } from './rules/os-version.js';
import { checkPageSize } from './rules/page-size.js';
import { checkPull } from './rules/pull.js';
import { checkTool, explainNoWay } from './ways/tool.js';
import type { Way, WaysLookup } from './ways/way.js';
import type { ToolTable } from './tools.js';
import { said, type Sentence } from '../said.js';
import type { Blocker, VerdictKind } from './verdict.js';

/** What the judge knows beside image and host. */
export interface Knowledge {
  readonly tools: ToolTable;
  readonly bases: BasesLookup;
  readonly needs: NeedsLookup;
  readonly studied: StudiedLookup;
  readonly ways: WaysLookup;
  readonly risks: readonly RiskRow[];
}

/** A verdict on one reading of the host, before it is put into words for people. */
export interface Outcome {
  readonly verdict: VerdictKind;
  readonly blocker: Blocker | null;
  readonly platform: Platform | null;
  readonly checks: readonly Check[];
  readonly missing: readonly MissingFact[];
  readonly remedies: readonly Remedy[];
  /** The attempt that decided; absent where no way was left to try. */
  readonly attempt?: Attempt;
  /** For a VM image: the hypervisor that decided. */
  readonly tool?: Sentence;
}

/** The layers in the order in which they stop an image (contract, rule 7). */
const RULES: readonly Rule[] = [
  checkPull,
  checkKernel,
  checkOsVersion,
  checkCpu,
  checkPageSize,
  checkDriver,
  checkEngine,
  checkTool,
];

/** Best first; a way that fails or cannot be told has no rank. */
const RANK: Readonly<Record<'native' | 'vm' | 'emulated' | 'legacy', number>> = {
  native: 0,
  vm: 1,
  emulated: 2,
  legacy: 3,
};

/**
 * How far an attempt came before it failed: the one that came farthest tells the blocker, since the others
 * were beside the point (no Windows kernel on Linux says little of an image that also has Linux programs).
 */
const PROGRESS: readonly Blocker[] = [
  'not-an-image',
  'tool',
  'pull',
  'kernel',
  'os-version',
  'cpu',
  'page-size',
  'driver',
  'engine',
];

function progress(tried: Tried): number {
  return isBesideThePoint(tried) ? -1 : PROGRESS.indexOf(tried.failed?.blocker ?? 'not-an-image');
}

/** An OS of the image that nothing on this family of hosts supplies says little where it has another. */
function isBesideThePoint(tried: Tried): boolean {
  return tried.attempt === undefined && tried.failed?.blocker === 'kernel';
}

interface Tried {
  readonly attempt?: Attempt;
  readonly checks: readonly Check[];
  readonly would: keyof typeof RANK;
  readonly failed: Check | undefined;
  readonly open: readonly Check[];
}

/**
 * @param image - with at least one entry
 * @param host - one reading of a description, with an OS
 * @returns verdict, reasons and what may mend it; total
 */
export function judgeContainer(image: ContainerImage, host: Host, knowledge: Knowledge): Outcome {
  const ways = knowledge.ways(host);
  const platforms = image.entries.map((entry) => normalizePlatform(entry.platform));
  const tried = [
    ...tryWays(image, platforms, host, ways, knowledge),
    ...withoutWay(image, platforms, host, ways, knowledge),
  ];
  const best = minimum(tried.filter(works), (t) => RANK[t.would]);
  const open = minimum(tried.filter(isOpen), (t) => RANK[t.would]);
  if (open && (!best || RANK[open.would] < RANK[best.would])) return undecided(open);
  if (best) return decided(best, best.would, null, []);
  const farthest = minimum(tried, (t) => -progress(t));
  return farthest ? failure(farthest, tried) : emptyImage();
}

function tryWays(
  image: ContainerImage,
  platforms: readonly Platform[],
  host: Host,
  ways: readonly Way[],
  knowledge: Knowledge,
): readonly Tried[] {
  const needs = knowledge.needs(image).filter(({ id }) => !image.met?.includes(id));
  const brought = [describeImage(platforms), ...describeBase(knowledge.bases(image))];
  const tried: Tried[] = [];
  let best = Infinity;
  for (const way of bestFirst(ways)) {
    if (atBest(way) >= best) break;
    const choice = choosePlatform(platforms, way, host.os?.osVersion);
    if (!choice) continue;
    const attempt: Attempt = {
      image,
      host,
      way,
      choice,
      needs: needs.filter((need) => concerns(need, choice.platform)),
      table: knowledge.tools,
    };
    const result = tryAttempt(attempt, brought);
    tried.push(result);
    if (works(result)) best = Math.min(best, RANK[result.would]);
  }
  return tried;
}

function tryAttempt(attempt: Attempt, brought: readonly Check[]): Tried {
  const checks = [...brought, ...RULES.flatMap((rule) => rule(attempt))];
  return {
    attempt,
    checks,
    would: wouldBe(attempt),
    failed: checks.find((check) => check.ok === false),
    open: checks.filter((check) => check.ok === null),
  };
}

/** The best that a way can come to; once something works, ways that cannot be better are left out. */
function atBest(way: Way): number {
  if (way.row.support === 'ended') return RANK.legacy;
  return way.row.kernel === 'host' ? RANK.native : RANK.vm;
}

function bestFirst(ways: readonly Way[]): readonly Way[] {
  return [...ways].sort((a, b) => atBest(a) - atBest(b));
}

function concerns(
  need: { readonly os: string; readonly architectures?: readonly string[] | undefined },
  platform: Platform,
): boolean {
  if (need.os !== '*' && need.os !== platform.os) return false;
  return !need.architectures || need.architectures.includes(platform.architecture);
}

function wouldBe({ way, choice }: Attempt): keyof typeof RANK {
  if (way.row.support === 'ended') return 'legacy';
  if (choice.kind === 'emulated') return 'emulated';
  return way.row.kernel === 'host' ? 'native' : 'vm';
}

/** For each OS of the image that no way supplies: why not. */
function withoutWay(
  image: ContainerImage,
  platforms: readonly Platform[],
  host: Host,
  ways: readonly Way[],
  knowledge: Knowledge,
): readonly Tried[] {
  const supplied = new Set<string>(ways.map((way) => way.os));
  const offered = new Set(platforms.map((platform) => platform.os));
  return [...offered]
    .filter((os) => !supplied.has(os) && os !== 'unknown')
    .map((os) => {
      const check = explainNoWay(os, image, host, knowledge.tools);
      return { checks: [check], would: 'legacy', failed: check, open: [] };
    });
}

function works(tried: Tried): boolean {
  return !tried.failed && tried.open.length === 0;
}

function isOpen(tried: Tried): boolean {
  return !tried.failed && tried.open.length > 0;
}

function undecided(tried: Tried): Outcome {
  const missing = tried.open.flatMap((check) => (check.missing ? [check.missing] : []));
  return { ...decided(tried, 'unknown', null, []), missing };
}

function failure(farthest: Tried, all: readonly Tried[]): Outcome {
  const others = all.flatMap((tried) =>
    tried !== farthest && tried.failed && !isBesideThePoint(tried) ? [tried.failed] : [],
  );
  const known = new Set(farthest.checks.filter((c) => c.ok === false).map((c) => c.blocker));
  const more = others.filter((check) => !known.has(check.blocker));
  const distinct = [...new Map(more.map((check) => [check.blocker, check])).values()];
  return decided(farthest, 'no', farthest.failed?.blocker ?? null, distinct);
}

function decided(
  tried: Tried,
  verdict: VerdictKind,
  blocker: Blocker | null,
  more: readonly Check[],
): Outcome {
  const choice = tried.attempt?.choice;
  const checks = [...tried.checks, ...more];
  return {
    verdict,
    blocker,
    platform: verdict !== 'no' && choice ? choice.platform : null,
    checks,
    missing: [],
    remedies: checks.flatMap((check) => (check.ok === true ? [] : (check.remedies ?? []))),
    ...(tried.attempt ? { attempt: tried.attempt } : {}),
  };
}

/** An index that holds nothing but attestations. */
function emptyImage(): Outcome {
  const check: Check = {
    layer: 'image',
    blocker: 'not-an-image',
    ok: false,
    text: said('why.empty'),
    source: 'https://github.com/opencontainers/image-spec/blob/main/image-index.md',
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

/** The first element with the smallest value. */
function minimum<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || value(item) < value(best)) best = item;
  return best;
}
