/** Layer "kernel": a container brings no kernel, so it must get one of its own kind, new enough, with what it uses. */
import { isInRange } from '../../version-range.js';
import type { Attempt, Check } from './check.js';
import { needCheck } from './need-check.js';
import { hostOsName } from '../ways/way.js';

/** Whose kernel the container gets, and whether it is one that the engine and the image can use. */
export function checkKernel(attempt: Attempt): readonly Check[] {
  return [...ownership(attempt), ...engineMinimum(attempt), ...imageNeeds(attempt)];
}

const NAMES = { linux: 'Linux', windows: 'Windows', freebsd: 'FreeBSD' } as const;

function ownership({ way, host }: Attempt): readonly Check[] {
  const name = NAMES[way.os];
  return [
    {
      layer: 'kernel',
      blocker: 'kernel',
      ok: true,
      text: ownerSentence(name, way.row.kernel, way.row.title, hostOsName(host.os), way.kernel),
      source: way.row.source,
    },
  ];
}

function ownerSentence(
  name: string,
  owner: 'host' | 'vm' | 'hyper-v-isolation',
  title: string,
  host: string,
  version: string | undefined,
): string {
  const kernel = version === undefined ? name : `${name} ${version}`;
  switch (owner) {
    case 'host':
      return `A container brings no kernel of its own; it uses the one of ${host} (${kernel}).`;
    case 'vm':
      return `A container brings no kernel of its own; it gets the one (${kernel}) of a virtual machine: ${title}.`;
    case 'hyper-v-isolation':
      return `With Hyper-V isolation the container gets a small Windows VM whose kernel fits the image.`;
  }
}

/** Docker Engine needs Linux 3.10 (docs.docker.com/engine/install/binaries). */
function engineMinimum({ way }: Attempt): readonly Check[] {
  const minimum = way.row.minimumKernel;
  if (!minimum || way.kernel === undefined || isInRange(way.kernel, minimum)) return [];
  return [
    {
      layer: 'kernel',
      blocker: 'kernel',
      ok: false,
      text: `Linux ${way.kernel} is too old: ${way.row.title} needs 3.10 or newer.`,
      source: way.row.source,
    },
  ];
}

function imageNeeds(attempt: Attempt): readonly Check[] {
  const { way } = attempt;
  return attempt.needs.flatMap((need) => {
    switch (need.needs.kind) {
      case 'kernel':
        if (way.kernel === undefined || isInRange(way.kernel, need.needs.range)) return [];
        return [needCheck(attempt, need, 'kernel', 'kernel', false, `here it is ${way.kernel}`)];
      case 'vsyscall':
        if (way.vsyscall !== 'none') return [];
        return [
          needCheck(attempt, need, 'kernel', 'kernel', false, 'this kernel has it switched off'),
        ];
      case 'cgroup':
        if (way.cgroup === undefined || way.cgroup === need.needs.hierarchy) return [];
        return [
          needCheck(attempt, need, 'kernel', 'kernel', false, `this host has cgroup ${way.cgroup}`),
        ];
      default:
        return [];
    }
  });
}
