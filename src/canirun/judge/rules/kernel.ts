/** Layer "kernel": a container brings no kernel, so it must get one of its own kind, new enough, with what it uses. */
import { isInRange } from '../../version-range.js';
import { said, type Said, type SaidValue } from '../../said.js';
import type { Attempt, Check } from './check.js';
import { needCheck } from './need-check.js';
import { hostOsName, type Way } from '../ways/way.js';

/** Whose kernel the container gets, and whether it is one that the engine and the image can use. */
export function checkKernel(attempt: Attempt): readonly Check[] {
  return [...ownership(attempt), ...engineMinimum(attempt), ...imageNeeds(attempt)];
}

const NAMES = { linux: 'Linux', windows: 'Windows', freebsd: 'FreeBSD' } as const;

function ownership({ way, host }: Attempt): readonly Check[] {
  return [
    {
      layer: 'kernel',
      blocker: 'kernel',
      ok: true,
      text: ownerSentence(way, hostOsName(host.os)),
      source: way.row.source,
    },
  ];
}

function ownerSentence({ os, row, kernel: version }: Way, host: SaidValue): Said {
  const kernel = [NAMES[os], ...(version === undefined ? [] : [version])].join(' ');
  switch (row.kernel) {
    case 'host':
      return said('why.kernel.own', { os: host, kernel });
    case 'vm':
      return said('why.kernel.vm', { kernel, tool: row.title });
    case 'hyper-v-isolation':
      return said('why.kernel.hyper-v');
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
      text: said('why.kernel.too-old', { kernel: way.kernel, tool: way.row.title }),
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
        return [
          needCheck(
            attempt,
            need,
            'kernel',
            'kernel',
            false,
            said('found.here', { version: way.kernel }),
          ),
        ];
      case 'vsyscall':
        if (way.vsyscall !== 'none') return [];
        return [needCheck(attempt, need, 'kernel', 'kernel', false, said('found.no-vsyscall'))];
      case 'cgroup':
        if (way.cgroup === undefined || way.cgroup === need.needs.hierarchy) return [];
        return [
          needCheck(
            attempt,
            need,
            'kernel',
            'kernel',
            false,
            said('found.cgroup', { version: way.cgroup }),
          ),
        ];
      default:
        return [];
    }
  });
}
