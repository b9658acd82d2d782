/**
 * Prints random combinations of an image and a host with their verdicts, to be read and judged by hand.
 *
 *     npm run canirun:sample -- --seed 1 --count 200
 *
 * Images come from the built-in catalogue and a list of VM images, hosts from the host catalogue's completions.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseImageCatalogue } from '../src/canirun/image/image-catalogue-data.js';
import { createImageCatalogue } from '../src/canirun/image/image-catalogue.js';
import { createImageSource } from '../src/canirun/image/image-source.js';
import { formatPlatform } from '../src/canirun/platform/platform.js';
import { describeVmImage, parseVmImage } from '../src/canirun/image/vm-image.js';
import { loadCatalogue, loadJudge } from './canirun-data.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
});

const VM_IMAGES = [
  'ubuntu-24.04-server-cloudimg-amd64.img',
  'ubuntu-24.04-server-cloudimg-arm64.img',
  'windows 10 vm',
  'windows 11 vm',
  'windows xp vm',
  'windows server 2022 vhdx',
  'macos sonoma vm',
  'freebsd 14 amd64 qcow2',
  'debian 12 iso',
  'hashicorp/bionic64',
  'generic/ubuntu2204',
  'disk.vmdk',
];

const CATALOGUE = 'knowledge/images/catalogue.yaml';
const catalogue = parseImageCatalogue(readFileSync(CATALOGUE, 'utf8'), CATALOGUE);
if (catalogue.problems.length > 0) throw new Error(catalogue.problems.join('\n'));
const images = createImageCatalogue(catalogue.data);
const source = createImageSource({
  catalogue: images,
  readVmImage: (name, isVm) => (isVm ? describeVmImage(name) : (parseVmImage(name) ?? null)),
  now: () => 0,
});
const hosts = await loadCatalogue();
const judge = loadJudge();

const random = mulberry32(Number(values.seed));
const imageNames = [...images.complete('', 10_000), ...VM_IMAGES];
const hostNames = hosts.complete('', 10_000);
for (let i = 1; i <= Number(values.count); i++) {
  const name = pick(imageNames);
  const host = pick(hostNames);
  const verdict = judge.judge(
    await source.describe({ name, offline: true }),
    hosts.recognise(host),
  );
  const platform = verdict.platform ? ` as ${formatPlatform(verdict.platform)}` : '';
  const blocker = verdict.blocker ? ` (${verdict.blocker})` : '';
  console.log(`${i}. ${name} on ${host}: ${verdict.verdict}${blocker}${platform}`);
  for (const { layer, ok, text } of verdict.reasons)
    console.log(`   ${ok === true ? '+' : ok === false ? '-' : '?'} ${layer}: ${text}`);
  for (const { text, becomes } of verdict.fixes) console.log(`   > ${text} (${becomes})`);
  for (const { question, command } of verdict.missing)
    console.log(`   ? ${question} ${command ?? ''}`);
  for (const text of verdict.warnings) console.log(`   ! ${text}`);
}

function pick<T>(items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** A small seeded generator (Tommy Ettinger's mulberry32), so that a run can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
