/** Things that change no verdict and should be known: memory, the slowness of emulation, experiments. */
import type { Host } from '../hosts/host.js';
import type { ContainerImage, VmImage } from '../image/image.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { isInRange, parseVersionRange } from '../version-range.js';

const GIB = 2 ** 30;

/** @returns full sentences, possibly none */
export function warningsFor(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
  knowledge: Knowledge,
): readonly string[] {
  if (outcome.verdict === 'no') return [];
  return [
    ...(image.kind === 'container' ? memory(image, host, knowledge) : []),
    ...(outcome.verdict === 'emulated' ? emulation() : []),
    ...(image.kind === 'container' ? experiments(outcome) : []),
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
): readonly string[] {
  const model = words.find((word) => MODEL.test(word));
  if (model === undefined || attempt === undefined || attempt.way.variant !== undefined) return [];
  if (verdict === 'no' || verdict === 'unknown' || verdict === 'emulated') return [];
  if (!attempt.needs.some(({ needs: { kind } }) => kind === 'cpu-level' || kind === 'cpu-feature'))
    return [];
  return [
    `The image does not run on every CPU. If "${model}" says which one it is, name the CPU itself: the verdict takes for granted that it has what is needed.`,
  ];
}

function memory(image: ContainerImage, host: Host, knowledge: Knowledge): readonly string[] {
  const { memory } = host;
  if (memory === undefined) return [];
  return knowledge
    .needs(image)
    .flatMap(({ needs }) =>
      needs.kind === 'memory' && memory < needs.bytes
        ? [
            `It wants ${gib(needs.bytes)} of memory and this host has ${gib(memory)}: expect it to be slow or to be killed.`,
          ]
        : [],
    );
}

function emulation(): readonly string[] {
  return [
    'Emulation is several times slower than a native CPU, and some programs fail under it (Docker calls it best effort).',
  ];
}

/** Docker before 20.10 took ARMv6 boards for ARMv7 (moby/moby#41017). */
const ARM_V6_FIXED = parseVersionRange('>=20.10');

function experiments({ attempt }: Outcome): readonly string[] {
  const id = attempt?.way.row.id;
  const { architecture, variant, engine } = attempt?.way ?? {};
  if (
    architecture === 'arm' &&
    variant === 'v6' &&
    engine?.product === 'docker' &&
    !isInRange(engine.version, ARM_V6_FIXED)
  )
    return ['Docker before 20.10 takes this board for ARMv7: add --platform linux/arm/v6.'];
  if (id === 'podman-freebsd-linux')
    return ["FreeBSD's Podman is experimental, and its Linux ABI lacks some system calls."];
  if (attempt?.host.environment === 'lxc')
    return [
      'In an LXC container Docker needs the option nesting=1, and its storage driver may be slow.',
    ];
  return [];
}

function gib(bytes: number): string {
  return `${Math.round((bytes / GIB) * 10) / 10} GiB`;
}
