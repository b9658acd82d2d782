/**
 * How well the rules agree with a file of judged cases, and how quick a warm verdict is.
 *
 *     npm run bench:canirun -- --cases FILE
 *
 * FILE has one JSON object a line: image, host, kind, platforms, verdict; `also` lists verdicts as well justified,
 * `blocker` the layer for a "no" (absent: not judged), `media_type` what the registry would state. Without platforms the
 * built-in catalogue is asked. `obscure`: the deciding need stands in that project's own tracker alone, so a risk that
 * names the layer counts beside the verdict.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { HostCatalogue } from '../src/canirun/hosts/host.js';
import type { ImageFacts, ImageRequest } from '../src/canirun/image/image.js';
import { toJson } from '../src/bot/canirun/verdict-json.js';
import type { Judge, Verdict } from '../src/canirun/judge/verdict.js';
import { givenOf, requestLine } from '../src/commands/canirun/request-line.js';
import { loadCatalogue, loadImages, loadJudge } from './canirun-data.js';

const caseSchema = requestLine.extend({
  id: z.string(),
  kind: z.enum(['container', 'vm']).default('container'),
  verdict: z.string(),
  also: z.array(z.string()).default([]),
  blocker: z.string().optional(),
  obscure: z.boolean().default(false),
});
type Case = z.output<typeof caseSchema>;

/** Verdicts that promise that it runs. */
const RUNS: readonly string[] = ['native', 'vm', 'emulated', 'legacy'];

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

/** A case with what it is judged on, read once. */
interface Prepared {
  readonly item: Case;
  readonly image: ImageFacts;
}

async function run(cases: readonly Case[]): Promise<void> {
  const judge = loadJudge();
  const hosts = await loadCatalogue();
  const images = loadImages();
  const prepared = await Promise.all(
    cases.map(async (item): Promise<Prepared> => ({
      item,
      image: await images.describe(requestOf(item)),
    })),
  );
  const judged = prepared.map(({ item, image }) => ({
    item,
    verdict: judge.judge(image, hosts.recognise(item.host)),
  }));
  for (const one of judged) if (!agrees(one)) report(one);
  summarise(
    'obscure apart',
    judged.filter(({ item }) => !item.obscure),
  );
  summarise(
    'obscure',
    judged.filter(({ item }) => item.obscure),
  );
  const running = judged.filter(
    ({ item, verdict }) => item.verdict === 'native' && verdict.verdict === 'native',
  );
  const warned = running.filter(({ verdict }) => verdict.risks.length > 0);
  console.log(`noise: ${warned.length} of ${running.length} that run natively carry a risk`);
  for (const { item, verdict } of warned)
    console.log(
      `     ${item.id} ${item.image} on ${item.host}: ${verdict.risks.map((risk) => risk.blocker).join(', ')}`,
    );
  timeVerdicts(prepared, judge, hosts);
}

/** A verdict beside the case it is on. */
interface Judged {
  readonly item: Case;
  readonly verdict: Verdict;
}

function summarise(name: string, judged: readonly Judged[]): void {
  if (judged.length === 0) return;
  const agreed = judged.filter(agrees).length;
  const promised = judged.filter((one) => promisesTooMuch(one) && !namesLayer(one)).length;
  const told = judged.filter((one) => agrees(one) || namesLayer(one)).length;
  console.log(
    `${name}: ${agreed} of ${judged.length} agree (${percent(agreed / judged.length)}); ` +
      `${promised} promise too much without a risk that names the layer; ${told} agree or name it`,
  );
}

/** It says that it runs, and it does not. */
function promisesTooMuch({ item, verdict }: Judged): boolean {
  return (
    item.verdict === 'no' && !item.also.includes(verdict.verdict) && RUNS.includes(verdict.verdict)
  );
}

function namesLayer({ item, verdict }: Judged): boolean {
  return verdict.risks.some(({ blocker }) => blocker === item.blocker);
}

function agrees({ item, verdict: { verdict, blocker } }: Judged): boolean {
  if (verdict !== item.verdict) return item.also.includes(verdict);
  return verdict !== 'no' || item.blocker === undefined || blocker === item.blocker;
}

function report({ item, verdict }: Judged): void {
  const got = verdict.blocker ? `${verdict.verdict} (${verdict.blocker})` : verdict.verdict;
  const wanted = item.blocker ? `${item.verdict} (${item.blocker})` : item.verdict;
  const risks = verdict.risks.map(({ blocker }) => blocker).join(', ');
  console.log(
    `${item.obscure ? 'obscure ' : ''}${item.id} ${item.image} on ${item.host}: ${got}, expected ${wanted}${risks === '' ? '' : `; risks ${risks}`}`,
  );
  const { reasons, missing } = toJson(verdict);
  for (const { ok, text } of reasons) if (ok !== true) console.log(`     ${text}`);
  for (const question of missing) console.log(`   ? ${question}`);
}

function requestOf(item: Case): ImageRequest {
  return { name: item.image, kind: item.kind, offline: true, ...givenOf(item) };
}

/** Median over all cases of the judge alone, and of recognising the host and judging. */
function timeVerdicts(cases: readonly Prepared[], judge: Judge, catalogue: HostCatalogue): void {
  const prepared = cases.map(({ item, image }) => ({
    image,
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
