/** The stack as layers for the picture: the host's from the CPU up, what a tool puts between, the image on top. */
import type { Host } from '../hosts/host.js';
import type { ContainerImage, VmImage } from '../image/image.js';
import type { Outcome } from './judge-container.js';
import { formatPlatform } from '../platform/platform.js';
import { engineCpu } from './ways/way.js';
import { said } from '../said.js';
import type { Blocker, StackLayer } from './verdict.js';

/** What a layer is for what stands on it. */
type Role = 'cpu' | 'system' | 'tool' | 'emulator' | 'image';

/** A layer before it is known where the stack breaks. */
type Brick = Omit<StackLayer, 'carries'> & { readonly role: Role };

/**
 * @returns bottom first; where the verdict is "no", one layer does not carry what stands on it: the one that is blamed
 */
export function stackOf(
  outcome: Outcome,
  image: ContainerImage | VmImage,
  host: Host,
): readonly StackLayer[] {
  const bricks = [...hardware(host), ...supplied(outcome), top(outcome, image)];
  const broken = outcome.blocker && roleOf(outcome.blocker, outcome);
  const open = outcome.verdict === 'unknown' ? openRole(outcome) : null;
  return bricks.map(({ role, ...layer }) => ({
    ...layer,
    carries: role === broken ? false : role === open ? null : true,
  }));
}

/** The layer that a blocker is about. */
function roleOf(blocker: Blocker, { attempt }: Outcome): Role {
  switch (blocker) {
    case 'cpu':
      return 'cpu';
    case 'kernel':
    case 'os-version':
    case 'page-size':
    case 'driver':
      return attempt === undefined || attempt.way.row.kernel === 'host' ? 'system' : 'tool';
    case 'pull':
    case 'engine':
    case 'tool':
      return 'tool';
    case 'not-an-image':
      return 'image';
  }
}

/** The layer of which a fact is missing: the lowest that was asked about, else the CPU. */
function openRole(outcome: Outcome): Role {
  const open = outcome.checks.find(({ ok }) => ok === null);
  const role = open === undefined ? 'cpu' : roleOf(open.blocker, outcome);
  return role === 'tool' && supplied(outcome).length === 0 ? 'system' : role;
}

function hardware(host: Host): readonly Brick[] {
  const { architecture } = engineCpu(host);
  const model = host.cpu?.model;
  return [
    {
      role: 'cpu',
      from: 'host',
      label: 'CPU',
      detail: model ? said('layer.cpu', { model, architecture }) : architecture,
    },
    {
      role: 'system',
      from: 'host',
      label:
        host.os === undefined || host.os.product === 'console'
          ? said('layer.system')
          : host.os.name,
      detail: host.os?.kernel
        ? said('layer.kernel', { version: host.os.kernel })
        : said('layer.its-kernel'),
    },
  ];
}

function supplied(outcome: Outcome): readonly Brick[] {
  const { attempt, blocker } = outcome;
  const frame = { role: 'tool', from: 'tool' } as const;
  if (blocker === 'tool')
    return [
      {
        ...frame,
        label: attempt?.way.row.title ?? said('layer.no-tool'),
        detail: said('layer.not-here'),
      },
    ];
  if (outcome.tool) return [{ ...frame, label: outcome.tool }];
  if (!attempt) return [];
  const { way, choice } = attempt;
  const kernel = way.kernel
    ? said('layer.kernel', { version: way.kernel })
    : said('layer.own-kernel');
  const tool: Brick = {
    ...frame,
    label: way.row.title,
    ...(way.row.kernel === 'host' ? {} : { detail: kernel }),
  };
  if (choice.kind !== 'emulated') return [tool];
  const { architecture } = choice.platform;
  return [
    tool,
    {
      role: 'emulator',
      from: 'tool',
      label: 'QEMU',
      detail: said('layer.emulator', { architecture, cpu: way.architecture }),
    },
  ];
}

function top(outcome: Outcome, image: ContainerImage | VmImage): Brick {
  const platform = outcome.platform ?? outcome.attempt?.choice.platform;
  return {
    role: 'image',
    from: 'image',
    label: image.name,
    detail: platform
      ? said('layer.applications-for', { platform: formatPlatform(platform) })
      : said('layer.applications'),
  };
}
