/** Images for the tests of the rules. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ContainerImage } from '../../src/canirun/image/image.js';
import { parseTools, type ToolTable } from '../../src/canirun/judge/tools.js';
import { createJudge, createKnowledge, type JudgeData } from '../../src/canirun/judge/judge.js';
import type { Knowledge } from '../../src/canirun/judge/judge-container.js';
import { parsePlatforms } from '../../src/canirun/platform/platform.js';
import type { Judge } from '../../src/canirun/judge/verdict.js';

/** A container image with platforms given as text. */
export function image(name: string, platforms: string, mediaType?: string): ContainerImage {
  const parsed = parsePlatforms(platforms);
  if (!parsed.ok) throw new Error(parsed.message);
  return {
    kind: 'container',
    name,
    entries: parsed.platforms.map((platform) => ({ platform })),
    evidence: { from: 'given' },
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}

/** The table of tools that the product ships. */
export function shippedTools(): ToolTable {
  return parseTools(parse(readFileSync('knowledge/hosts/tools.yaml', 'utf8')));
}

let judge: Judge | undefined;

/** The judge with the data that the product ships: read once, and the same for every test. */
export function shippedJudge(): Judge {
  return (judge ??= createJudge(shippedData()));
}

/** What that judge knows. */
export function shippedKnowledge(): Knowledge {
  return createKnowledge(shippedData());
}

function shippedData(): JudgeData {
  return {
    needs: parse(readFileSync('knowledge/images/needs.yaml', 'utf8')) as unknown,
    bases: parse(readFileSync('knowledge/images/bases.yaml', 'utf8')) as unknown,
    risks: parse(readFileSync('knowledge/images/risks.yaml', 'utf8')) as unknown,
    tools: parse(readFileSync('knowledge/hosts/tools.yaml', 'utf8')) as unknown,
  };
}

export const NGINX_ALPINE = image(
  'nginx:alpine',
  'linux/amd64,linux/arm/v6,linux/arm/v7,linux/arm64/v8,linux/386,linux/ppc64le,linux/s390x,linux/riscv64',
);
const MONGO = 'linux/amd64,linux/arm64/v8,windows/amd64:10.0.26100,windows/amd64:10.0.20348';
export const MONGO_7 = image('mongo:7', MONGO);
export const MONGO_4 = image('mongo:4.4', MONGO);
export const MONGO_4_18 = image('mongo:4.4.18', MONGO);
export const HELLO = image(
  'hello-world',
  'linux/amd64,linux/arm/v5,linux/arm/v6,linux/arm/v7,linux/arm64/v8,linux/386,windows/amd64:10.0.26100,windows/amd64:10.0.20348',
);
export const REDIS = image(
  'redis:7',
  'linux/amd64,linux/arm/v7,linux/arm64/v8,linux/386,linux/ppc64le',
);
export const MYSQL_5 = image('mysql:5.7', 'linux/amd64');
export const UBI_10 = image(
  'registry.access.redhat.com/ubi10/ubi',
  'linux/amd64,linux/arm64,linux/ppc64le,linux/s390x',
);

/** Microsoft's Server Core image of a long-term release. */
export function serverCore(year: 2016 | 2019 | 2022 | 2025): ContainerImage {
  const build = { 2016: 14393, 2019: 17763, 2022: 20348, 2025: 26100 }[year];
  return image(`mcr.microsoft.com/windows/servercore:ltsc${year}`, `windows/amd64:10.0.${build}`);
}
