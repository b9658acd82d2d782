/** The shipped rules and hosts, read from disk for benchmarks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { HostCatalogue } from '../src/canirun/hosts/host.js';
import { createJudge } from '../src/canirun/judge/judge.js';
import type { Judge } from '../src/canirun/judge/verdict.js';
import { createHostCatalogue } from '../src/canirun/hosts/host-catalogue.js';
import { loadHostData } from '../src/app/read-host-data.js';

/** The judge with the shipped tables of needs and tools. */
export function loadJudge(): Judge {
  return createJudge({
    needs: yaml('knowledge/images/needs.yaml'),
    tools: yaml('knowledge/hosts/tools.yaml'),
  });
}

/** The shipped catalogue of hosts. */
export async function loadCatalogue(): Promise<HostCatalogue> {
  return createHostCatalogue(await loadHostData('knowledge/hosts'));
}

function yaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}
