/** Layer "cpu": architecture, level and instruction set extensions. */
import type { MissingFact } from '../../hosts/host.js';
import { formatPlatform, normalizePlatform } from '../../platform/platform.js';
import { isSameFamily } from '../../platform/platform-match.js';
import { isInRange } from '../../version-range.js';
import type { Need } from '../../image/needs.js';
import type { Attempt, Check, Remedy } from './check.js';
import { needCheck } from './need-check.js';
import { defined } from '../../defined.js';
import { compareLevels, levelFeatures } from './cpu-level.js';
import { parseVersionRange } from '../../version-range.js';
import { said, type Said, type Sentence } from '../../said.js';
import { ownValue } from '../../../core/own-value.js';

const LEVELS_SOURCE = 'https://gitlab.com/x86-psABIs/x86-64-ABI';
const MATCH_SOURCE = 'https://github.com/containerd/platforms (compare.go)';
const EMULATION_SOURCE = 'https://docs.docker.com/build/building/multi-platform/#qemu';

/** Emulators registered by tools/binfmt use the F flag, which Linux has since 4.8. */
const EMULATION_KERNEL = parseVersionRange('>=4.8');

/** Whether this CPU executes the chosen platform and has what the image needs. */
export function checkCpu(attempt: Attempt): readonly Check[] {
  return [...architecture(attempt), ...imageNeeds(attempt)];
}

/** What to ask when the CPU was not named. */
export function missingCpu(os: string | undefined): MissingFact {
  const windows = os === 'windows';
  const mac = os === 'macos';
  return {
    fact: 'cpu-model',
    question: said('ask.cpu'),
    choices: [],
    command: windows ? 'wmic cpu get name' : mac ? 'sysctl -n machdep.cpu.brand_string' : 'lscpu',
  };
}

function architecture(attempt: Attempt): readonly Check[] {
  const { choice, way, host } = attempt;
  const cpu = cpuName(attempt);
  const platform = formatPlatform(choice.platform);
  switch (choice.kind) {
    case 'fits':
      return [
        pass(
          choice.why === 'fallback-32-bit'
            ? said('why.cpu.fallback', { platform, cpu, architecture: way.architecture })
            : said('why.cpu.fits', { platform, cpu }),
        ),
      ];
    case 'level-too-high':
      return [
        {
          ...pass(
            said('why.cpu.level', {
              platform,
              cpu,
              level: [way.architecture, ...(way.variant === undefined ? [] : [way.variant])].join(
                '/',
              ),
            }),
          ),
          ok: false,
          remedies: otherPlatforms(attempt),
        },
      ];
    case 'level-unknown':
      return [
        {
          ...pass(said('why.cpu.level-unnamed', { platform })),
          ok: null,
          source: LEVELS_SOURCE,
          missing: missingCpu(host.os?.family),
        },
      ];
    case 'no-architecture':
      if (isNarrowEngine(attempt)) return [];
      return [
        {
          ...pass(noArchitecture(attempt)),
          ok: false,
          remedies: sixtyFourBit(attempt),
        },
      ];
    case 'emulated':
      return emulation(attempt);
    case 'os-version':
      return [];
  }
}

/**
 * A 32-bit engine on a 64-bit kernel: CPU and kernel would run the image's 64-bit programs, only the engine asks for
 * the wrong platform (github.com/elastic/elasticsearch/issues/111750). Only where the 64-bit kernel was said: a 32-bit
 * system by itself counts as a 32-bit CPU (contract, rule 7).
 */
export function isNarrowEngine({ choice, host, image }: Attempt): boolean {
  const said = host.os?.bits === 32 && host.os.kernelBits === 64 && host.os.kernelBitsSaid;
  if (choice.kind !== 'no-architecture' || !said) return false;
  const wide = ['arm64', 'arm'].includes(host.cpu?.architecture ?? '') ? 'arm64' : 'amd64';
  return image.entries.some(({ platform }) => normalizePlatform(platform).architecture === wide);
}

function pass(text: Sentence): Check {
  return { layer: 'cpu', blocker: 'cpu', ok: true, text, source: MATCH_SOURCE };
}

/** The description says that the emulator, which otherwise counts as set up, is not. */
function unregistered({ choice, host }: Attempt, wanted: string): Check {
  return {
    ...pass(said('why.cpu.unregistered', { platform: wanted })),
    ok: false,
    source: EMULATION_SOURCE,
    remedies: [
      {
        text: said('fix.register-qemu', { platform: wanted }),
        command: `docker run --privileged --rm tonistiigi/binfmt --install ${choice.platform.architecture}`,
        host: { ...host, lacks: (host.lacks ?? []).filter((feature) => feature !== 'binfmt') },
      },
    ],
  };
}

function emulation(attempt: Attempt): readonly Check[] {
  const { choice, way, host } = attempt;
  if (choice.kind !== 'emulated') return [];
  const wanted = formatPlatform(choice.platform);
  const own = way.row.kernel === 'host';
  if (own && host.lacks?.includes('binfmt')) return [unregistered(attempt, wanted)];
  if (own && way.kernel !== undefined && !isInRange(way.kernel, EMULATION_KERNEL))
    return [
      {
        layer: 'cpu',
        blocker: 'cpu',
        ok: false,
        text: said('why.cpu.emulation-kernel', { platform: wanted, kernel: way.kernel }),
        source: EMULATION_SOURCE,
      },
    ];
  return [
    {
      layer: 'cpu',
      blocker: 'cpu',
      ok: true,
      text: said('why.cpu.emulated', { architecture: way.architecture, platform: wanted }),
      source: EMULATION_SOURCE,
    },
  ];
}

function noArchitecture({ way, host, image }: Attempt): Sentence {
  const offered = image.entries
    .map((entry) => normalizePlatform(entry.platform))
    .filter((platform) => platform.os === way.os)
    .map(formatPlatform);
  const platforms = { list: ',', of: offered.slice(0, 4) } as const;
  return host.os?.bits === 32
    ? said('why.cpu.no-64-bit', { platforms })
    : said('why.cpu.none', { platforms, architecture: way.architecture });
}

/** The CPU is too old for its own platform; another of the image's platforms may still run. */
function otherPlatforms(attempt: Attempt): readonly Remedy[] {
  const { image, way, choice } = attempt;
  const own = choice.platform.architecture;
  const others = image.entries.filter(
    ({ platform }) => platform.os === way.os && platform.architecture !== own,
  );
  return others.map((entry) => {
    const platform = formatPlatform(entry.platform);
    return {
      text: said('fix.run-platform', { platform }),
      command: `docker run --platform ${platform} ${image.name}`,
      image: { ...image, entries: [entry] },
    };
  });
}

/** A 64-bit OS on the same 64-bit CPU. */
export function sixtyFourBit({ host }: Attempt): readonly Remedy[] {
  const { os, cpu } = host;
  if (os?.bits !== 32 || !cpu) return [];
  const wide = { arm: 'arm64', '386': 'amd64' }[cpu.architecture] ?? cpu.architecture;
  const can = wide !== cpu.architecture ? cpu.variant === 'v8' : true;
  if (!can) return [];
  return [
    {
      text: said('fix.64-bit'),
      host: {
        ...host,
        os: defined({ ...os, kernelBits: undefined, bits: 64 as const }),
        cpu: { ...cpu, architecture: wide },
      },
    },
  ];
}

function imageNeeds(attempt: Attempt): readonly Check[] {
  return attempt.needs.flatMap((need) => {
    switch (need.needs.kind) {
      case 'cpu-level':
        return level(attempt, need, need.needs.level);
      case 'cpu-feature':
        return feature(attempt, need, need.needs.feature);
      default:
        return [];
    }
  });
}

/** Whether the programs are for another kind of CPU: its levels and features say nothing of this one's. */
function isForeign({ choice, way }: Attempt): boolean {
  const { architecture } = normalizePlatform(choice.platform);
  return choice.kind === 'emulated' || !isSameFamily(architecture, way.architecture);
}

function level(attempt: Attempt, need: Need, wanted: string): readonly Check[] {
  const { way } = attempt;
  if (isForeign(attempt)) return [];
  const has = way.variant ?? way.cpu?.variant;
  const cpu = cpuName(attempt);
  if (has === undefined) {
    if (compareLevels(wanted, way.architecture === 'amd64' ? 'v2' : 'v8') <= 0) return [];
    return [unknown(attempt, need)];
  }
  if (compareLevels(wanted, has) <= 0)
    return [needCheck(attempt, need, 'cpu', 'cpu', true, said('found.level', { cpu, level: has }))];
  if (way.cpu?.atLeast) return [unknown(attempt, need)];
  return [
    withOthers(
      attempt,
      needCheck(attempt, need, 'cpu', 'cpu', false, said('found.level', { cpu, level: has })),
    ),
  ];
}

function feature(attempt: Attempt, need: Need, flag: string): readonly Check[] {
  const { way } = attempt;
  if (isForeign(attempt)) return [];
  const cpu = cpuName(attempt);
  const has =
    ownValue(way.cpu?.features ?? {}, flag) ??
    levelFeatures(way.architecture, way.variant, way.cpu?.atLeast === true).get(flag);
  if (has === undefined) return [unknown(attempt, need)];
  const found = has ? said('found.has', { cpu }) : said('found.has-not', { cpu });
  const check = needCheck(attempt, need, 'cpu', 'cpu', has, found);
  return [has ? check : withOthers(attempt, check)];
}

/** The part by its name, else by its architecture. */
function cpuName({ way }: Attempt): string | Said {
  return way.cpu?.model ?? said('say.this-cpu', { architecture: way.architecture });
}

function unknown(attempt: Attempt, need: Need): Check {
  const missing = missingCpu(attempt.host.os?.family);
  return needCheck(attempt, need, 'cpu', 'cpu', null, said('found.cpu-unnamed'), missing);
}

function withOthers(attempt: Attempt, check: Check): Check {
  return { ...check, remedies: [...(check.remedies ?? []), ...otherPlatforms(attempt)] };
}
