/**
 * The requirement that NVIDIA's container toolkit checks before it starts a CUDA image: NVIDIA_REQUIRE_CUDA.
 * Constraints separated by blanks are alternatives; those joined by commas must all hold
 * (github.com/NVIDIA/nvidia-container-toolkit, README of nvidia-container-runtime).
 */
import type { HostGpu } from '../../hosts/host.js';

/** Oldest Linux driver branch that reports a CUDA version (docs.nvidia.com/cuda/cuda-toolkit-release-notes, table of drivers). */
const DRIVER_OF_CUDA: readonly (readonly [cuda: string, driver: string])[] = [
  ['13.0', '580.65'],
  ['12.9', '575.51'],
  ['12.8', '570.26'],
  ['12.6', '560.28'],
  ['12.5', '555.42'],
  ['12.4', '550.54'],
  ['12.3', '545.23'],
  ['12.2', '535.54'],
  ['12.1', '530.30'],
  ['12.0', '525.60'],
  ['11.8', '520.61'],
  ['11.7', '515.43'],
  ['11.6', '510.39'],
  ['11.5', '495.29'],
  ['11.4', '470.42'],
  ['11.3', '465.19'],
  ['11.2', '460.27'],
  ['11.1', '455.23'],
  ['11.0', '450.36'],
  ['10.2', '440.33'],
  ['10.1', '418.39'],
  ['10.0', '410.48'],
  ['9.2', '396.26'],
  ['9.1', '390.46'],
  ['9.0', '384.81'],
  ['8.0', '367.48'],
  ['7.5', '352.31'],
];

/** How the toolkit's brand names group: our word for a part, and the brands it reports. */
const BRANDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    datacenter: ['tesla', 'nvidia', 'unknown', 'grid', 'vws', 'vpc', 'vcs', 'vapps', 'cloudgaming'],
    geforce: ['geforce', 'geforcertx'],
    quadro: ['quadro', 'quadrortx', 'nvidiartx'],
    titan: ['titan', 'titanrtx'],
  }),
);

/** @returns the newest CUDA version that a driver reports, or undefined for drivers before all of these */
export function cudaOfDriver(driver: string): string | undefined {
  return DRIVER_OF_CUDA.find(([, oldest]) => compareNumbers(driver, oldest) >= 0)?.[0];
}

/** @returns the oldest driver branch for a CUDA version */
export function driverForCuda(cuda: string): string | undefined {
  return DRIVER_OF_CUDA.findLast(([known]) => compareNumbers(known, cuda) >= 0)?.[1];
}

/**
 * Whether a GPU and its driver meet a requirement.
 * @param require - value of NVIDIA_REQUIRE_CUDA (`cuda>=11.0 brand=tesla,driver>=418,driver<419`)
 * @returns true, false, or null where the brand or driver that decides is not said
 */
export function meetsCudaRequirement(require: string, gpu: HostGpu): boolean | null {
  const alternatives = require.split(/\s+/).filter((part) => part !== '');
  if (alternatives.length === 0) return true;
  return any(
    alternatives.map((alternative) => all(alternative.split(',').map((c) => holds(c, gpu)))),
  );
}

/** The CUDA version that a requirement names first, for sentences. */
export function requiredCuda(require: string): string | undefined {
  return /cuda>=(\d{1,3}\.\d{1,3})/.exec(require)?.[1];
}

function holds(constraint: string, gpu: HostGpu): boolean | null {
  const match = /^(cuda|driver|brand|arch)(>=|<=|!=|=|<|>)([\w.]{1,20})$/.exec(constraint);
  if (!match) return null;
  const [, name, operator = '=', value = ''] = match;
  if (name === 'brand') return isBrand(gpu, value);
  if (name === 'arch') return null;
  const has = name === 'cuda' ? (gpu.cuda ?? (gpu.driver && cudaOfDriver(gpu.driver))) : gpu.driver;
  if (has !== undefined && has !== '') return compares(has, operator, value);
  // A driver older than every CUDA version that is listed reports none; no driver said: the newest is assumed.
  if (gpu.driver !== undefined) return false;
  return operator.startsWith('>') ? true : operator === '!=';
}

function isBrand(gpu: HostGpu, brand: string): boolean | null {
  if (gpu.brand === undefined) return null;
  return (BRANDS.get(gpu.brand) ?? [gpu.brand]).includes(brand);
}

function compares(has: string, operator: string, wanted: string): boolean {
  const order = compareNumbers(has, wanted);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}

/** A version that was said in part (driver `570`) is the newest of its branch; the other side's missing parts are 0. */
function compareNumbers(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [mine, other] = [left[i] ?? Infinity, right[i] ?? 0];
    if (mine !== other) return mine < other ? -1 : 1;
  }
  return 0;
}

/** @returns false where any is, else null where any is, else true */
export function all(values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

function any(values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
}
