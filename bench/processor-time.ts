/** Processor time of programs that this process did not start itself, as Linux counts it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** The kernel's unit (`USER_HZ`), which is the same on every platform that Node runs on. */
const TICK_MS = 10;

/** Milliseconds by what the processes do; `null` where there is no `/proc`. */
export type ServerTimes = Readonly<Record<'connections' | 'others', number>> | null;

/**
 * What a PostgreSQL has used: its connections, and its other processes (log writer, checkpoints, vacuum).
 * @param postmaster - id of its first process, to which the others' time is added when they end
 */
export function serverTimes(postmaster: number): ServerTimes {
  if (!existsSync('/proc/self/stat')) return null;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid));
  const own = processes.filter(({ parent }) => parent === postmaster);
  const sum = (some: readonly Process[]) => some.reduce((total, { ms }) => total + ms, 0);
  const isConnection = ({ title }: Process) => title.includes('127.0.0.1');
  const first = processes.find(({ pid }) => pid === postmaster);
  return {
    connections: sum(own.filter(isConnection)) + (first?.endedMs ?? 0),
    others: sum(own.filter((one) => !isConnection(one))) + (first?.ms ?? 0),
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** PostgreSQL's processes say there what they are. */
  readonly title: string;
  readonly ms: number;
  /** Of its children that have ended. */
  readonly endedMs: number;
}

/** One that ended meanwhile is left out. */
function readProcess(pid: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything, come the state and the parent; the times are fields 14 to 17.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
    return [
      {
        pid: Number(pid),
        parent: Number(fields[1]),
        title: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
        ms: (user + system) * TICK_MS,
        endedMs: (endedUser + endedSystem) * TICK_MS,
      },
    ];
  } catch {
    return [];
  }
}
