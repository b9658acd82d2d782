/** Layer "driver": images for graphics cards need the card, its driver, and a tool that passes it through. */
import type { Host, HostGpu, MissingFact } from '../../hosts/host.js';
import type { Need } from '../../image/needs.js';
import type { Attempt, Check, Remedy } from './check.js';
import { all, driverForCuda, meetsCudaRequirement, requiredCuda } from './cuda.js';
import { said, type Said } from '../../said.js';
import { needCheck, type StatedNeed } from './need-check.js';
import { defined } from '../../defined.js';

/** What Docker says where the toolkit finds no GPU. */
const NO_GPU = 'could not select device driver "" with capabilities: [[gpu]]';

/** What CUDA says where the toolkit starts the container for its compatibility libraries, and the card takes none. */
const NO_FORWARD = 'CUDA error 804: forward compatibility was attempted on non supported HW';

const REQUIRE_SOURCE = 'https://github.com/NVIDIA/nvidia-container-toolkit';

/** What an image says of itself, or what the table knows of it. */
export function checkDriver(attempt: Attempt): readonly Check[] {
  const own = attempt.image.environment?.['NVIDIA_REQUIRE_CUDA'];
  const needs = attempt.needs.flatMap((need) => {
    switch (need.needs.kind) {
      case 'nvidia':
        return [checkNvidia(attempt, need, own ?? need.needs.require)];
      case 'amd-gpu':
        return [checkAmd(attempt, need)];
      default:
        return [];
    }
  });
  if (needs.length > 0) return needs;
  if (own !== undefined) return [checkNvidia(attempt, statedNeed(own), own)];
  return attempt.image.gpu === undefined ? [] : [checkNvidia(attempt, RESERVED, undefined)];
}

/** What a run asks for that reserves a GPU, whatever the image does with it. */
const RESERVED: StatedNeed = {
  id: 'nvidia-reserved',
  images: ['*'],
  notImages: [],
  notTags: [],
  os: 'linux',
  needs: { kind: 'nvidia' },
  text: said('why.gpu-reserved'),
  fixes: [],
  source: 'https://docs.docker.com/compose/how-tos/gpu-support/',
  asOf: '2026-11-30',
};

/** The image's own statement, as a row of the table. */
function statedNeed(require: string): StatedNeed {
  const cuda = requiredCuda(require);
  return {
    id: 'nvidia-require-cuda',
    images: ['*'],
    notImages: [],
    notTags: [],
    os: 'linux',
    needs: { kind: 'nvidia', require },
    text: cuda === undefined ? said('why.nvidia') : said('why.cuda', { cuda }),
    fixes: [],
    source: REQUIRE_SOURCE,
    asOf: '2026-08-21',
  };
}

function checkNvidia(attempt: Attempt, need: StatedNeed, require: string | undefined): Check {
  const gpu = gpuOf(attempt.host);
  const check = (ok: boolean | null, finding: Said, missing?: MissingFact): Check =>
    needCheck(attempt, need, 'kernel', 'driver', ok, finding, missing);
  const absent = (finding: Said): Check =>
    needCheck(attempt, { ...need, symptom: NO_GPU }, 'kernel', 'driver', false, finding);
  if (gpu && gpu.vendor !== 'nvidia') return absent(said('found.no-nvidia'));
  if (!attempt.way.row.gpu)
    return absent(said('found.gpu-not-passed', { tool: attempt.way.row.title }));
  if (!gpu) return check(null, said('found.gpu-unnamed'), missingGpu());
  const { needs } = need;
  if (needs.kind === 'nvidia' && needs.discrete === true)
    return check(isServed(gpu), driverOf(gpu));
  if (require === undefined) return check(true, said('found.one'));
  const starts = meetsCudaRequirement(require, gpu);
  const met = all([starts, runsCuda(need, require, gpu)]);
  const driver = driverOf(gpu);
  if (met === true) return check(true, said('found.driver-fits', { driver }));
  if (met === null) return check(null, said('found.driver-depends', { driver }), missingGpu());
  const symptom = starts === false ? need.symptom : NO_FORWARD;
  const old = said('found.driver-old', { driver });
  return {
    ...needCheck(attempt, { ...need, ...defined({ symptom }) }, 'kernel', 'driver', false, old),
    remedies: newDriver(attempt.host, gpu, require),
  };
}

/** Programs built for NVIDIA's cards run on a Jetson whose JetPack brings CUDA 12: from JetPack 6 on. */
function isServed(gpu: HostGpu): boolean {
  return gpu.brand !== 'jetson' || meetsCudaRequirement('cuda>=12.0', gpu) !== false;
}

/**
 * Whether the driver runs the CUDA that an image is built for. The toolkit lets older branches start it, for the
 * libraries that mend them (forward compatibility); these work on data centre cards and on some workstation cards alone,
 * and on others the driver's CUDA must be of the same major version (docs.nvidia.com/deploy/cuda-compatibility).
 */
function runsCuda({ needs }: StatedNeed, require: string, gpu: HostGpu): boolean | null {
  const built = needs.kind === 'nvidia' ? needs.cuda : undefined;
  const cuda = built ?? requiredCuda(require);
  if (cuda === undefined || gpu.brand === 'datacenter') return true;
  const runs = meetsCudaRequirement(`cuda>=${cuda.split('.')[0] ?? cuda}.0`, gpu);
  const isOpen = gpu.brand === undefined || gpu.brand === 'quadro';
  return runs === false && isOpen ? null : runs;
}

/** What is known of the driver; its newest, where nothing is. */
function driverOf({ driver, cuda }: HostGpu): Said {
  if (driver !== undefined) return said('found.driver', { version: driver });
  return cuda === undefined ? said('found.driver-newest') : said('found.driver-cuda', { cuda });
}

function checkAmd(attempt: Attempt, need: Need): Check {
  const gpu = gpuOf(attempt.host);
  if (!gpu)
    return needCheck(attempt, need, 'kernel', 'driver', null, said('found.gpu-unnamed'), {
      fact: 'gpu-model',
      question: said('ask.gpu'),
      choices: [],
      command: 'lspci | grep -Ei "vga|display|3d"',
    });
  const fits = gpu.vendor === 'amd' && attempt.way.row.kernel === 'host';
  return needCheck(
    attempt,
    need,
    'kernel',
    'driver',
    fits,
    fits ? said('found.one') : said('found.no-amd'),
  );
}

/** Hosts of these kinds have no NVIDIA GPU; elsewhere it must be said. */
function gpuOf(host: Host): HostGpu | undefined {
  if (host.gpu) return host.gpu;
  const product = host.os?.product ?? '';
  const none =
    host.os?.family === 'macos' ||
    host.os?.family === 'chromeos' ||
    host.environment === 'ci' ||
    host.environment === 'crostini' ||
    host.cpu?.architecture === 'arm' ||
    /^(?:raspberry-pi-os|synology-dsm|qnap-qts)$/.test(product) ||
    /raspberry pi/i.test(host.name);
  return none ? { vendor: 'none' } : undefined;
}

function missingGpu(): MissingFact {
  return {
    fact: 'gpu-model',
    question: said('ask.nvidia'),
    choices: [],
    command: 'nvidia-smi',
  };
}

/** A Jetson's driver is part of its system. */
function newDriver(host: Host, gpu: HostGpu, require: string): readonly Remedy[] {
  if (gpu.brand === 'jetson') return [];
  const cuda = requiredCuda(require);
  const driver = cuda === undefined ? undefined : driverForCuda(cuda);
  if (driver === undefined) return [];
  return [
    {
      text: said('fix.driver', { version: driver }),
      host: { ...host, gpu: defined({ ...gpu, cuda: undefined, driver }) },
    },
  ];
}
