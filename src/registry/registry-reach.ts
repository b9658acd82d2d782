/** Examines from here which registries answer, and by their clocks whether this machine's is right. */
import { failure, fine, warning, type Finding } from '../core/finding.js';
import { createHttpExchange } from './http-exchange.js';
import type { Resolve } from './guarded-connector.js';
import { createRegistryPolicy } from './registry-policy.js';

/** What is examined. */
export interface ReachOptions {
  /** The operator's further registries. */
  readonly allow: readonly string[];
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds to wait for each (default 5,000). */
  readonly patience?: number;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
}

/** One registry's sign of life. */
interface Sign {
  readonly host: string;
  readonly answered: boolean;
  /** By how many milliseconds this machine's clock is ahead of the registry's; `null` where it does not tell. */
  readonly ahead: number | null;
}

/** Off by more than this, times in logs mislead. */
const SKEW_NOTICED_MS = 60_000;
/** Slack refuses signed requests, and expects us to refuse them, when five minutes lie between the clocks. */
const SKEW_FATAL_MS = 5 * 60_000;

/** Asks every registry for its API's root. Any answer counts, also "not without a token". Never rejects. */
export async function examineReach(options: ReachOptions): Promise<Finding[]> {
  const { allow, now, patience = 5_000, resolve } = options;
  const policy = createRegistryPolicy(allow);
  const exchange = createHttpExchange({
    policy,
    userAgent: 'quaymaster-doctor',
    ...(resolve && { resolve }),
  });
  const ask = async (origin: string): Promise<Sign> => {
    const url = new URL('/v2/', origin);
    const asked = now();
    try {
      const { header } = await exchange.send({
        method: 'HEAD',
        url,
        headers: {},
        maxBytes: 0,
        signal: AbortSignal.timeout(patience),
      });
      const middle = (asked + now()) / 2;
      const theirs = Date.parse(header('date') ?? '');
      const ahead = Number.isNaN(theirs) ? null : middle - theirs;
      return { host: url.host, answered: true, ahead };
    } catch {
      return { host: url.host, answered: false, ahead: null };
    }
  };
  const signs = await Promise.all(policy.origins().map(ask));
  await exchange.close();
  return [...describeReach(signs), ...describeClock(signs)];
}

function describeReach(signs: readonly Sign[]): Finding[] {
  const silent = signs.filter(({ answered }) => !answered);
  const remedy =
    'Allow HTTPS to it in the firewall or proxy. Meanwhile /canirun answers from its cache and built-in images.';
  if (silent.length === signs.length)
    return [warning('Registries', 'No registry can be reached from here.', remedy)];
  const reached = `${signs.length - silent.length} of ${signs.length} registries answer.`;
  return [
    fine('Registries', reached),
    ...silent.map(({ host }) => warning('Registries', `${host} can't be reached.`, remedy)),
  ];
}

/** The median, so that one registry with a wrong clock does not count. */
function describeClock(signs: readonly Sign[]): Finding[] {
  const skews = signs.flatMap(({ ahead }) => (ahead === null ? [] : [ahead]));
  const median = skews.toSorted((a, b) => a - b)[Math.floor(skews.length / 2)];
  if (median === undefined) return [];
  const seconds = Math.round(Math.abs(median) / 1000);
  if (seconds * 1000 <= SKEW_NOTICED_MS)
    return [fine('Clock', seconds <= 1 ? 'It is right.' : `It is off by ${seconds} seconds.`)];
  const text = `It is ${seconds} seconds ${median > 0 ? 'fast' : 'slow'}.`;
  const remedy = 'Switch on time synchronisation (NTP): timedatectl set-ntp true on most Linux.';
  return [(seconds * 1000 > SKEW_FATAL_MS ? failure : warning)('Clock', text, remedy)];
}
