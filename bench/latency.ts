/** Times of calls: by the wall clock, which other programs disturb, and in processor time, which they disturb less. */

/** Milliseconds. */
export interface Latency {
  readonly median: number;
  readonly p99: number;
  /** Processor time of the whole process, garbage collection and compilation included. */
  readonly cpuMedian: number;
  readonly cpuP99: number;
}

/** Inputs called with before the measuring starts, so that the code is compiled. */
const WARM_UP = 500;

/** Times one call for each input, after a warm-up on the first of them. */
export function latencyOf<T>(inputs: readonly T[], call: (input: T) => unknown): Latency {
  for (const input of inputs.slice(0, WARM_UP)) call(input);
  return timesOf(inputs, call);
}

/** Times one call for each input as it comes. */
export function timesOf<T>(inputs: readonly T[], call: (input: T) => unknown): Latency {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (const input of inputs) {
    const before = process.cpuUsage();
    const start = performance.now();
    call(input);
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  return {
    median: quantile(wall, 0.5),
    p99: quantile(wall, 0.99),
    cpuMedian: quantile(cpu, 0.5),
    cpuP99: quantile(cpu, 0.99),
  };
}

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A row of a table in Markdown. */
export function latencyRow(name: string, { median, p99, cpuMedian, cpuP99 }: Latency): string {
  const cells = [median, p99, cpuMedian, cpuP99].map((value) => value.toFixed(3));
  return `| ${name} | ${cells.join(' | ')} |`;
}

/** The head of a table of such rows. */
export const LATENCY_HEAD =
  '| | median ms | p99 ms | median ms of processor | p99 ms of processor |\n|---|---|---|---|---|';
