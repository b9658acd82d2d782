/** Things that change no verdict and should be known: memory, the slowness of emulation, experiments. */
import type { Host } from '../hosts/host.js';
import type { ContainerImage, VmImage } from '../image/image.js';
import { imageName } from '../image/needs-lookup.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { said, type Sentence } from '../said.js';
import { isInRange, parseVersionRange } from '../version-range.js';

const GIB = 2 ** 30;

/** @returns full sentences, possibly none */
export function warningsFor(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly Sentence[] {
  if (outcome.verdict === 'no') return [];
  return [
    ...(image.kind === 'container' ? memory(image, host, knowledge) : []),
    ...(outcome.verdict === 'emulated' ? emulation(outcome) : []),
    ...(image.kind === 'container' ? experiments(outcome, image) : []),
  ];
}

/** A model's number: letters and digits (`d630`), or digits that are no year (`760`). */
const MODEL = /^(?=.*\p{L})(?=.*\d)|^(?!(?:19|20)\d\d$)\d{3,5}$/u;

/**
 * A firm verdict takes for granted that an unnamed CPU has the level that the image needs; a word that was not
 * understood may name a CPU, or a machine with one, that has not.
 * @param words - of the description, that were not understood
 * @returns full sentences, possibly none
 */
export function unsureOfCpu(
  { verdict, attempt }: Outcome,
  words: readonly string[],
): readonly Sentence[] {
  const model = words.find((word) => MODEL.test(word));
  if (model === undefined || attempt === undefined || attempt.way.variant !== undefined) return [];
  if (verdict === 'no' || verdict === 'unknown' || verdict === 'emulated') return [];
  if (!attempt.needs.some(({ needs: { kind } }) => kind === 'cpu-level' || kind === 'cpu-feature'))
    return [];
  return [said('warn.unsure-cpu', { words: model })];
}

function memory(image: ContainerImage, host: Host, knowledge: Knowledge): readonly Sentence[] {
  const { memory } = host;
  if (memory === undefined) return [];
  return knowledge
    .needs(image)
    .flatMap(({ needs }) =>
      needs.kind === 'memory' && memory < needs.bytes
        ? [said('warn.memory', { wanted: gib(needs.bytes), has: gib(memory) })]
        : [],
    );
}

function emulation({ attempt }: Outcome): readonly Sentence[] {
  const stopped = (attempt?.needs ?? []).filter(({ needs }) => needs.kind === 'no-qemu-user');
  return [said('warn.emulation'), ...stopped.map(({ text }) => text)];
}

/** Docker before 20.10 took ARMv6 boards for ARMv7 (moby/moby#41017). */
const ARM_V6_FIXED = parseVersionRange('>=20.10');

/** AWS's base images for Lambda, by the repository they are published in. */
const LAMBDA_BASE = /(?:^|\/)(?:aws-)?lambda(?:-|\/)/;

function experiments({ attempt }: Outcome, image: ContainerImage): readonly Sentence[] {
  const id = attempt?.way.row.id;
  const { architecture, variant, engine } = attempt?.way ?? {};
  if (
    architecture === 'arm' &&
    variant === 'v6' &&
    engine?.product === 'docker' &&
    !isInRange(engine.version, ARM_V6_FIXED)
  )
    return [said('warn.armv6')];
  if (id === 'aws-lambda')
    return LAMBDA_BASE.test(imageName(image).repository) ? [] : [said('warn.lambda')];
  if (id === 'podman-freebsd-linux') return [said('warn.freebsd')];
  if (attempt?.host.environment === 'lxc') return [said('warn.lxc')];
  return [];
}

function gib(bytes: number): string {
  return `${Math.round((bytes / GIB) * 10) / 10} GiB`;
}
