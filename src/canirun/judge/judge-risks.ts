/** What may still stop an image of unknown build: told only on hosts that are known to break many. */
import type { Host } from '../hosts/host.js';
import type { ContainerImage, VmImage } from '../image/image.js';
import type { Need } from '../image/needs.js';
import { imageName, matchesGlob } from '../image/needs-lookup.js';
import type { RiskRow } from '../image/risks.js';
import { isInRange } from '../version-range.js';
import type { Knowledge, Outcome } from './judge-container.js';
import { compareLevels, levelFeatures } from './rules/cpu-level.js';
import type { Attempt } from './rules/check.js';
import type { Blocker, Risk } from './verdict.js';

/** More than these nobody reads. */
const MOST = 3;

/** What a need of each kind stops at; too little memory only warns. */
const STOPS_AT: Readonly<Partial<Record<Need['needs']['kind'], Blocker>>> = {
  'cpu-level': 'cpu',
  'cpu-feature': 'cpu',
  'page-size': 'page-size',
  kernel: 'kernel',
  vsyscall: 'kernel',
  cgroup: 'kernel',
  seccomp: 'engine',
  engine: 'engine',
  nvidia: 'driver',
  'amd-gpu': 'driver',
};

/**
 * @param outcome - the verdict; only one that says that it runs natively or in a VM carries risks
 * @param knowledge - the rows of `risks.yaml`, and what has been looked into
 * @returns at most three, one a layer; none for Docker's official images, and none of a layer on which a known need of
 *   the image was checked, or is known to begin with another version of it
 */
export function risksOf(
  { verdict, attempt, checks }: Outcome,
  image: ContainerImage | VmImage,
  { risks: rows, studied, bases }: Pick<Knowledge, 'risks' | 'studied' | 'bases'>,
): readonly Risk[] {
  if (image.kind === 'vm' || attempt === undefined || isOfficial(image)) return [];
  if (verdict !== 'native' && verdict !== 'vm') return [];
  const { architecture } = attempt.choice.platform;
  const known = new Set<string>([
    ...checks.flatMap(({ need, blocker }) => (need === undefined ? [] : [blocker])),
    ...Array.from(studied(image, architecture), (kind) => STOPS_AT[kind] ?? ''),
  ]);
  const { settled } = bases(image);
  const risks = rows.filter(
    ({ blocker, when }) => !known.has(blocker) && isAbout(when, attempt, settled),
  );
  const oneEach = risks.filter(
    ({ blocker }, i) => risks.findIndex((r) => r.blocker === blocker) === i,
  );
  return oneEach.slice(0, MOST).map(({ blocker, text, command }) => ({
    blocker,
    text,
    command: command.replaceAll('IMAGE', image.name),
  }));
}

/**
 * Whether how the image was built could change a verdict and was not read: it carries a risk, or its engine does not
 * unpack zstd. Nobody reads it otherwise, since that costs requests.
 */
export function isUnread(
  { verdict, attempt }: Outcome,
  image: ContainerImage | VmImage,
  risks: readonly Risk[],
  { tools }: Pick<Knowledge, 'tools'>,
): boolean {
  if (image.kind === 'vm' || image.build || attempt === undefined || isOfficial(image))
    return false;
  if (verdict === 'no' || verdict === 'unknown') return false;
  const { engine, engineSure } = attempt.way;
  const isOld = tools.pullLimits.some(
    ({ mediaTypes, product, versions }) =>
      mediaTypes === 'zstd' &&
      product === engine.product &&
      engineSure &&
      isInRange(engine.version, versions),
  );
  return risks.length > 0 || (isOld && !isDockersOwn(image.mediaType));
}

/** Docker's official images are built for, and tried on, many machines; what they need is in the table of needs. */
function isOfficial(image: ContainerImage): boolean {
  return !imageName(image).repository.includes('/');
}

function isAbout(
  when: RiskRow['when'],
  { image, choice, way, host }: Attempt,
  settled: boolean,
): boolean {
  const { architectures, pages, kernel, docker, lacks, level, below, driver, says, oci, base } =
    when;
  const variant = way.cpu?.atLeast === true ? undefined : way.variant;
  return (
    (architectures?.includes(choice.platform.architecture) ?? true) &&
    (!pages || isInRange(String(way.pageSize / 1024), pages)) &&
    (!kernel || (way.kernel !== undefined && isInRange(way.kernel, kernel))) &&
    (!docker || isOldDocker(way, docker)) &&
    (lacks === undefined || hasFeature(way, lacks) === false) &&
    (level === undefined || variant === level) &&
    (below === undefined || (variant !== undefined && compareLevels(variant, below) < 0)) &&
    (!driver || isOldDriver(host, driver)) &&
    (!says || saysOf(image, says)) &&
    (!oci || (!isDockersOwn(image.mediaType) && image.build === undefined)) &&
    (!base || !settled)
  );
}

function saysOf(image: ContainerImage, globs: readonly string[]): boolean {
  const { repository, tag = '' } = imageName(image);
  return globs.some((glob) => matchesGlob(`${repository}:${tag}`, glob));
}

/** Only OCI's formats have other compressions than gzip (image-spec 1.1, `layer.md`). */
function isDockersOwn(mediaType = ''): boolean {
  return mediaType.startsWith('application/vnd.docker.');
}

function hasFeature({ architecture, variant, cpu }: Attempt['way'], flag: string) {
  const known = new Map(Object.entries(cpu?.features ?? {})).get(flag);
  return known ?? levelFeatures(architecture, variant, cpu?.atLeast === true).get(flag);
}

function isOldDocker(
  { engine, engineSure }: Attempt['way'],
  versions: NonNullable<RiskRow['when']['docker']>,
): boolean {
  return engine.product === 'docker' && engineSure && isInRange(engine.version, versions);
}

function isOldDriver({ gpu }: Host, versions: NonNullable<RiskRow['when']['driver']>): boolean {
  return gpu?.vendor === 'nvidia' && gpu.driver !== undefined && isInRange(gpu.driver, versions);
}
