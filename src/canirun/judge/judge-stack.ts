/** The stack as layers for the picture: the host's from the CPU up, what a tool puts between, the image on top. */
import type { Host } from '../hosts/host.js';
import type { ContainerImage, VmImage } from '../image/image.js';
import type { Outcome } from './judge-container.js';
import { formatPlatform } from '../platform/platform.js';
import { engineCpu, hostOsName } from './ways/way.js';
import { said } from '../said.js';
import type { Blocker, StackLayer, VerdictKind } from './verdict.js';

/** Failures of the joint between the host and what the tool puts on it; all others are the image's own joint. */
const TOOL_JOINT: ReadonlySet<Blocker> = new Set(['tool']);

/**
 * @returns bottom first; the first layer with `fits: false` is the broken joint
 */
export function stackOf(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
): readonly StackLayer[] {
  return [...hardware(host), ...supplied(outcome), ...top(outcome, image)];
}

function hardware(host: Host): readonly StackLayer[] {
  const { architecture } = engineCpu(host);
  const model = host.cpu?.model;
  return [
    {
      from: 'host',
      label: 'CPU',
      detail: model ? said('layer.cpu', { model, architecture }) : architecture,
      fits: true,
    },
    {
      from: 'host',
      label: hostOsName(host.os),
      detail: host.os?.kernel
        ? said('layer.kernel', { version: host.os.kernel })
        : said('layer.its-kernel'),
      fits: true,
    },
  ];
}

function supplied(outcome: Outcome): readonly StackLayer[] {
  const { attempt, blocker } = outcome;
  if (blocker === 'tool')
    return [
      {
        from: 'tool',
        label: attempt?.way.row.title ?? said('layer.no-tool'),
        detail: said('layer.not-here'),
        fits: false,
      },
    ];
  if (outcome.tool) return [{ from: 'tool', label: outcome.tool, fits: true }];
  if (!attempt) return [];
  const { way, choice } = attempt;
  const layers: StackLayer[] = [];
  if (way.row.kernel !== 'host')
    layers.push({
      from: 'tool',
      label: way.row.title,
      detail: way.kernel ? said('layer.kernel', { version: way.kernel }) : said('layer.own-kernel'),
      fits: jointOf(outcome.verdict, blocker, TOOL_JOINT),
    });
  else layers.push({ from: 'tool', label: way.row.title, fits: true });
  if (choice.kind === 'emulated')
    layers.push({
      from: 'tool',
      label: 'QEMU',
      detail: said('layer.emulator', {
        architecture: choice.platform.architecture,
        cpu: way.architecture,
      }),
      fits: true,
    });
  return layers;
}

function jointOf(
  verdict: VerdictKind,
  blocker: Blocker | null,
  joints: ReadonlySet<Blocker>,
): boolean | null {
  if (verdict === 'no') return blocker === null || !joints.has(blocker);
  return true;
}

function top(outcome: Outcome, image: ContainerImage | VmImage): readonly StackLayer[] {
  const choice = outcome.attempt?.choice;
  const platform = outcome.platform ?? choice?.platform;
  // What would stand on a tool that is not there, nobody can tell.
  const isOpen = outcome.verdict === 'unknown' || outcome.blocker === 'tool';
  const fits = isOpen ? null : outcome.verdict !== 'no';
  return [
    {
      from: 'image',
      label: image.name,
      detail: platform
        ? said('layer.applications-for', { platform: formatPlatform(platform) })
        : said('layer.applications'),
      fits,
    },
  ];
}
