/**
 * Prints random combinations of an image and a host with their verdicts, to be read and judged by hand.
 *
 *     npm run canirun:sample -- --seed 1 --count 200
 *
 * Images come from the built-in catalogue and a list of VM images, hosts from the host catalogue's completions.
 */
import { parseArgs } from 'node:util';
import { formatPlatform } from '../src/canirun/platform/platform.js';
import { toJson } from '../src/bot/canirun/verdict-json.js';
import { loadCatalogue, loadImageCatalogue, loadImages, loadJudge } from './canirun-data.js';

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

const images = loadImageCatalogue();
const source = loadImages();
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
  const { reasons, fixes, missing, risks, warnings } = toJson(verdict);
  const platform = verdict.platform ? ` as ${formatPlatform(verdict.platform)}` : '';
  const blocker = verdict.blocker ? ` (${verdict.blocker})` : '';
  console.log(`${i}. ${name} on ${host}: ${verdict.verdict}${blocker}${platform}`);
  for (const { layer, ok, text } of reasons)
    console.log(`   ${ok === true ? '+' : ok === false ? '-' : '?'} ${layer}: ${text}`);
  for (const { text, becomes } of fixes) console.log(`   > ${text} (${becomes})`);
  for (const question of missing) console.log(`   ? ${question}`);
  for (const { blocker, text } of risks) console.log(`   ~ ${blocker}: ${text}`);
  for (const text of warnings) console.log(`   ! ${text}`);
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
