/** Layer "engine": the engine that is installed, its version, its mode and its word size. */
import { formatPlatform } from '../../platform/platform.js';
import { isInRange } from '../../version-range.js';
import type { Attempt, Check } from './check.js';
import { isNarrowEngine, sixtyFourBit } from './cpu.js';
import { said } from '../../said.js';
import { needCheck } from './need-check.js';
import { defined } from '../../defined.js';

/** Mode, 32-bit engines on 64-bit kernels, and needs that turn on the engine's version. */
export function checkEngine(attempt: Attempt): readonly Check[] {
  return [...mode(attempt), ...wordSize(attempt), ...gaps(attempt), ...imageNeeds(attempt)];
}

/** Releases of an engine that are not built for a CPU which older ones still ran on. */
function gaps({ way, table }: Attempt): readonly Check[] {
  if (!way.engineNamed) return [];
  return table.engineGaps
    .filter(
      (gap) =>
        gap.product === way.engine.product &&
        gap.architecture === way.architecture &&
        gap.variants.includes(way.variant ?? '') &&
        isInRange(way.engine.version, gap.versions),
    )
    .map(({ text, source }) => ({ layer: 'tool', blocker: 'engine', ok: false, text, source }));
}

function wordSize(attempt: Attempt): readonly Check[] {
  if (!isNarrowEngine(attempt)) return [];
  return [
    {
      layer: 'tool',
      blocker: 'engine',
      ok: false,
      text: said('why.engine.narrow', {
        asked: [
          attempt.way.architecture,
          ...(attempt.way.variant === undefined ? [] : [attempt.way.variant]),
        ].join('/'),
        platform: formatPlatform(attempt.choice.platform),
      }),
      source: 'https://github.com/elastic/elasticsearch/issues/111750',
      remedies: sixtyFourBit(attempt),
    },
  ];
}

function mode({ way, host }: Attempt): readonly Check[] {
  if (!way.mode || `${way.os}-containers` === way.mode) return [];
  const { windows, wanted } =
    way.os === 'linux'
      ? { windows: 'Windows', wanted: 'Linux' }
      : { windows: 'Linux', wanted: 'Windows' };
  return [
    {
      layer: 'tool',
      blocker: 'engine',
      ok: false,
      text: said('why.engine.mode', { mode: windows }),
      source: 'https://docs.docker.com/desktop/setup/install/windows-install/',
      remedies: [
        {
          text: said('fix.switch-mode', { mode: wanted }),
          command: '& "$Env:ProgramFiles\\Docker\\Docker\\DockerCli.exe" -SwitchDaemon',
          host: {
            ...host,
            tools: host.tools.map((tool) => defined({ ...tool, mode: undefined })),
          },
        },
      ],
    },
  ];
}

function imageNeeds(attempt: Attempt): readonly Check[] {
  const { way } = attempt;
  const { product, version } = way.engine;
  return attempt.needs.flatMap((need) => {
    switch (need.needs.kind) {
      case 'seccomp': {
        const oldLibrary =
          way.libseccomp !== undefined && !isInRange(way.libseccomp, need.needs.libseccomp);
        const oldEngine = product === 'docker' && !isInRange(version, need.needs.docker);
        if (!oldLibrary && !(oldEngine && way.engineSure)) return [];
        const finding = oldLibrary
          ? said('found.libseccomp', { version: way.libseccomp ?? '' })
          : said('found.docker', { version });
        return [needCheck(attempt, need, 'tool', 'engine', false, finding)];
      }
      case 'engine': {
        if (need.needs.product !== product || isInRange(version, need.needs.versions)) return [];
        return [needCheck(attempt, need, 'tool', 'engine', false, said('found.here', { version }))];
      }
      default:
        return [];
    }
  });
}
