/** Turns a need of the table into a check, with its remedies. */
import type { Host, MissingFact } from '../../hosts/host.js';
import type { ContainerImage } from '../../image/image.js';
import type { HostChange, Need } from '../../image/needs.js';
import { said, type Said, type Sentence } from '../../said.js';
import type { Blocker, Layer } from '../verdict.js';
import type { Attempt, Check, Remedy } from './check.js';
import { defined } from '../../defined.js';
import { isInRange, parseVersionRange } from '../../version-range.js';

/** A need, of the table or stated by the image itself. */
export type StatedNeed = Omit<Need, 'text'> & { readonly text: Sentence };

/**
 * @param found - what the host has instead, as half a sentence
 * @param missing - the fact to ask for, when `ok` is null
 */
export function needCheck(
  attempt: Attempt,
  need: StatedNeed,
  layer: Layer,
  blocker: Blocker,
  ok: boolean | null,
  found: Said,
  missing?: MissingFact,
): Check {
  const symptom = ok === false ? need.symptom : undefined;
  return {
    layer,
    blocker,
    ok,
    text:
      symptom === undefined
        ? said('why.need.found', { need: need.text, found })
        : said('why.need.found-symptom', { need: need.text, found, symptom }),
    source: need.source,
    need: need.id,
    ...(missing ? { missing } : {}),
    remedies: ok === true ? [] : remediesOf(need, attempt),
  };
}

function remediesOf(need: StatedNeed, { image, host }: Attempt): readonly Remedy[] {
  return need.fixes
    .filter((fix) => !fix.environments || fix.environments.includes(host.environment))
    .filter((fix) => !fix.products || fix.products.includes(host.os?.product ?? ''))
    .filter((fix) => !fix.notProducts.includes(host.os?.product ?? ''))
    .filter((fix) => !fix.families || fix.families.includes(host.os?.family ?? ''))
    .map((fix) => ({
      text: fix.text,
      ...(fix.command ? { command: fix.command.replaceAll('IMAGE', image.name) } : {}),
      ...(fix.instead ? { image: renamed(image, fix.instead) } : {}),
      ...(fix.meets ? { image: { ...image, met: [...(image.met ?? []), need.id] } } : {}),
      ...(fix.host ? { host: changed(host, fix.host) } : {}),
    }));
}

/** The same image under another name: what it offers is taken to be the same, its needs are looked up anew. */
export function renamed(image: ContainerImage, name: string): ContainerImage {
  return defined({
    ...image,
    reference: undefined,
    environment: undefined,
    build: undefined,
    name,
  });
}

/** An old release has no newer Docker than was built for it. */
function upgraded({ os, tools }: Host, wanted: string): Host['tools'] {
  const newest = os?.dockerNewest;
  const version =
    newest !== undefined && isInRange(newest, parseVersionRange(`<${wanted}`)) ? newest : wanted;
  return tools.map((tool) => (tool.version ? { ...tool, version } : tool));
}

function changed(host: Host, change: HostChange): Host {
  const { pageSize, engine, cpuLevel, vmVsyscall, ...os } = change;
  return {
    ...host,
    ...(vmVsyscall === undefined ? {} : { toolsVm: { vsyscall: vmVsyscall } }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(host.os ? { os: { ...host.os, ...defined(os) } } : {}),
    ...(host.cpu && cpuLevel !== undefined
      ? { cpu: { ...host.cpu, variant: cpuLevel, features: {} } }
      : {}),
    ...(engine === undefined ? {} : { tools: upgraded(host, engine) }),
  };
}
