/** The shipped rules and hosts, read from disk for benchmarks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { HostCatalogue } from '../src/canirun/hosts/host.js';
import type { ImageSource } from '../src/canirun/image/image.js';
import {
  createImageCatalogue,
  type ImageCatalogue,
} from '../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../src/canirun/image/catalogue/image-catalogue-data.js';
import { createImageSource } from '../src/canirun/image/image-source.js';
import { createVmImages } from '../src/canirun/image/vm-image.js';
import { parseVmGuests } from '../src/canirun/image/vm-guests.js';
import { createJudge } from '../src/canirun/judge/judge.js';
import type { Judge } from '../src/canirun/judge/verdict.js';
import { createHostCatalogue } from '../src/canirun/hosts/host-catalogue.js';
import { loadHostData } from '../src/app/read-host-data.js';

/** The judge with the shipped tables of needs and tools. */
export function loadJudge(): Judge {
  return createJudge({
    needs: yaml('knowledge/images/needs.yaml'),
    tools: yaml('knowledge/hosts/tools.yaml'),
    bases: yaml('knowledge/images/bases.yaml'),
    risks: yaml('knowledge/images/risks.yaml'),
  });
}

/** The shipped catalogue of hosts. */
export async function loadCatalogue(): Promise<HostCatalogue> {
  return createHostCatalogue(await loadHostData('knowledge/hosts'));
}

/** The images without a registry: the built-in catalogue, and names of VM images. */
export function loadImages(): ImageSource {
  return createImageSource({
    catalogue: loadImageCatalogue(),
    vmImages: createVmImages(parseVmGuests(yaml('knowledge/images/guests.yaml'))),
    now: () => 0,
  });
}

/** The shipped catalogue of images. */
export function loadImageCatalogue(): ImageCatalogue {
  const file = 'knowledge/images/catalogue.yaml';
  const { data, problems } = parseImageCatalogue(readFileSync(file, 'utf8'), file);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return createImageCatalogue(data);
}

function yaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}
