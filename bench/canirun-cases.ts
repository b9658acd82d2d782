/**
 * How well the rules agree with a file of judged cases, and how quick a warm verdict is.
 *
 *     npm run bench:canirun -- --cases FILE
 *
 * FILE has one JSON object a line: image, host, kind, platforms, verdict; `also` lists verdicts as well justified,
 * `blocker` the layer for a "no" (absent: not judged), `media_type` what the registry would state.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { HostCatalogue } from '../src/canirun/hosts/host.js';
import type { ImageFacts } from '../src/canirun/image/image.js';
import { normalizePlatform } from '../src/canirun/platform/platform.js';
import { describeVmImage } from '../src/canirun/image/vm-image.js';
import type { Judge, Verdict } from '../src/canirun/judge/verdict.js';
import { loadCatalogue, loadJudge } from './canirun-data.js';

const caseSchema = z.object({
  id: z.string(),
  image: z.string(),
  host: z.string(),
  kind: z.enum(['container', 'vm']).default('container'),
  platforms: z.array(
    z.object({
      os: z.string(),
      architecture: z.string(),
      variant: z.string().optional(),
      os_version: z.string().optional(),
    }),
  ),
  media_type: z.string().optional(),
  verdict: z.string(),
  also: z.array(z.string()).default([]),
  blocker: z.string().optional(),
});
type Case = z.output<typeof caseSchema>;

/** Passes over the cases; the first half warms up. */
const ROUNDS = 60;

const { values } = parseArgs({ options: { cases: { type: 'string' } } });
if (values.cases === undefined) {
  console.error('Usage: npm run bench:canirun -- --cases FILE');
  process.exitCode = 2;
} else {
  const cases = readFileSync(values.cases, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => caseSchema.parse(JSON.parse(line)));
  await run(cases);
}

async function run(cases: readonly Case[]): Promise<void> {
  const judge = loadJudge();
  const catalogue = await loadCatalogue();
  let agreed = 0;
  for (const item of cases) {
    const verdict = judge.judge(imageOf(item), catalogue.recognise(item.host));
    if (agrees(item, verdict)) agreed++;
    else report(item, verdict);
  }
  console.log(`agreement: ${agreed} of ${cases.length} (${percent(agreed / cases.length)})`);
  timeVerdicts(cases, judge, catalogue);
}

function agrees(item: Case, { verdict, blocker }: Verdict): boolean {
  if (verdict !== item.verdict) return item.also.includes(verdict);
  return item.blocker === undefined || blocker === item.blocker;
}

function report(item: Case, verdict: Verdict): void {
  const got = verdict.blocker ? `${verdict.verdict} (${verdict.blocker})` : verdict.verdict;
  const wanted = item.blocker ? `${item.verdict} (${item.blocker})` : item.verdict;
  console.log(`${item.id} ${item.image} on ${item.host}: ${got}, expected ${wanted}`);
  for (const { ok, text } of verdict.reasons) if (ok !== true) console.log(`     ${text}`);
  for (const { question } of verdict.missing) console.log(`   ? ${question}`);
}

function imageOf(item: Case): ImageFacts {
  if (item.kind === 'vm') return describeVmImage(item.image);
  return {
    kind: 'container',
    name: item.image,
    entries: item.platforms.map(({ os, architecture, variant, os_version }) => ({
      platform: normalizePlatform({
        os,
        architecture,
        ...(variant === undefined ? {} : { variant }),
        ...(os_version === undefined ? {} : { osVersion: os_version }),
      }),
    })),
    ...(item.media_type === undefined ? {} : { mediaType: item.media_type }),
    evidence: { from: 'given' },
  };
}

/** Median over all cases of the judge alone, and of recognising the host and judging. */
function timeVerdicts(cases: readonly Case[], judge: Judge, catalogue: HostCatalogue): void {
  const prepared = cases.map((item) => ({
    image: imageOf(item),
    host: catalogue.recognise(item.host),
    text: item.host,
  }));
  const alone = medians(prepared, ({ image, host }) => judge.judge(image, host));
  const whole = medians(prepared, ({ image, text }) =>
    judge.judge(image, catalogue.recognise(text)),
  );
  console.log(
    `median of a warm verdict: ${alone.toFixed(4)} ms; with recognising the host: ${whole.toFixed(4)} ms`,
  );
  console.log(
    `verdicts a second, one after the other: ${Math.round(1000 / mean(prepared, judge))}`,
  );
}

function medians<T>(items: readonly T[], work: (item: T) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const item of items) {
      const start = performance.now();
      work(item);
      if (round >= ROUNDS / 2) times.push(performance.now() - start);
    }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}

function mean(
  items: readonly { image: ImageFacts; host: ReturnType<HostCatalogue['recognise']> }[],
  judge: Judge,
): number {
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++)
    for (const { image, host } of items) judge.judge(image, host);
  return (performance.now() - start) / (ROUNDS * items.length);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
