/** Levels of CPUs and what follows from them. */

/**
 * Orders two levels of one architecture (`v2` < `v3`; `v8` < `v8.2` < `v9`).
 * ARMv9.0 holds everything of ARMv8.5 (Arm ARM, and containerd/platforms compare.go), so it is above all `v8.x` asked for here.
 */
export function compareLevels(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  return left[0] - right[0] || left[1] - right[1];
}

function parts(level: string): readonly [number, number] {
  const match = /^v(\d+)(?:\.(\d+))?$/.exec(level);
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
}

const V2 = ['sse3', 'ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'cx16'];
const V3 = ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'movbe'];
const V4 = ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'];

/**
 * Flags that an amd64 level implies (x86-64 psABI): a level has its own and all below; `v1` has none of them.
 * Where the level is only the least that the CPU has (`isFloor`), nothing is known to be missing.
 * Between levels nothing follows: some v2 CPUs have AVX (Sandy Bridge), some have not (Gemini Lake).
 */
export function levelFeatures(
  architecture: string,
  level: string | undefined,
  isFloor: boolean,
): ReadonlyMap<string, boolean> {
  if (architecture !== 'amd64' || level === undefined) return new Map();
  const rank = parts(level)[0];
  const has = [...(rank >= 2 ? V2 : []), ...(rank >= 3 ? V3 : []), ...(rank >= 4 ? V4 : [])];
  const hasNot = rank < 2 && !isFloor ? [...V3, ...V4] : [];
  return new Map([
    ...has.map((f) => [f, true] as const),
    ...hasNot.map((f) => [f, false] as const),
  ]);
}
